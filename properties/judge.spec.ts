import { describe, expect, test } from 'vitest';
import { instanceAt } from '../test-support/instance.ts';
import { consensusAmong, decides } from '../test-support/outcome.ts';
import { replay } from '../test-support/replay.ts';
import { booleanLogic } from '../model/boolean.ts';
import { lanesLogic } from '../model/lanes.ts';
import { floodSet } from '../model/protocols/flood-set.ts';
import { om } from '../model/protocols/om.ts';
import type { Scenario } from '../model/scenario.ts';
import { agreement } from './agreement.ts';
import { broken, courtOf, meets, orderVectors } from './judge.ts';
import { decidersOf } from './property.ts';
import { standardProperties } from './standard.ts';

const om3 = instanceAt(om, { n: 3, m: 1 }, 'byzantine');
const flood3 = instanceAt(floodSet, { n: 3, m: 0, values: 3 }, 'crash');

describe('whose decisions count', () => {
  test.each([
    { problem: 'broadcast', faulty: [], deciders: [1, 2] },
    { problem: 'broadcast', faulty: [0], deciders: [1, 2] },
    { problem: 'broadcast', faulty: [2], deciders: [1] },
    { problem: 'consensus', faulty: [], deciders: [0, 1, 2] },
    { problem: 'consensus', faulty: [0, 2], deciders: [1] },
    { problem: 'coordinated-attack', faulty: [], deciders: [0, 1, 2] },
  ] as const)('$problem, $faulty faulty: $deciders', ({ problem, faulty, deciders }) => {
    const isFaulty = [0, 1, 2].map((general) => (faulty as readonly number[]).includes(general));
    expect(decidersOf(problem, isFaulty)).toEqual(deciders);
  });
});

test('a court is the instance’s, with its deciders', () => {
  expect(courtOf(booleanLogic, om3, [2])).toEqual({
    logic: booleanLogic,
    army: om3.army,
    problem: 'broadcast',
    faulty: [false, false, true],
    deciders: [1],
  });
});

describe('orders as vectors, one a general', () => {
  test('in consensus everybody’s', () => {
    expect(orderVectors(booleanLogic, flood3, [], [0, 1, 2])).toEqual([
      [false, false],
      [true, false],
      [false, true],
    ]);
    expect(orderVectors(lanesLogic, flood3, [], [0, 1, 2])[2]).toEqual([0, -1]);
  });

  test('in a broadcast the commander’s, and RETREAT for the others', () => {
    expect(orderVectors(booleanLogic, om3, [], [1])).toEqual([[true], [false], [false]]);
    expect(orderVectors(booleanLogic, om3, [], [1, 1, 1])).toEqual([[true], [false], [false]]);
  });

  test('an order that is missing is RETREAT', () => {
    expect(orderVectors(booleanLogic, flood3, [], [])).toEqual([
      [false, false],
      [false, false],
      [false, false],
    ]);
  });
});

test('a property is met by an outcome or not', () => {
  const { court, outcome } = consensusAmong([], [decides(1), decides(0)]);
  expect(meets(agreement, court, [[true], [false]], outcome)).toBe(false);
  expect(meets(agreement, { ...court, deciders: [1] }, [[true], [false]], outcome)).toBe(true);
});

describe('the properties that a scenario breaks', () => {
  const names = (scenario: Scenario): readonly string[] => {
    const lies = scenario.deviations.map(({ round, from, to, said }) => [round, from, to, ...said] as const);
    const execution = replay(om3, scenario.faulty, scenario.orders, lies);
    return broken(standardProperties(om3), om3, scenario, execution).map(({ name }) => name);
  };
  const honest: Scenario = { faulty: [], orders: [1], deviations: [], heads: [] };

  test('none of honesty', () => {
    expect(names(honest)).toEqual([]);
  });

  test('OM(1), n = 3: validity, where a lieutenant lies about ATTACK', () => {
    const lie = { round: 2, from: 2, to: 1, prescribed: ['0.2'], said: [] };
    expect(names({ ...honest, faulty: [2], deviations: [lie] })).toEqual(['validity']);
  });

  test('the standard ones are agreement, validity and termination, in that order', () => {
    expect(standardProperties(om3).map(({ name }) => name)).toEqual(['agreement', 'validity', 'termination']);
    expect(standardProperties(om3)[1]?.source).toContain('IC2');
  });
});

test('a traitor’s order is no part of a scenario: properties see RETREAT; a crashed general’s is', () => {
  const flood = (faults: string) => instanceAt(floodSet, { n: 3, m: 0 }, faults);
  expect(orderVectors(booleanLogic, flood('byzantine'), [1], [1, 1, 1])).toEqual([[true], [false], [true]]);
  expect(orderVectors(booleanLogic, flood('crash'), [1], [1, 1, 1])).toEqual([[true], [true], [true]]);
});
