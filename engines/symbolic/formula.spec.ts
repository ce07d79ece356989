/**
 * The formula of a placement says of every scenario what running it says.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { booleanLogic } from '../../model/boolean.ts';
import type { Choose } from '../../model/choice.ts';
import { choiceName } from '../../model/choice.ts';
import type { Effort, Literal } from '../../model/circuit.ts';
import { interpret } from '../../model/circuit.ts';
import type { Instance } from '../../model/instance.ts';
import { instanceTitle } from '../../model/instance.ts';
import { floodSet } from '../../model/protocols/flood-set.ts';
import { om } from '../../model/protocols/om.ts';
import { sm } from '../../model/protocols/sm.ts';
import { record } from '../../model/scenario.ts';
import { mapTree } from '../../model/tree.ts';
import { broken } from '../../properties/judge.ts';
import type { Property } from '../../properties/property.ts';
import { standardProperties } from '../../properties/standard.ts';
import { drawBelow, drawOf } from '../../test-support/draw.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { randomProtocol } from '../../test-support/random-protocol.ts';
import { drawFaulty, drawOrders } from '../../test-support/scenarios.ts';
import { smallInstances } from '../../test-support/small-instances.ts';
import { runs } from '../../test-support/tier/draws.ts';
import { attackOn, placementFormulaOf, orderInput } from './formula.ts';

/** Coins, and messages of which not all may be said. */
const random = (seed: number): Instance => {
  const recipe = { seed, rounds: 2, alike: seed % 3 === 0, coins: true, hesitant: true, exclusive: true };
  const protocol = randomProtocol({ ...recipe, problem: seed % 2 === 0 ? 'consensus' : 'broadcast' });
  return instanceAt(protocol, { n: 3, m: 0, values: 3 }, 'byzantine');
};

const instances: readonly Instance[] = [
  ...smallInstances({ n: [2, 3], m: [0, 1, 2], values: [2, 3], parameters: [1, 2] }),
  ...smallInstances({ n: [4], m: [1], values: [2], parameters: [1] }),
  ...Array.from({ length: 40 }, (_, seed) => random(seed)),
];

/** Nobody holds anything but RETREAT, as far as a property is told: of a traitor it is told nothing else. */
const allRetreat: Property = {
  name: 'all retreat',
  statement: 'everybody holds RETREAT',
  source: 'this test',
  symmetric: true,
  on: ({ logic }) => ({
    note: (orders) => logic.any(orders.flat()),
    judge: (note) => logic.not(note as typeof logic.one),
  }),
};

/** A random run of choices, allowed or not, and what the formula says at them. */
const sideBySide = (instance: Instance, seed: number, effort: Effort) => {
  const draw = drawOf(seed);
  const faulty = drawFaulty(instance, draw);
  const orders = drawOrders(instance, draw);
  const oneIn = 1 + drawBelow(draw, 4);
  const inputs = new Map<string, boolean>(
    orders.flatMap((order, general) =>
      Array.from({ length: instance.army.values - 1 }, (_, bit): [string, boolean] => [
        orderInput(general, bit + 1),
        order === bit + 1,
      ]),
    ),
  );
  const choose: Choose<boolean> = (choice, honest) => {
    const value = drawBelow(draw, oneIn) === 0 ? draw() < 0 : honest;
    inputs.set(choiceName(choice), value);
    return value;
  };
  const { scenario, execution } = record(instance, faulty, orders, choose);
  const formula = placementFormulaOf(instance, faulty, effort);
  const properties = [...standardProperties(instance), allRetreat];
  const met = properties.map((property) => formula.met(property));
  const attack = attackOn(formula, properties, scenario.deviations.length);
  const better = attackOn(formula, properties, scenario.deviations.length - 1);
  const valueOf = interpret(formula.circuit, booleanLogic, (name) => inputs.get(name) ?? false);
  const holds = (literals: readonly Literal[]): boolean => literals.every(valueOf);
  return { scenario, execution, formula, properties, met: met.map(valueOf), valueOf, holds, attack, better };
};

const anyInstance = fc.constantFrom(...instances);

