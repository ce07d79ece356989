import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { at } from '../../../model/at.ts';
import type { Protocol } from '../../../model/protocol.ts';
import { floodSet } from '../../../model/protocols/flood-set.ts';
import { handshake } from '../../../model/protocols/handshake.ts';
import { majority } from '../../../model/protocols/majority.ts';
import { om } from '../../../model/protocols/om.ts';
import { phaseKing } from '../../../model/protocols/phase-king.ts';
import { done } from '../../../model/work.ts';
import { left, right } from '../../../test-support/either.ts';
import { instanceAt } from '../../../test-support/instance.ts';
import { testLaws } from '../../../test-support/law.ts';
import { mutatedProtocol } from '../../../test-support/mutated-protocol.ts';
import { randomProtocol } from '../../../test-support/random-protocol.ts';
import { relayingProtocol } from '../../../test-support/relaying-protocol.ts';
import { runs } from '../../../test-support/tier/draws.ts';
import { toy, toyProgram } from '../../../test-support/toy.ts';
import type { Argument } from '../argument.ts';
import { areTwins, argumentLaws, isReplayed, lines, shrunk } from '../world.properties.ts';
import { rounds } from './rounds.ts';
import type { PlanSituation } from './rounds.properties.ts';
import { roundsLaws } from './rounds.properties.ts';
import { walk } from './walk.ts';

const crashing = (
  protocol: Protocol,
  n: number,
  m: number,
  t: number,
  parameters: Readonly<Record<string, number>> = {},
): Argument => right(rounds(instanceAt(protocol, { n, m, parameters }, 'crash'), t));

describe('FloodSet with a round too few', () => {
  test('n = 3, one round, one crash: the one general with RETREAT tells only one other', () => {
    const argument = crashing(floodSet, 3, 0, 1);
    expect(lines(argument)).toEqual([
      '110 | - | 000 | -',
      '111 | - | 111 | -',
      '110 | 1:2>0 1:2>1 | 11x | -',
      '110 | 1:2>1 | 01x | agreement',
    ]);
    expect(argument.worlds.map(({ name, about }) => `${name}: ${about}`)).toEqual([
      'world 1: generals 0 and 1 hold ATTACK, general 2 RETREAT, and nobody crashes',
      'world 2: everybody holds ATTACK, and nobody crashes',
      'world 3: as world 1, but general 2 crashes in round 1 before it has spoken to anybody',
      'world 4: as world 1, but general 2 crashes in round 1 after it has spoken to general 0 only',
    ]);
    expect(argument.worlds.map(({ forced }) => forced)).toEqual([null, 1, null, null]);
    expect(argument.twins).toEqual([{ general: 1, worlds: [2, 3] }]);
    expect(argument).toMatchObject({ kind: 'rounds', t: 1, refuted: { world: 3, property: { name: 'agreement' } } });
  });

  test('n = 4, two rounds, two crashes', () => {
    expect(lines(crashing(floodSet, 4, 1, 2))).toEqual([
      '1110 | - | 0000 | -',
      '1111 | - | 1111 | -',
      '1110 | 1:3>0 1:3>1 1:3>2 | 111x | -',
      '1110 | 1:3>1 1:3>2 | 000x | -',
      '1110 | 1:3>0 1:3>1 1:3>2 2:0>1 2:0>2 2:0>3 | x11x | -',
      '1110 | 1:3>1 1:3>2 2:0>1 2:0>2 2:0>3 | x11x | -',
      '1110 | 1:3>1 1:3>2 2:0>2 2:0>3 | x01x | agreement',
    ]);
  });

  const BROKEN_LATE = 'n = $n, m = $m, t = $t: $worlds worlds, the last broken by a crash in every round';
  const brokenLate = ({ n, m, t, worlds }: Readonly<Record<'n' | 'm' | 't' | 'worlds', number>>): void => {
    const argument = crashing(floodSet, n, m, t);
    isReplayed(argument);
    areTwins(argument);
    expect(argument.worlds).toHaveLength(worlds);
    const { faulty, deviations } = shrunk(argument).scenario;
    expect(faulty).toHaveLength(t);
    expect(new Set(deviations.map(({ round }) => round)).size).toBe(t);
  };

  test.each([
    { n: 3, m: 0, t: 1, worlds: 4 },
    { n: 4, m: 1, t: 2, worlds: 7 },
    { n: 5, m: 2, t: 3, worlds: 11 },
  ])(BROKEN_LATE, brokenLate);

  test.each([
    { n: 9, m: 4, t: 5, worlds: 19 },
    { n: 12, m: 5, t: 6, worlds: 23 },
  ])(BROKEN_LATE, { tags: ['thorough'] }, brokenLate);
});

