/**
 * Scenarios that cannot be, and those that the faults do not allow: the field, and what is wrong with it.
 */
import { isLeft } from 'fp-ts/lib/Either.js';
import { describe, expect, test } from 'vitest';
import { left, right } from '../test-support/either.ts';
import { instanceAt } from '../test-support/instance.ts';
import { says, scenarioWith } from '../test-support/scenario-with.ts';
import { toy } from '../test-support/toy.ts';
import { floodSet } from './protocols/flood-set.ts';
import { handshake } from './protocols/handshake.ts';
import { om } from './protocols/om.ts';
import type { Scenario } from './scenario.ts';
import type { ScenarioError } from './scenario-refusal.ts';
import { runScenario } from './scenario.ts';
import { checkScenario } from './scenario-refusal.ts';

const om3 = instanceAt(om, { n: 3, m: 1 }, 'byzantine');

describe('a scenario that cannot be', () => {
  const noGeneral = (field: string, general: number): ScenarioError => ({
    _tag: 'NoSuchGeneral',
    field,
    message: `there is no general ${String(general)}: the generals are 0 to 2`,
  });
  const noOrder = (field: string, message: string): ScenarioError => ({ _tag: 'NoSuchOrder', field, message });
  const noLink = (round: number): ScenarioError => ({
    _tag: 'NoSuchLink',
    field: 'deviations[0]',
    message: `om schedules no message from 0 to 1 in round ${String(round)} of 2`,
  });

  test.each<{ readonly why: string; readonly bad: Partial<Scenario>; readonly error: ScenarioError }>([
    { why: 'a faulty general that does not exist', bad: { faulty: [0, 3] }, error: noGeneral('faulty[1]', 3) },
    { why: 'a faulty general below 0', bad: { faulty: [-1] }, error: noGeneral('faulty[0]', -1) },
    { why: 'half a general', bad: { faulty: [0.5] }, error: noGeneral('faulty[0]', 0.5) },
    { why: 'too few orders', bad: { orders: [] }, error: noOrder('orders', '1 order needed, 0 given') },
    { why: 'too many orders', bad: { orders: [1, 1, 1] }, error: noOrder('orders', '1 order needed, 3 given') },
    {
      why: 'an order that there is not',
      bad: { orders: [2] },
      error: noOrder('orders[0]', 'there is no order number 2'),
    },
    { why: 'an order below 0', bad: { orders: [-1] }, error: noOrder('orders[0]', 'there is no order number -1') },
    { why: 'half an order', bad: { orders: [0.5] }, error: noOrder('orders[0]', 'there is no order number 0.5') },
    {
      why: 'a message from a general that does not exist',
      bad: { deviations: [says(1, 7, 1)] },
      error: noGeneral('deviations[0].from', 7),
    },
    {
      why: 'a message to a general that does not exist',
      bad: { faulty: [0], deviations: [says(1, 0, 1), says(1, 0, 3)] },
      error: noGeneral('deviations[1].to', 3),
    },
    { why: 'a message that is not scheduled', bad: { faulty: [0], deviations: [says(2, 0, 1)] }, error: noLink(2) },
    { why: 'a round that there is not', bad: { faulty: [0], deviations: [says(3, 0, 1)] }, error: noLink(3) },
    {
      why: 'a claim that the link does not carry',
      bad: { faulty: [0], deviations: [says(1, 0, 1, '0', '0.1')] },
      error: {
        _tag: 'NoSuchClaim',
        field: 'deviations[0].said',
        message: 'there is no claim “0.1” from 0 to 1 in round 1; there is 0',
      },
    },
  ])('$why', ({ bad, error }) => {
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
        'loss:1 does not allow these deviations together: everybody is loyal, and at most 1 message of a run gets lost',
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
