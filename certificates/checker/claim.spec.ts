import { describe, expect, test } from 'vitest';
import { drawOf } from '../../test-support/draw.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { toy, toyProgram } from '../../test-support/toy.ts';
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import { booleanLogic } from '../../model/boolean.ts';
import type { Choose } from '../../model/choice.ts';
import { choiceName } from '../../model/choice.ts';
import { interpret } from '../../model/circuit.ts';
import type { Instance } from '../../model/instance.ts';
import type { Program, Setting } from '../../model/protocol.ts';
import { protocol } from '../../model/protocol.ts';
import { floodSet } from '../../model/protocols/flood-set.ts';
import { handshake } from '../../model/protocols/handshake.ts';
import { om } from '../../model/protocols/om.ts';
import { sm } from '../../model/protocols/sm.ts';
import { record } from '../../model/scenario.ts';
import { ordersHeld } from '../../model/scenario-data.ts';
import { broken } from '../../properties/judge.ts';
import type { Court, Judgement, Property } from '../../properties/property.ts';
import { standardProperties } from '../../properties/standard.ts';
import type { ClaimedPlacement } from './claim.ts';
import { claimOf, readingsDiffer } from './claim.ts';
import { written } from '../../model/recording/written.ts';

const caseOf = (instance: Instance, faulty: readonly General[], lies: number | null): ClaimedPlacement => ({
  instance,
  properties: standardProperties(instance),
  faulty,
  lies,
});

/** The order of a general under an assignment: its number, or `null` where several are set. */
const orderUnder = (instance: Instance, general: General, value: (name: string) => boolean): number | null => {
  const set = Array.from({ length: instance.army.values - 1 }, (_, bit) => bit + 1).filter((number) =>
    value(`order:${String(general)}=${String(number)}`),
  );
  return set.length > 1 ? null : (set[0] ?? 0);
};

/** Whether an assignment is an allowed scenario that breaks a property with at most so many lies: as it is run. */
const isAttack = (
  { instance, properties, faulty, lies }: ClaimedPlacement,
  value: (name: string) => boolean,
): boolean => {
  const orders = generals(instance.army)
    .slice(0, ordersHeld(instance))
    .map((general) => orderUnder(instance, general, value));
  if (orders.includes(null)) return false;
  const choose: Choose<boolean> = (choice) => value(choiceName(choice));
  const { scenario, execution } = record(
    instance,
    faulty,
    orders.map((order) => order ?? 0),
    choose,
  );
  return (
    execution.allowed &&
    broken(properties, instance, scenario, execution).length > 0 &&
    scenario.deviations.length <= (lies ?? Infinity)
  );
};

const om3 = instanceAt(om, { n: 3, m: 1 }, 'byzantine');
/** A property that looks at the order of a traitor, and is shown RETREAT. */
const curious: Property = {
  name: 'curious',
  statement: 'general 0 does not hold ATTACK',
  source: 'a test',
  symmetric: false,
  on: <B>({ logic }: Court<B>): Judgement<B> => ({
    note: ([first = []]) => first,
    judge: (order: readonly B[]) => logic.not(logic.any(order)),
  }),
};

const om3values = instanceAt(om, { n: 3, m: 0, values: 3 }, 'byzantine');
const two = toy({ rounds: () => 2 });