describe('other protocols that run under crash', () => {
  test('majority: a close vote is split by one crash', () => {
    expect(lines(crashing(majority, 3, 0, 1))).toEqual([
      '100 | - | 000 | -',
      '110 | - | 111 | -',
      '100 | 1:1>0 1:1>2 | 0x0 | -',
      '110 | 1:1>0 1:1>2 | 0x0 | -',
      '110 | 1:1>2 | 1x0 | agreement',
    ]);
    for (const n of [3, 4, 5, 8, 12]) {
      const argument = crashing(majority, n, 0, 1);
      isReplayed(argument);
      areTwins(argument);
      expect(argument.refuted.property.name).toBe('agreement');
      expect(shrunk(argument).scenario.faulty).toHaveLength(1);
    }
  });

  const PHASES = 'phase-king, n = $n, m = $m, $phases phases';
  const kings = ({ n, m, phases }: Readonly<Record<'n' | 'm' | 'phases', number>>): void => {
    const argument = crashing(phaseKing, n, m, 3 * phases, { phases });
    isReplayed(argument);
    areTwins(argument);
    shrunk(argument);
  };

  test.each([
    { n: 5, m: 0, phases: 1 },
    { n: 5, m: 1, phases: 1 },
    { n: 8, m: 1, phases: 2 },
  ])(PHASES, kings);

  test.each([
    { n: 8, m: 2, phases: 2 },
    { n: 11, m: 3, phases: 3 },
  ])(PHASES, { tags: ['thorough'] }, kings);

  test('three orders are no obstacle', () => {
    const instance = instanceAt(floodSet, { n: 4, m: 1, values: 3 }, 'crash');
    const argument = right(rounds(instance, 2));
    isReplayed(argument);
    areTwins(argument);
    expect(argument.worlds[0]?.about).toBe('generals 0 to 2 hold ATTACK-1, general 3 RETREAT, and nobody crashes');
  });

  test('without rounds two generals are enough, and without crashes', () => {
    const argument = right(rounds(instanceAt(toy({ rounds: () => 0 }), { n: 2, m: 0 }, 'crash'), 0));
    expect(lines(argument)).toEqual(['00 | - | 00 | -', '10 | - | 10 | agreement']);
    expect(argument.twins).toEqual([{ general: 1, worlds: [0, 1] }]);
  });

  test('a general that never speaks again may be faulty without showing it', () => {
    // Generals 0 and 1 report in round 1, general 2 in round 2, and it is the only one that does.
    const reporting = toy({
      rounds: () => 2,
      claims: (_army, round, from) => ((round === 1) === from < 2 ? ['attack'] : []),
      program: (setting) => ({
        ...toyProgram(setting),
        send: (self, state, round, to) =>
          (round === 1) === self < 2 ? toyProgram(setting).send(self, state, round, to) : [],
      }),
    });
    const argument = crashing(reporting, 4, 0, 2);
    isReplayed(argument);
    areTwins(argument);
  });
});

