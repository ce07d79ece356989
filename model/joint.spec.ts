import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawOf, drawSome } from '../test-support/draw.ts';
import { left, right } from '../test-support/either.ts';
import { instanceAt } from '../test-support/instance.ts';
import type { Some } from '../test-support/dropping-protocol.ts';
import { dropping, ignoring } from '../test-support/dropping-protocol.ts';
import { mutatedProtocol } from '../test-support/mutated-protocol.ts';
import { runs } from '../test-support/tier/draws.ts';
import { generals } from './army.ts';
import { at } from './at.ts';
import type { Choose } from './choice.ts';
import { choiceName } from './choice.ts';
import type { Execution } from './execution.ts';
import type { Instance } from './instance.ts';
import type { Joint, JointDecision } from './joint.ts';
import { choicesOn, joined } from './joint.ts';
import type { Protocol } from './protocol.ts';
import { floodSet } from './protocols/flood-set.ts';
import { handshake } from './protocols/handshake.ts';
import { majority } from './protocols/majority.ts';
import { om } from './protocols/om.ts';
import { phaseKing } from './protocols/phase-king.ts';
import { sm } from './protocols/sm.ts';
import { relabellingHolds } from './relabelling.ts';
import { record } from './scenario.ts';
import { ordersHeld } from './scenario-data.ts';

interface Pair {
  readonly title: string;
  readonly a: Instance;
  readonly b: Instance;
}

const pair = (title: string, a: Instance, b: Instance): Pair => ({ title, a, b });

/** A protocol beside a copy with a few things wrong with it. */
const mutated = (original: Protocol, n: number, m: number, faults: string, seed: number): Pair =>
  pair(
    `${original.name} and mutant ${String(seed)}, ${faults}`,
    instanceAt(original, { n, m }, faults),
    instanceAt(mutatedProtocol(original, seed), { n, m }, faults),
  );

/** What general 0 says first, and what 1 says to 2 in the end. */
const someMessages: Some = (round, from, to) => (round === 1 && from === 0) || (round === 2 && from === 1 && to === 2);

/** A protocol that sends some messages in vain beside one that does not send them. */
const withAndWithout = (original: Protocol, n: number, m: number, faults: string): Pair =>
  pair(
    `${original.name}, some messages sent in vain, or not at all, ${faults}`,
    instanceAt(ignoring(original, someMessages), { n, m }, faults),
    instanceAt(dropping(original, someMessages), { n, m }, faults),
  );

const pairs: readonly Pair[] = [
  ...[1, 2, 3].flatMap((seed) => [
    mutated(om, 4, 1, 'byzantine', seed),
    mutated(sm, 4, 1, 'signed', seed),
    mutated(phaseKing, 4, 1, 'byzantine', seed),
    mutated(floodSet, 4, 2, 'crash', seed),
    mutated(majority, 4, 0, 'loss:1', seed),
    mutated(handshake, 2, 0, 'loss', seed),
  ]),
  // Other rounds, other claims, other parameters.
  pair('OM(1) and OM(2)', instanceAt(om, { n: 5, m: 1 }, 'byzantine'), instanceAt(om, { n: 5, m: 2 }, 'byzantine')),
  pair('OM and SM', instanceAt(om, { n: 4, m: 1 }, 'byzantine'), instanceAt(sm, { n: 4, m: 1 }, 'byzantine')),
  pair(
    'Phase King with one phase and with two',
    instanceAt(phaseKing, { n: 4, m: 1, parameters: { phases: 1 } }, 'byzantine'),
    instanceAt(phaseKing, { n: 4, m: 1 }, 'byzantine'),
  ),
  pair(
    'FloodSet for one crash and for two',
    instanceAt(floodSet, { n: 4, m: 1 }, 'crash'),
    instanceAt(floodSet, { n: 4, m: 2 }, 'crash'),
  ),
  withAndWithout(floodSet, 4, 2, 'crash'),
  withAndWithout(floodSet, 4, 2, 'loss:2'),
  withAndWithout(phaseKing, 4, 1, 'byzantine'),
  withAndWithout(sm, 4, 1, 'signed'),
];

const jointOf = ({ a, b }: Pair): Joint => right(joined(a, b));

/** What can be said of an execution from outside: what was said and heard, and what was decided. */
const seen = ({ rounds, decisions }: Execution<boolean>): object => ({
  heard: rounds.map(({ heard }) => heard),
  decisions,
});

