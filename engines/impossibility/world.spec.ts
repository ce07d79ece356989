import { describe, expect, test } from 'vitest';
import { handshake } from '../../model/protocols/handshake.ts';
import type { Scenario } from '../../model/scenario.ts';
import { honestScenario } from '../../model/scenario.ts';
import { done } from '../../model/work.ts';
import { instanceAt } from '../../test-support/instance.ts';
import type { World } from './argument.ts';
import { refutedIn, twinAt, twinsOf, worldOf } from './world.ts';

const instance = instanceAt(handshake, { n: 2, m: 0 }, 'loss');

const world = (name: string, orders: readonly number[], ...lost: readonly (readonly [number, number])[]): World => {
  const scenario: Scenario = {
    ...honestScenario(instance, orders),
    deviations: lost.map(([round, from]) => ({ round, from, to: 1 - from, prescribed: [], said: [] })),
  };
  return done(worldOf(instance, name, 'a world', scenario));
};

const all = world('all', [1, 1]);
const one = world('one', [1, 1], [2, 1]);
const none = world('none', [1, 1], [1, 0], [2, 1]);
const retreat = world('retreat', [0, 0]);

describe('a world', () => {
  test('is what came of running it, judged', () => {
    expect([all, one, none, retreat].map(({ forced }) => forced)).toEqual([1, null, null, 0]);
    expect([all, one, none, retreat].map(({ broken }) => broken.map(({ name }) => name))).toEqual([
      [],
      ['agreement'],
      [],
      [],
    ]);
    expect(one.recorded.scenario.deviations).toEqual([{ round: 2, from: 1, to: 0, prescribed: ['ack 1'], said: [] }]);
  });

  test('that cannot be run is a bug of ours', () => {
    expect(() => world('wrong', [1, 1], [1, 1])).toThrow(/handshake.*wrong \(a world\) cannot be run: .*no message/);
  });
});

describe('twins', () => {
  const worlds = [all, one, none];

  test('are those that see the same', () => {
    expect(twinsOf(instance, worlds, [0, 1])).toEqual([{ general: 1, worlds: [0, 1] }]);
    expect(twinsOf(instance, worlds, [1, 2])).toEqual([{ general: 0, worlds: [1, 2] }]);
    expect(twinsOf(instance, worlds, [0, 2])).toEqual([]);
    expect(twinAt(instance, worlds, { general: 1, worlds: [0, 1] })).toEqual({ general: 1, worlds: [0, 1] });
  });

  test('that see different things, or decide differently, are a bug of ours', () => {
    expect(() => twinAt(instance, worlds, { general: 0, worlds: [0, 1] })).toThrow(
      /general 0 can tell all and one apart/,
    );
    const { recorded } = one;
    const decisions = recorded.execution.decisions.map(({ value, ...rest }) => ({
      ...rest,
      value: value.map((v) => !v),
    }));
    const impure = { ...one, recorded: { ...recorded, execution: { ...recorded.execution, decisions } } };
    expect(() => twinsOf(instance, [all, impure], [0, 1])).toThrow(
      /general 1 sees the same in all and one, and does not/,
    );
  });
});

test('the first broken world counts, and that there is none is a bug of ours', () => {
  expect(refutedIn(instance, [all, one, one])).toMatchObject({ world: 1, property: { name: 'agreement' } });
  expect(() => refutedIn(instance, [all, none])).toThrow(/nothing is broken in any world/);
});
