import { isLeft } from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { left, right } from '../test-support/either.ts';
import { instanceAt } from '../test-support/instance.ts';
import { testLaws } from '../test-support/law.ts';
import type { Recipe } from '../test-support/random-protocol.ts';
import { randomProtocol } from '../test-support/random-protocol.ts';
import { everyScenario } from '../test-support/scenarios.ts';
import { FAULTS, smallInstances } from '../test-support/small-instances.ts';
import { toy, toyProgram } from '../test-support/toy.ts';
import { floodSet } from './protocols/flood-set.ts';
import { handshake } from './protocols/handshake.ts';
import { majority } from './protocols/majority.ts';
import { om } from './protocols/om.ts';
import type { Deviation, Scenario, ScenarioError } from './scenario.ts';
import {
  checkScenario,
  freeOrders,
  honestScenario,
  ordersHeld,
  record,
  runScenario,
  withFewestLies,
} from './scenario.ts';
import { scenarioLaws } from './scenario.properties.ts';

const om3 = instanceAt(om, { n: 3, m: 1 }, 'byzantine');
const says = (round: number, from: number, to: number, ...said: readonly string[]): Deviation => ({
  round,
  from,
  to,
  prescribed: [],
  said,
});
const scenarioWith = (parts: Partial<Scenario>): Scenario => ({
  faulty: [],
  orders: [1],
  deviations: [],
  heads: [],
  ...parts,
});

describe.each(FAULTS)('laws under %s', (name) => {
  testLaws(scenarioLaws(smallInstances({ n: [2, 3, 4], m: [0, 1, 2], values: [2, 3], faults: [name] })));
});

