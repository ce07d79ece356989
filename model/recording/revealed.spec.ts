/**
 * A program that looks at its values, or keeps something to itself, is recorded differently with other inks.
 */
import { describe, expect, test } from 'vitest';
import { instanceAt } from '../../test-support/instance.ts';
import { smallInstances } from '../../test-support/small-instances.ts';
import { someOfEach } from '../../test-support/tier/draws.ts';
import type { ToyState } from '../../test-support/toy.ts';
import { toy, toyProgram } from '../../test-support/toy.ts';
import { instanceTitle } from '../instance.ts';
import type { Instance } from '../instance.ts';
import type { Program, Protocol, Setting } from '../protocol.ts';
import { callsBehind, sourceProtocol } from './recorded.ts';
import { revealed } from './revealed.ts';

const shown = ({ protocol, army, schedule }: Instance): string | null => {
  const calls = callsBehind(protocol);
  if (calls === null) throw new Error('it is not recorded');
  return revealed(sourceProtocol(protocol), army, schedule, calls);
};

test.each(
  someOfEach(40, smallInstances({ n: [2, 3, 4], m: [0, 1], values: [2, 3] }), (each) => each).map(
    (each) => [instanceTitle(each), each] as const,
  ),
)('nothing of %s', (_title, instance) => {
  expect(shown(instance)).toBeNull();
});

/** What shows of a program of five generals that makes this of the votes in the end. */
const receiving = (receive: <B>(setting: Setting<B>, votes: readonly B[]) => B): string | null => {
  const protocol: Protocol = toy({
    program: <B>(setting: Setting<B>): Program<B> => ({
      ...toyProgram(setting),
      receive: (_self, { attack }: ToyState<B>, _round, inbox): ToyState<B> => ({
        attack: receive(setting, [attack, ...inbox.flat()]),
      }),
    }),
  });
  return shown(instanceAt(protocol, { n: 5, m: 0 }, 'byzantine'));
};

let counter = 0;

describe('what shows a program that', () => {
  test.each<[string, <B>(setting: Setting<B>, votes: readonly B[]) => B, string]>([
    [
      'compares a rare conjunction',
      ({ logic }, votes) => (logic.all(votes) === logic.one ? logic.zero : logic.any(votes)),
      'branches on a value',
    ],
    [
      'asks whether a value is true',
      ({ logic }, votes) => (Boolean(votes[0]) ? logic.one : logic.any(votes)),
      'branches on a value',
    ],
    [
      'asks of what type a value is',
      ({ logic }, votes) => (typeof votes[0] === 'symbol' ? logic.any(votes) : logic.zero),
      'branches on a value',
    ],
    [
      'looks for a value among others',
      ({ logic }, votes) => (votes.includes(logic.one) ? logic.zero : logic.any(votes)),
      'branches on a value',
    ],
    ['takes each value once', ({ logic }, votes) => logic.any([...new Set(votes)]), 'branches on a value'],
    [
      'puts values in order',
      ({ logic }, votes) => logic.any([...votes].sort((a, b) => (String(a) < String(b) ? -1 : 1)).slice(0, 2)),
      'branches on a value',
    ],
    [
      'counts its calls',
      ({ logic }, votes) => (counter++ % 2 === 0 ? logic.any(votes) : logic.all(votes)),
      'keeps something between calls',
    ],
    ['draws', ({ logic }, votes) => (Math.random() < 0.5 ? logic.any(votes) : logic.all(votes)), 'keeps something'],
  ])('%s', (_what, receive, reason) => {
    expect(receiving(receive)).toContain(reason);
  });

  test('computes with constants that were made before', () => {
    const protocol = toy({
      program: <B>(setting: Setting<B>): Program<B> => {
        const { zero } = setting.logic;
        const never = [zero, setting.logic.not(setting.logic.one)];
        return { ...toyProgram(setting), start: () => ({ attack: setting.logic.any(never) }) };
      },
    });
    expect(shown(instanceAt(protocol, { n: 3, m: 0 }, 'byzantine'))).toBeNull();
  });
});