describe('an assignment satisfies what is asserted if and only if it is an attack', () => {
  test.each([
    { name: 'om, the commander', given: caseOf(om3, [0], null), attacks: false },
    { name: 'om, a lieutenant', given: caseOf(om3, [2], null), attacks: true },
    { name: 'om, at most one lie', given: caseOf(om3, [2], 1), attacks: true },
    { name: 'om, no lie', given: caseOf(om3, [2], 0), attacks: false },
    { name: 'om, nobody', given: caseOf(om3, [], null), attacks: false },
    {
      name: 'om, four generals',
      given: caseOf(instanceAt(om, { n: 4, m: 1 }, 'byzantine'), [0], null),
      attacks: false,
    },
    { name: 'om, three orders', given: caseOf(om3values, [0], null), attacks: true },
    { name: 'om, crashes', given: caseOf(instanceAt(om, { n: 3, m: 1 }, 'crash'), [2], null), attacks: true },
    { name: 'sm, signed', given: caseOf(instanceAt(sm, { n: 3, m: 0 }, 'signed'), [0], null), attacks: true },
    {
      name: 'flood-set, crashes',
      given: caseOf(instanceAt(floodSet, { n: 3, m: 0 }, 'crash'), [1], null),
      attacks: true,
    },
    {
      name: 'flood-set, one message lost',
      given: caseOf(instanceAt(floodSet, { n: 3, m: 0 }, 'crash'), [1], 1),
      attacks: true,
    },
    {
      name: 'handshake, losses',
      given: caseOf(instanceAt(handshake, { n: 2, m: 0 }, 'loss'), [], null),
      attacks: true,
    },
    {
      name: 'handshake, one loss',
      given: caseOf(instanceAt(handshake, { n: 2, m: 0 }, 'loss:1'), [], 1),
      attacks: true,
    },
    {
      name: 'a traitor’s order is no part of it',
      given: { ...caseOf(om3, [0], null), properties: [curious] },
      attacks: false,
    },
    { name: 'a loyal one’s is', given: { ...caseOf(om3, [1], null), properties: [curious] }, attacks: true },
    {
      name: 'a toy among traitors',
      given: caseOf(instanceAt(two, { n: 3, m: 1 }, 'byzantine'), [1], null),
      attacks: true,
    },
    { name: 'a toy with few lies', given: caseOf(instanceAt(two, { n: 3, m: 1 }, 'byzantine'), [1], 1), attacks: true },
  ])('$name', ({ given, attacks }) => {
    const claim = claimOf(given);
    const names = [...claim.inputs];
    expect(names.length).toBeLessThan(15);
    let found = 0;
    for (let bits = 0; bits < 2 ** names.length; bits++) {
      const value = (name: string): boolean => ((bits >>> names.indexOf(name)) & 1) === 1;
      const valueOf = interpret(claim.circuit, booleanLogic, value);
      const satisfied = claim.asserted.every(valueOf);
      expect(satisfied).toBe(isAttack(given, value));
      if (satisfied) found += 1;
    }
    expect(found > 0).toBe(attacks);
  });
});

test('inputs are named as choices, and orders by general and value', () => {
  expect([...claimOf(caseOf(om3, [0], null)).inputs]).toEqual(['order:0=1', '1:0>1:0', '1:0>2:0']);
  expect([...claimOf(caseOf(instanceAt(toy(), { n: 2, m: 0 }, 'loss'), [], null)).inputs]).toEqual([
    'order:0=1',
    'order:1=1',
    '1:1>0:lost',
    '1:0>1:lost',
  ]);
});

test('a coin is no lie', () => {
  const tossing = toy({
    coins: () => 1,
    program: <B>(setting: Setting<B>): Program<B> => ({
      ...toyProgram(setting),
      receive: (_self, _state, _round, _inbox, coins) => ({ attack: coins[0] ?? setting.logic.zero }),
    }),
  });
  const instance = instanceAt(tossing, { n: 2, m: 0 }, 'crash');
  const { circuit, asserted, inputs } = claimOf(caseOf(instance, [], 0));
  const heads = interpret(circuit, booleanLogic, (name) => name === '1:0:coin0');
  expect(inputs).toContain('1:0:coin0');
  expect(asserted.every(heads)).toBe(true);
});

test('a traitor’s coins are no inputs; those of one who may crash are', () => {
  const tossing = toy({ coins: () => 1 });
  const coins = (faults: string): readonly string[] =>
    [...claimOf(caseOf(instanceAt(tossing, { n: 2, m: 0 }, faults), [0], null)).inputs].filter((name) =>
      name.includes('coin'),
    );
  expect(coins('byzantine')).toEqual(['1:1:coin0']);
  expect(coins('crash')).toEqual(['1:0:coin0', '1:1:coin0']);
});

describe('the circuit is compared with ordinary executions', () => {
  test('a protocol that obeys the laws: they agree', () => {
    for (const faulty of [[], [0], [2]]) {
      const given = caseOf(om3, faulty, 1);
      expect(readingsDiffer(given, claimOf(given), drawOf(1))).toBe(false);
    }
  });

  test('one that branches on a value, as it was written: they differ', () => {
    const branching = protocol({
      name: 'branching',
      problem: 'consensus',
      rounds: () => 1,
      claims: () => ['attack'],
      program: <B>(setting: Setting<B>): Program<B> => ({
        ...toyProgram(setting),
        // A literal of a circuit is never the zero of the lanes.
        decide: (self, state) => {
          const { decided, value } = toyProgram(setting).decide(self, state);
          return value[0] === 0 ? { decided, value: [setting.logic.one] } : { decided, value };
        },
      }),
    });
    // Without properties, so that the decisions alone show it.
    const given = { ...caseOf(written(instanceAt(branching, { n: 2, m: 0 }, 'crash')), [], null), properties: [] };
    const claim = claimOf(given);
    expect([1, 2, 3, 4].some((seed) => readingsDiffer(given, claim, () => (seed === 1 ? 0 : drawOf(seed)())))).toBe(
      true,
    );
  });
});