describe('laws of protocols with coins', () => {
  const recipe: Recipe = {
    seed: 5,
    rounds: 2,
    problem: 'consensus',
    alike: false,
    coins: true,
    hesitant: true,
    exclusive: false,
  };
  const gamblers = [1, 2, 3].flatMap((seed) =>
    ['byzantine', 'crash', 'loss:1'].map((faults) =>
      instanceAt(randomProtocol({ ...recipe, seed }), { n: 3, m: 0 }, faults),
    ),
  );
  testLaws(scenarioLaws(gamblers));
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

describe('a scenario that cannot be', () => {
  const cases: readonly { readonly why: string; readonly bad: Partial<Scenario>; readonly error: ScenarioError }[] = [
    {
      why: 'a faulty general that does not exist',
      bad: { faulty: [0, 3] },
      error: { _tag: 'NoSuchGeneral', field: 'faulty[1]', message: 'there is no general 3: the generals are 0 to 2' },
    },
    {
      why: 'a faulty general below 0',
      bad: { faulty: [-1] },
      error: { _tag: 'NoSuchGeneral', field: 'faulty[0]', message: 'there is no general -1: the generals are 0 to 2' },
    },
    {
      why: 'half a general',
      bad: { faulty: [0.5] },
      error: { _tag: 'NoSuchGeneral', field: 'faulty[0]', message: 'there is no general 0.5: the generals are 0 to 2' },
    },
    {
      why: 'too few orders',
      bad: { orders: [] },
      error: { _tag: 'NoSuchOrder', field: 'orders', message: '1 order needed, 0 given' },
    },
    {
      why: 'too many orders',
      bad: { orders: [1, 1, 1] },
      error: { _tag: 'NoSuchOrder', field: 'orders', message: '1 order needed, 3 given' },
    },
    {
      why: 'an order that there is not',
      bad: { orders: [2] },
      error: { _tag: 'NoSuchOrder', field: 'orders[0]', message: 'there is no order number 2' },
    },
    {
      why: 'an order below 0',
      bad: { orders: [-1] },
      error: { _tag: 'NoSuchOrder', field: 'orders[0]', message: 'there is no order number -1' },
    },
    {
      why: 'half an order',
      bad: { orders: [0.5] },
      error: { _tag: 'NoSuchOrder', field: 'orders[0]', message: 'there is no order number 0.5' },
    },
    {
      why: 'a message from a general that does not exist',
      bad: { deviations: [says(1, 7, 1)] },
      error: {
        _tag: 'NoSuchGeneral',
        field: 'deviations[0].from',
        message: 'there is no general 7: the generals are 0 to 2',
      },
    },
    {
      why: 'a message to a general that does not exist',
      bad: { faulty: [0], deviations: [says(1, 0, 1), says(1, 0, 3)] },
      error: {
        _tag: 'NoSuchGeneral',
        field: 'deviations[1].to',
        message: 'there is no general 3: the generals are 0 to 2',
      },
    },
    {
      why: 'a message that is not scheduled',
      bad: { faulty: [0], deviations: [says(2, 0, 1)] },
      error: {
        _tag: 'NoSuchLink',
        field: 'deviations[0]',
        message: 'om schedules no message from 0 to 1 in round 2 of 2',
      },
    },
    {
      why: 'a round that there is not',
      bad: { faulty: [0], deviations: [says(3, 0, 1)] },
      error: {
        _tag: 'NoSuchLink',
        field: 'deviations[0]',
        message: 'om schedules no message from 0 to 1 in round 3 of 2',
      },
    },
    {
      why: 'a claim that the link does not carry',
      bad: { faulty: [0], deviations: [says(1, 0, 1, '0', '0.1')] },
      error: {
        _tag: 'NoSuchClaim',
        field: 'deviations[0].said',
        message: 'there is no claim “0.1” from 0 to 1 in round 1; there is 0',
      },
    },
  ];

  test.each(cases)('$why', ({ bad, error }) => {
    expect(left(checkScenario(om3, scenarioWith(bad)))).toEqual(error);
    expect(left(runScenario(om3, scenarioWith(bad)))).toEqual(error);
  });

  test('where a link carries several claims, all are listed', () => {
    const flood = instanceAt(floodSet, { n: 2, m: 0 }, 'byzantine');
    const bad = scenarioWith({ faulty: [0], orders: [0, 0], deviations: [says(1, 0, 1, 'FLEE')] });
    expect(left(checkScenario(flood, bad)).message).toBe(
      'there is no claim “FLEE” from 0 to 1 in round 1; there are RETREAT, ATTACK',
    );
  });

  test('in consensus everybody has an order', () => {
    const flood = instanceAt(floodSet, { n: 3, m: 0 }, 'crash');
    expect(left(checkScenario(flood, scenarioWith({ orders: [0] }))).message).toBe('3 orders needed, 1 given');
  });

  test('what is right is handed back', () => {
    const attack = scenarioWith({ faulty: [2], deviations: [says(2, 2, 1)] });
    expect(right(checkScenario(om3, attack))).toBe(attack);
  });
});

describe('a scenario that the faults do not allow', () => {
  test('a loyal general lies', () => {
    const bad = scenarioWith({ faulty: [2], deviations: [says(2, 2, 1), says(2, 1, 2)] });
    expect(left(runScenario(om3, bad))).toEqual({
      _tag: 'NotFaulty',
      field: 'deviations[1]',
      message: 'under byzantine with 2 faulty, what 1 says to 2 is always as prescribed',
    });
  });

  test('one traitor lies to another', () => {
    const bad = scenarioWith({ faulty: [1, 2], deviations: [says(2, 1, 2)] });
    expect(left(runScenario(om3, bad)).message).toBe(
      'under byzantine with 1, 2 faulty, what 1 says to 2 is always as prescribed',
    );
  });

  test('nobody is faulty, and somebody lies', () => {
    expect(left(runScenario(om3, scenarioWith({ deviations: [says(1, 0, 1)] }))).message).toBe(
      'under byzantine with nobody faulty, what 0 says to 1 is always as prescribed',
    );
  });

  test('one message too many is lost', () => {
    const instance = instanceAt(handshake, { n: 2, m: 0 }, 'loss:1');
    const bad = scenarioWith({ orders: [1, 1], deviations: [says(1, 0, 1), says(2, 1, 0)] });
    expect(left(runScenario(instance, bad))).toEqual({
      _tag: 'NotAllowed',
      field: 'deviations',
      message:
        'loss:1 does not allow these deviations together: everybody is loyal, and at most 1 message of a run get lost',
    });
  });
});

describe('who is faulty', () => {
  test('nobody can be where only links fail', () => {
    const instance = instanceAt(handshake, { n: 2, m: 0 }, 'loss');
    expect(left(runScenario(instance, scenarioWith({ faulty: [0], orders: [1, 1] })))).toEqual({
      _tag: 'NotFaulty',
      field: 'faulty',
      message: 'under loss nobody is faulty: everybody is loyal, and any message may be lost',
    });
  });

  test('nobody can be twice', () => {
    expect(left(runScenario(om3, scenarioWith({ faulty: [0, 2, 2] })))).toEqual({
      _tag: 'Twice',
      field: 'faulty[2]',
      message: 'general 2 is listed twice',
    });
  });
});

test('no message deviates twice', () => {
  const twice = scenarioWith({ faulty: [2], deviations: [says(2, 2, 1), says(2, 2, 1, '0.2')] });
  expect(left(runScenario(om3, twice))).toEqual({
    _tag: 'Twice',
    field: 'deviations[1]',
    message: 'this message is listed twice',
  });
});

describe('heads', () => {
  const gambler = instanceAt(
    toy({ rounds: () => 2, coins: (_army, round, general) => (round === 1 ? general : 0) }),
    { n: 3, m: 0 },
    'byzantine',
  );
  const heads = (...all: readonly (readonly [round: number, general: number, coin: number])[]): Scenario =>
    scenarioWith({ orders: [0, 0, 0], heads: all.map(([round, general, coin]) => ({ round, general, coin })) });

  test('coins that are tossed', () => {
    expect(right(runScenario(gambler, heads([1, 1, 0], [1, 2, 1]))).scenario.heads).toHaveLength(2);
  });

  test.each([
    { why: 'a coin too many', at: [1, 1, 1], tossed: 1 },
    { why: 'a coin below the first', at: [1, 1, -1], tossed: 1 },
    { why: 'somebody who tosses none', at: [1, 0, 0], tossed: 0 },
    { why: 'a round in which nobody does', at: [2, 1, 0], tossed: 0 },
    { why: 'a round after the last', at: [3, 1, 0], tossed: 0 },
    { why: 'a round before the first', at: [0, 1, 0], tossed: 0 },
  ] as const)('not of $why', ({ at: [round, general, coin], tossed }) => {
    const message = `general ${String(general)} tosses ${String(tossed)} coins in round ${String(round)}, so there is no coin ${String(coin)}`;
    expect(left(runScenario(gambler, heads([round, general, coin])))).toEqual({
      _tag: 'NoSuchCoin',
      field: 'heads[0]',
      message,
    });
  });

  test('nor of a general that does not exist', () => {
    expect(left(runScenario(gambler, heads([1, 3, 0])))).toMatchObject({
      _tag: 'NoSuchGeneral',
      field: 'heads[0].general',
    });
  });

  test('nor half a coin, a coin in half a round, or the same coin twice', () => {
    const refused = [heads([1, 2, 0.5]), heads([1.5, 2, 0]), heads([1, 2, 0], [1, 2, 0])].map((each) =>
      isLeft(runScenario(instanceAt(toy({ coins: () => 2 }), { n: 3, m: 0 }, 'byzantine'), each)),
    );
    expect(refused).toEqual([true, true, true]);
  });
});

test('whoever crashes, or whose message is lost, says nothing else instead', () => {
  const flood = instanceAt(floodSet, { n: 2, m: 0 }, 'crash');
  const lie = scenarioWith({ faulty: [0], orders: [0, 0], deviations: [says(1, 0, 1, 'ATTACK')] });
  expect(left(runScenario(flood, lie))).toEqual({
    _tag: 'NotAllowed',
    field: 'deviations[0].said',
    message: 'under crash a message is lost or as prescribed, never another',
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

describe('the fewest lies', () => {
  test('a traitor that says ATTACK to everyone holds it, and does not lie', () => {
    const instance = instanceAt(majority, { n: 3, m: 0 }, 'byzantine');
    const lies = right(
      runScenario(
        instance,
        scenarioWith({
          faulty: [2],
          orders: [0, 1, 0],
          deviations: [says(1, 2, 0, 'ATTACK'), says(1, 2, 1, 'ATTACK')],
        }),
      ),
    );
    expect(withFewestLies(instance, lies).scenario).toEqual(scenarioWith({ faulty: [2], orders: [0, 1, 1] }));
  });

  test('of two traitors each has its own order, and of three orders the best is taken', () => {
    const instance = instanceAt(majority, { n: 3, m: 0, values: 3 }, 'byzantine');
    const lies = scenarioWith({
      faulty: [1, 2],
      orders: [0, 0, 0],
      deviations: [says(1, 1, 0, 'ATTACK-2'), says(1, 2, 0, 'ATTACK-1')],
    });
    expect(withFewestLies(instance, right(runScenario(instance, lies))).scenario).toEqual(
      scenarioWith({ faulty: [1, 2], orders: [0, 2, 1] }),
    );
  });

  test('a tie leaves the orders alone', () => {
    const split = right(runScenario(om3, scenarioWith({ faulty: [0], orders: [1], deviations: [says(1, 0, 1)] })));
    expect(withFewestLies(om3, split)).toBe(split);
  });

  test('whoever crashes keeps its order and its crash', () => {
    const flood = instanceAt(floodSet, { n: 2, m: 0 }, 'crash');
    const crashed = right(
      runScenario(flood, scenarioWith({ faulty: [0], orders: [1, 0], deviations: [says(1, 0, 1)] })),
    );
    expect(withFewestLies(flood, crashed)).toEqual(crashed);
  });

  test('coins stay as they fell', () => {
    const gambler = toy({
      coins: () => 1,
      program: (setting) => ({
        ...toyProgram(setting),
        receive: (_self, _state, _round, inbox, coins) => ({ attack: setting.logic.all([...inbox.flat(), ...coins]) }),
      }),
    });
    const instance = instanceAt(gambler, { n: 2, m: 0 }, 'byzantine');
    const lucky = scenarioWith({
      faulty: [1],
      orders: [0, 0],
      deviations: [says(1, 1, 0, 'attack')],
      heads: [{ round: 1, general: 0, coin: 0 }],
    });
    const recorded = right(runScenario(instance, lucky));
    const fewest = withFewestLies(instance, recorded);
    expect(fewest.scenario).toEqual({ ...lucky, orders: [0, 1], deviations: [] });
    expect(fewest.execution.decisions[0]).toEqual(recorded.execution.decisions[0]);
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