describe.each<Effort>(['plain', 'sharp'])('a formula that is %s, at the choices of a scenario', (effort) => {
  const law = (name: string, check: (at: ReturnType<typeof sideBySide>, instance: Instance) => void): void =>
    test(name, () => {
      fc.assert(
        fc.property(anyInstance, fc.integer(), (instance, seed) => {
          check(sideBySide(instance, seed, effort), instance);
        }),
        { numRuns: runs(40, 150) },
      );
    });

  law('is its execution: what is sent and heard, the states, the decisions', ({ execution, formula, valueOf }) => {
    const { rounds, decisions, lost } = formula.execution;
    expect(rounds.map((round) => mapTree([round.sent, round.heard, round.states], valueOf))).toEqual(
      execution.rounds.map(({ sent, heard, states }) => [sent, heard, states]),
    );
    expect(decisions.map((decision) => mapTree(decision, valueOf))).toEqual(execution.decisions);
    expect(valueOf(lost)).toBe(execution.lost);
  });

  law('allows what is allowed', ({ execution, formula, holds }) => {
    expect(holds(formula.allowed)).toBe(execution.allowed);
  });

  law('meets the properties that it meets', ({ scenario, execution, properties, met }, instance) => {
    const breaks = broken(properties, instance, scenario, execution);
    expect(met).toEqual(properties.map((property) => !breaks.includes(property)));
  });

  law('has as many lies as messages deviate', ({ scenario, formula, valueOf }) => {
    expect(formula.lies.filter(valueOf)).toHaveLength(scenario.deviations.length);
  });

  law('is an attack if it is one, with as many lies and no fewer', ({ execution, met, holds, attack, better }) => {
    expect(holds(attack)).toBe(execution.allowed && met.includes(false));
    expect(holds(better)).toBe(false);
  });
});

test('two orders at once are none: not of a loyal general, and not of a traitor', () => {
  for (const faulty of [[], [0], [1]]) {
    const { allowed, circuit } = placementFormulaOf(
      instanceAt(om, { n: 3, m: 1, values: 3 }, 'byzantine'),
      faulty,
      'sharp',
    );
    const holdsWith = (...names: readonly string[]): boolean =>
      allowed.every(interpret(circuit, booleanLogic, (name) => names.includes(name)));
    expect([holdsWith(), holdsWith('order:0=2'), holdsWith('order:0=1', 'order:0=2')]).toEqual([true, true, false]);
  }
});

describe('the inputs that make a scenario', () => {
  const names = (instance: Instance, faulty: readonly number[]): readonly string[] => {
    const { scenario, circuit } = placementFormulaOf(instance, faulty, 'plain');
    return scenario.map((input) => {
      const node = circuit.node(input);
      return node._tag === 'Input' ? node.name : node._tag;
    });
  };

  test('are the orders of those who follow the protocol, and every choice', () => {
    const om3 = instanceAt(om, { n: 3, m: 1 }, 'byzantine');
    expect(names(om3, [])).toEqual(['order:0=1']);
    expect(names(om3, [1])).toEqual(['order:0=1', '2:1>2:0.1']);
    expect(names(instanceAt(om, { n: 3, m: 1, values: 3 }, 'byzantine'), [2])).toEqual([
      'order:0=1',
      'order:0=2',
      '2:2>1:0.2=1',
      '2:2>1:0.2=2',
    ]);
  });

  test('are without a traitor’s order, and with that of one who only crashes', () => {
    expect(names(instanceAt(om, { n: 3, m: 0 }, 'byzantine'), [0])).toEqual(['1:0>1:0', '1:0>2:0']);
    expect(names(instanceAt(om, { n: 3, m: 0 }, 'crash'), [0])).toEqual(['order:0=1', '1:0>1:lost', '1:0>2:lost']);
  });
});

describe('renaming interchangeable generals', () => {
  const titled = [
    instanceAt(om, { n: 5, m: 2 }, 'byzantine'),
    instanceAt(om, { n: 4, m: 1, values: 3 }, 'crash'),
    instanceAt(sm, { n: 4, m: 2 }, 'signed'),
    instanceAt(floodSet, { n: 4, m: 1, values: 3 }, 'loss'),
    instanceAt(floodSet, { n: 4, m: 1 }, 'crash'),
    instanceAt(
      randomProtocol({
        seed: 5,
        rounds: 2,
        problem: 'consensus',
        alike: true,
        coins: true,
        hesitant: true,
        exclusive: true,
      }),
      { n: 4, m: 0 },
      'byzantine',
    ),
  ];

  for (const instance of titled)
    test(`of ${instanceTitle(instance)} renames the inputs that make a scenario among each other`, () => {
      const faulty = instance.faults.generalsFail ? [1, 2] : [];
      const { scenario, renamed, circuit } = placementFormulaOf(instance, faulty, 'sharp');
      const size = circuit.size();
      // Two that are faulty, or two that are not.
      for (const [a, b] of [[1, 2], instance.army.n > 4 ? [3, 4] : [1, 2]] as const) {
        const swap = (general: number): number => (general === a ? b : general === b ? a : general);
        const swapped = scenario.map((input) => renamed(input, swap));
        expect(swapped).not.toEqual(scenario);
        expect(swapped.toSorted((x, y) => x - y)).toEqual(scenario.toSorted((x, y) => x - y));
        expect(swapped.map((input) => renamed(input, swap))).toEqual(scenario);
      }
      expect(circuit.size()).toBe(size);
    });
});
