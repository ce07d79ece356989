/**
 * A scenario is run, and comes back as it was: the laws, and what is normalised. Scenarios that cannot be are in
 * `scenario-refusal.spec.ts`, and the fewest lies in `fewest-lies.spec.ts`.
 */
import { describe, expect, test } from 'vitest';
import { right } from '../test-support/either.ts';
import { gamblers } from '../test-support/gamblers.ts';
import { instanceAt } from '../test-support/instance.ts';
import { testLaws } from '../test-support/law.ts';
import { says, scenarioWith } from '../test-support/scenario-with.ts';
import { everyScenario } from '../test-support/scenarios.ts';
import { FAULTS, smallInstances } from '../test-support/small-instances.ts';
import { runs } from '../test-support/tier/draws.ts';
import { toy } from '../test-support/toy.ts';
import { floodSet } from './protocols/flood-set.ts';
import { om } from './protocols/om.ts';
import { freeOrders, honestScenario, record, runScenario } from './scenario.ts';
import { ordersHeld } from './scenario-data.ts';
import { scenarioLaws } from './scenario.properties.ts';

const om3 = instanceAt(om, { n: 3, m: 1 }, 'byzantine');

describe.each(FAULTS)('laws under %s', (name) => {
  testLaws(scenarioLaws(smallInstances({ n: [2, 3, 4], m: [0, 1, 2], values: [2, 3], faults: [name] })), runs(40, 100));
});

describe('laws of protocols with coins', () => {
  testLaws(scenarioLaws(gamblers([1, 2, 3])));
});

describe('the attack of the paper’s figure 1: OM(1), n = 3, the commander orders ATTACK, 2 says it was RETREAT', () => {
  const attack = scenarioWith({ faulty: [2], deviations: [says(2, 2, 1)] });

  test('1 cannot tell whom to believe, and retreats', () => {
    expect(right(runScenario(om3, attack)).execution.decisions[1]?.value).toEqual([false]);
  });

  test('the record says what should have been said', () => {
    expect(right(runScenario(om3, attack)).scenario.deviations).toEqual([
      { round: 2, from: 2, to: 1, prescribed: ['0.2'], said: [] },
    ]);
  });
});

describe('what comes back is normalised', () => {
  test('a deviation that says what is prescribed is gone', () => {
    const idle = scenarioWith({ faulty: [2], deviations: [says(2, 2, 1, '0.2')] });
    expect(right(runScenario(om3, idle)).scenario).toEqual(scenarioWith({ faulty: [2] }));
  });

  test('what is prescribed is what the protocol prescribes now, whatever the file says', () => {
    const stale = { ...says(1, 0, 1), prescribed: ['something else'] };
    const { scenario } = right(runScenario(om3, scenarioWith({ faulty: [0], deviations: [stale] })));
    expect(scenario.deviations).toEqual([{ round: 1, from: 0, to: 1, prescribed: ['0'], said: [] }]);
  });

  test('generals and deviations are put in order', () => {
    const messy = scenarioWith({ faulty: [2, 0], deviations: [says(2, 2, 1, '0.2'), says(1, 0, 1)] });
    const { scenario } = right(runScenario(om3, messy));
    expect(scenario.faulty).toEqual([0, 2]);
    expect(scenario.deviations.map(({ round }) => round)).toEqual([1]);
  });
});

describe('orders', () => {
  test('one in a broadcast, one a general otherwise', () => {
    expect(ordersHeld(om3)).toBe(1);
    expect(ordersHeld(instanceAt(floodSet, { n: 3, m: 0 }, 'crash'))).toBe(3);
  });

  test('the honest scenario takes as many as there are', () => {
    expect(honestScenario(om3, [1, 0, 0])).toEqual({ faulty: [], orders: [1], deviations: [], heads: [] });
  });

  test('a traitor’s order is free, a crashing general’s is not', () => {
    const flood = (faults: string): readonly number[] =>
      freeOrders(instanceAt(floodSet, { n: 3, m: 1 }, faults), [0, 2]);
    expect(flood('byzantine')).toEqual([0, 2]);
    expect(flood('crash')).toEqual([]);
    expect(freeOrders(om3, [0, 2])).toEqual([0]);
  });
});

test('a record notes which coins came up heads', () => {
  const gambler = instanceAt(toy({ coins: () => 2 }), { n: 2, m: 0 }, 'byzantine');
  const { scenario } = record(gambler, [], [0, 0], (choice, honest) =>
    choice._tag === 'coin' && choice.coin === 1 && choice.general === 1 ? true : honest,
  );
  expect(scenario.heads).toEqual([{ round: 1, general: 1, coin: 1 }]);
});

test('OM(1), n = 3, traitor 2: three scenarios would be one too many for each order', () => {
  expect([...everyScenario(om3, [2], [1])].map(({ scenario }) => scenario.deviations.length)).toEqual([0, 1]);
});
