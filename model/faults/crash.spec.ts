import { describe, expect, test } from 'vitest';
import { left, right } from '../../test-support/either.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { everyScenario } from '../../test-support/scenarios.ts';
import { booleanLogic } from '../boolean.ts';
import { runOf } from '../execution.ts';
import { floodSet } from '../protocols/flood-set.ts';
import { om } from '../protocols/om.ts';
import type { Deviation, Scenario } from '../scenario.ts';
import { runScenario } from '../scenario.ts';

const flood = instanceAt(floodSet, { n: 3, m: 1 }, 'crash');
const RETREAT = [true, false];
const NOTHING = [false, false];

const missed = (round: number, from: number, to: number): Deviation => ({ round, from, to, prescribed: [], said: [] });
const scenario = (faulty: readonly number[], ...deviations: readonly Deviation[]): Scenario => ({
  faulty,
  orders: [0, 1, 1],
  deviations,
  heads: [],
});

describe('FloodSet, n = 3, two rounds: general 0 crashes in round 1 before 1 hears it', () => {
  const { scenario: recorded, execution } = right(runScenario(flood, scenario([0], missed(1, 0, 1))));
  const from0 = (round: number): readonly unknown[] =>
    [1, 2].map((general) => execution.rounds[round - 1]?.heard[general]?.[0]);

  test('in that round only 1 misses it', () => {
    expect(from0(1)).toEqual([NOTHING, RETREAT]);
  });

  test('afterwards it is silent to everyone', () => {
    expect(from0(2)).toEqual([NOTHING, NOTHING]);
  });

  test('the record lists the lost message, and not the silence that follows', () => {
    expect(recorded.deviations).toEqual([{ round: 1, from: 0, to: 1, prescribed: ['RETREAT'], said: [] }]);
  });

  test('a message was lost', () => {
    expect(execution.lost).toBe(true);
  });

  test('it still hears the others', () => {
    expect(execution.rounds[1]?.heard[0]?.slice(1)).toEqual([
      [false, true],
      [true, true],
    ]);
  });
});

describe('what a faulty general may do', () => {
  test('not crash at all', () => {
    const { execution } = right(runScenario(flood, scenario([0])));
    expect(execution.lost).toBe(false);
  });

  test('lose several messages of the round in which it crashes', () => {
    const { execution } = right(runScenario(flood, scenario([0], missed(2, 0, 1), missed(2, 0, 2))));
    expect(execution.rounds[1]?.heard.slice(1).map((inbox) => inbox[0])).toEqual([NOTHING, NOTHING]);
  });

  test('lose messages in one round only: afterwards there is nothing left to lose', () => {
    expect(left(runScenario(flood, scenario([0], missed(1, 0, 1), missed(2, 0, 2))))._tag).toBe('NotAllowed');
  });

  test('a loyal general loses nothing', () => {
    expect(left(runScenario(flood, scenario([0], missed(1, 1, 0))))._tag).toBe('NotFaulty');
  });

  test('two crash independently, the receivers of the one among the other’s', () => {
    const { execution } = right(runScenario(flood, scenario([0, 2], missed(1, 0, 2), missed(2, 2, 1))));
    expect(execution.rounds.map((round) => [round.heard[2]?.[0], round.heard[1]?.[2]])).toEqual([
      [NOTHING, [false, true]],
      [NOTHING, NOTHING],
    ]);
  });

  test.each([
    // Never, or in one of R rounds a non-empty set of the n - 1 receivers: 1 + R (2^(n - 1) - 1).
    { n: 2, m: 0, scenarios: 2 },
    { n: 3, m: 0, scenarios: 4 },
    { n: 3, m: 1, scenarios: 7 },
    { n: 4, m: 1, scenarios: 15 },
  ])('one crash, n = $n in $m + 1 rounds: $scenarios ways', ({ n, m, scenarios }) => {
    const instance = instanceAt(floodSet, { n, m }, 'crash');
    const orders = Array.from({ length: n }, () => 0);
    expect([...everyScenario(instance, [0], orders)]).toHaveLength(scenarios);
  });
});

test('a general that is scheduled to say nothing has nothing to lose: OM(1)’s commander in round 2', () => {
  const om1 = instanceAt(om, { n: 3, m: 1 }, 'crash');
  const found = [...everyScenario(om1, [0], [1])];
  expect(found).toHaveLength(4);
  expect(found.every(({ scenario: { deviations } }) => deviations.every(({ round }) => round === 1))).toBe(true);
});

test('a crashed general is silenced, from the round of its crash on', () => {
  const { faults } = runOf(booleanLogic, flood, [0]);
  const lost = faults.deliver(faults.start, 1, 1, [[true, false], [], [false, true]], () => true);
  expect([0, 1].map((general) => faults.silenced(faults.start, general))).toEqual([false, false]);
  expect([0, 1].map((general) => faults.silenced(lost.memory, general))).toEqual([true, false]);
  const nextRound = faults.begin(lost.memory, 2, []);
  expect([0, 1].map((general) => faults.silenced(nextRound, general))).toEqual([true, false]);
  expect([faults.lost(faults.start), faults.lost(lost.memory), faults.lost(nextRound)]).toEqual([false, true, true]);
});