describe('where it does not apply', () => {
  const refusal = (protocol: Protocol, n: number, m: number, t: number, faults = 'crash'): string => {
    const { reason, message } = left(rounds(instanceAt(protocol, { n, m }, faults), t));
    return `${reason}: ${message}`;
  };

  test('rounds enough', () => {
    expect(refusal(floodSet, 4, 1, 1)).toMatch(/^rounds: flood-set takes 2 rounds, and t = 1.*from t = 2 on/);
    expect(refusal(floodSet, 4, 1, NaN)).toMatch(/^rounds/);
    expect(refusal(majority, 3, 0, 0)).toMatch(/^rounds: majority takes 1 round, and t = 0/);
  });

  test('generals too few: it needs two more than there are rounds, whatever t', () => {
    expect(refusal(floodSet, 3, 1, 2)).toMatch(/^too-few-generals: .*4 generals, not 3/);
    isReplayed(crashing(floodSet, 3, 0, 2));
  });

  test('coins, another problem, other faults, and more messages than fit', () => {
    expect(refusal(toy({ coins: () => 1 }), 3, 0, 1)).toMatch(/^randomised: toy tosses coins/);
    expect(refusal(om, 3, 1, 2, 'byzantine')).toMatch(/^problem: .*om is a broadcast.*hexagon/);
    expect(refusal(handshake, 2, 0, 2, 'loss')).toMatch(/^problem: .*handshake is a coordinated-attack.*chain/);
    expect(refusal(majority, 3, 0, 1, 'byzantine')).toMatch(/^faults: .*ask for crash.*hexagon/);
    expect(refusal(floodSet, 60, 40, 41)).toMatch(/^too-large: the walk may send/);
  });
});

test('a walk where the theorem says nothing finds nothing, and takes that for a bug of ours', () => {
  // FloodSet in two rounds withstands two crashes of three: whoever is left agrees with itself.
  const instance = instanceAt(floodSet, { n: 3, m: 1 }, 'crash');
  expect(() => done(walk(instance))).toThrow(/flood-set, n = 3.*two worlds differ for one general only/);
});

describe('laws of random consensus protocols', () => {
  /** t from 1 to 3, R from 1 to t, and n from t + 2 on. */
  const sizes = fc.integer({ min: 1, max: 3 }).chain((t) =>
    fc.record({
      t: fc.constant(t),
      R: fc.integer({ min: 1, max: t }),
      n: fc.integer({ min: t + 2, max: t + 3 }),
    }),
  );

  const situation = (protocol: Protocol, n: number, m: number, t: number): PlanSituation => ({
    instance: instanceAt(protocol, { n, m }, 'crash'),
    t,
  });

  const families: Readonly<Record<string, fc.Arbitrary<PlanSituation>>> = {
    // Everybody alike: the truth tables of generals that tell all others apart would be too large.
    'anything at all': fc
      .tuple(sizes, fc.record({ seed: fc.integer(), hesitant: fc.boolean() }))
      .map(([{ t, R, n }, recipe]) =>
        situation(
          randomProtocol({ ...recipe, rounds: R, problem: 'consensus', alike: true, coins: false, exclusive: false }),
          n,
          0,
          t,
        ),
      ),
    'valid by construction': fc
      .tuple(
        sizes,
        fc.record({
          seed: fc.integer(),
          mute: fc.integer({ min: 0, max: 4 }),
          alike: fc.boolean(),
          hesitant: fc.boolean(),
        }),
      )
      .map(([{ t, R, n }, recipe]) =>
        situation(relayingProtocol({ ...recipe, rounds: R, problem: 'consensus' }), n, 0, t),
      ),
    'FloodSet with mistakes': fc
      .tuple(sizes, fc.record({ seed: fc.integer() }))
      .map(([{ t, R, n }, { seed }]) => situation(mutatedProtocol(floodSet, seed), n, R - 1, t)),
  };

  describe.each(Object.entries(families))('%s', (_name, situations) => {
    testLaws(roundsLaws(situations), runs(40, 750));
    testLaws(argumentLaws(situations.map(({ instance, t }) => right(rounds(instance, t)))), runs(5, 25));
  });

  test.each([1, 2, 3])('valid by construction, R = %i: many are broken by a crash in every round only', (R) => {
    const recipe = { rounds: R, problem: 'consensus', mute: 0, alike: true, hesitant: false } as const;
    const crashes = Array.from({ length: runs(20, 100) }, (_, seed) => {
      const { worlds, refuted } = crashing(relayingProtocol({ ...recipe, seed }), R + 2, 0, R);
      expect(refuted.property.name).toBe('agreement');
      return at(worlds, refuted.world).recorded.scenario.faulty.length;
    });
    expect(crashes.filter((count) => count === R).length).toBeGreaterThan(crashes.length / 2);
  });
});