describe('the product of two instances', () => {
  test.each(pairs)('each half of an execution is an execution of its own: $title', (given) => {
    const joint = jointOf(given);
    const { a, b, instance } = joint;
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const draw = drawOf(seed);
        const faulty = instance.faults.generalsFail ? drawSome(draw, generals(instance.army)).slice(0, 2) : [];
        const orders = Array.from({ length: ordersHeld(instance) }, () => (draw() < 0 ? 1 : 0));
        const made = new Map<string, boolean>();
        const drawing: Choose<boolean> = (choice) => {
          const value = draw() < 0;
          made.set(choiceName(choice), value);
          return value;
        };
        const both = record(instance, faulty, orders, drawing).execution;
        for (const [side, own] of [
          ['a', a],
          ['b', b],
        ] as const) {
          const alone = record(own, faulty, orders, choicesOn(joint, side, made)).execution;
          const half = {
            heard: alone.rounds.map(({ heard }, r) =>
              heard.map((inbox, to) =>
                inbox.map((message, from) => {
                  const labels = instance.schedule.links[r]?.[from]?.[to] ?? [];
                  const told = at(at(at(both.rounds, r).heard, to), from);
                  expect(message).toHaveLength(labels.filter((label) => label.startsWith(`${side}:`)).length);
                  return told.filter((_, i) => labels[i]?.startsWith(`${side}:`) === true);
                }),
              ),
            ),
            decisions: both.decisions.map((decision) => (decision as JointDecision<boolean>)[side]),
          };
          expect(half).toEqual(seen(alone));
        }
      }),
      { numRuns: runs(4, 15) },
    );
  });

  test('what both schedule is chosen once, what only one schedules is a choice of its own', () => {
    const asked = (instance: Instance): number => {
      let choices = 0;
      record(instance, [1], [1], (_choice, honest) => {
        choices += 1;
        return honest;
      });
      return choices;
    };
    const small = instanceAt(om, { n: 4, m: 1 }, 'byzantine');
    const large = instanceAt(om, { n: 4, m: 2 }, 'byzantine');
    expect(asked(right(joined(small, small)).instance)).toBe(asked(small));
    // OM(2) says all that OM(1) says, and has a third round.
    expect(asked(right(joined(small, large)).instance)).toBe(asked(large));
    expect(asked(right(joined(large, small)).instance)).toBe(asked(large));
    const signs = instanceAt(sm, { n: 4, m: 1 }, 'byzantine');
    expect(asked(right(joined(small, signs)).instance)).toBe(asked(small) + asked(signs));
  });

  test('is as symmetric as both, where renaming does the same to what both claim', () => {
    const one = instanceAt(om, { n: 5, m: 1 }, 'byzantine');
    const { instance } = right(joined(one, one));
    expect(instance.protocol.interchangeable(instance.army)).toEqual([1, 2, 3, 4]);
    const stubborn = instanceAt({ ...om, rename: (label) => label }, { n: 5, m: 1 }, 'byzantine');
    const crooked = right(joined(one, stubborn)).instance;
    expect(crooked.protocol.interchangeable(crooked.army)).toEqual([]);
    const aloof = instanceAt({ ...om, interchangeable: () => [2, 3] }, { n: 5, m: 1 }, 'byzantine');
    const less = right(joined(one, aloof)).instance;
    expect(less.protocol.interchangeable(less.army)).toEqual([2, 3]);
  });

  test.each(pairs.filter(({ title }) => !title.includes('mutant')))('relabelling holds: $title', (given) => {
    const { instance } = jointOf(given);
    for (let seed = 0; seed < 20; seed++) expect(relabellingHolds(instance, [1], drawOf(seed))).toBeNull();
  });
});

describe('what cannot be compared', () => {
  const four = instanceAt(om, { n: 4, m: 1 }, 'byzantine');

  test.each([
    {
      what: 'other problems',
      other: instanceAt(majority, { n: 4, m: 1 }, 'byzantine'),
      says: 'they solve different problems: om is for broadcast, majority for consensus',
    },
    {
      what: 'traitors over lossy links',
      self: instanceAt(om, { n: 4, m: 1 }, 'byzantine+loss:1'),
      other: instanceAt(om, { n: 4, m: 1 }, 'byzantine+loss:1'),
      says: 'each of the two would lose messages of its own: compare them under byzantine or under loss',
    },
    { what: 'other sizes', other: instanceAt(om, { n: 5, m: 1 }, 'byzantine'), says: 'they are of different sizes' },
    {
      what: 'other orders',
      other: instanceAt(om, { n: 4, m: 1, values: 3 }, 'byzantine'),
      says: 'they are of different sizes',
    },
    {
      what: 'other faults',
      other: instanceAt(om, { n: 4, m: 1 }, 'crash'),
      says: 'one is asked about under byzantine faults, the other under crash',
    },
  ])('$what', ({ self = four, other, says }) => {
    expect(left(joined(self, other)).message).toContain(says);
  });
});
