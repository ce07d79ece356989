/**
 * The fewest lies: pinned for attacks that are known, and compared with the minimum over all scenarios, run one by one, on
 * every instance that is small enough.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainCost } from '../../test-support/cost.ts';
import { drive } from '../../test-support/drive.ts';
import { right } from '../../test-support/either.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { propertyIn, questionAt } from '../../test-support/question.ts';
import type { Recipe } from '../../test-support/random-protocol.ts';
import { randomProtocol } from '../../test-support/random-protocol.ts';
import { everyScenario } from '../../test-support/scenarios.ts';
import { FAULTS, smallInstances } from '../../test-support/small-instances.ts';
import { toy } from '../../test-support/toy.ts';
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import { instanceTitle } from '../../model/instance.ts';
import type { Problem } from '../../model/protocol.ts';
import { floodSet } from '../../model/protocols/flood-set.ts';
import { handshake } from '../../model/protocols/handshake.ts';
import { majority } from '../../model/protocols/majority.ts';
import { om } from '../../model/protocols/om.ts';
import { phaseKing } from '../../model/protocols/phase-king.ts';
import { protocols } from '../../model/protocols/registry.ts';
import { sm } from '../../model/protocols/sm.ts';
import { freeOrders, ordersHeld, runScenario, withFewestLies } from '../../model/scenario.ts';
import { broken } from '../../properties/judge.ts';
import type { Property } from '../../properties/property.ts';
import { standardProperties } from '../../properties/standard.ts';
import type { Bound } from '../../properties/verdict.ts';
import type { Limits } from '../finding.ts';
import { noLimits } from '../finding.ts';
import type { Question } from '../question.ts';
import { mostFaulty } from '../question.ts';
import { shrink } from '../shrink/shrink.ts';
import { caseOf } from '../shrink/simpler.ts';
import { exhaustive } from './exhaustive.ts';
import type { Budget, Fewest } from './fewest.ts';
import { fewestLies } from './fewest.ts';

/** How many lies an attack has, and how many are faulty in it. */
interface Size {
  readonly lies: number;
  readonly faulty: number;
}

const anyNumber: Budget = () => Infinity;

/** Whatever is smaller than that. */
const below =
  ({ lies, faulty }: Size): Budget =>
  (some) =>
    some < faulty ? lies : lies - 1;

const found = (
  question: Question,
  property: Property,
  budget: Budget = anyNumber,
  symmetry = true,
  limits: Limits = noLimits,
): Fewest => drive(fewestLies(question, property, { limits, symmetry, budget }));

/** What was found, checked: it is run again, breaks the property, and has as many lies as it is said to have. */
const sizeOf = ({ instance }: Question, property: Property, { recorded, lies }: Fewest): Size | null => {
  expect(recorded === null).toBe(lies === null);
  if (recorded === null || lies === null) return null;
  const { scenario, execution } = right(runScenario(instance, recorded.scenario));
  expect(scenario).toEqual(recorded.scenario);
  expect(scenario.deviations).toHaveLength(lies);
  expect(broken([property], instance, scenario, execution)).toEqual([property]);
  return { lies, faulty: scenario.faulty.length };
};

describe('pinned', () => {
  test.each([
    { protocol: om, sizes: { n: 3, m: 1 }, faults: 'byzantine', t: 1, property: 'validity', lies: 1, faulty: 1 },
    { protocol: om, sizes: { n: 4, m: 1 }, faults: 'byzantine', t: 2, property: 'agreement', lies: 2, faulty: 2 },
    { protocol: om, sizes: { n: 4, m: 1 }, faults: 'byzantine', t: 2, property: 'validity', lies: 2, faulty: 2 },
    { protocol: om, sizes: { n: 6, m: 2 }, faults: 'byzantine', t: 2, property: 'agreement', lies: 3, faulty: 2 },
    { protocol: om, sizes: { n: 6, m: 2 }, faults: 'byzantine', t: 2, property: 'validity', lies: 3, faulty: 2 },
    { protocol: sm, sizes: { n: 3, m: 1 }, faults: 'byzantine', t: 1, property: 'validity', lies: 1, faulty: 1 },
    { protocol: sm, sizes: { n: 4, m: 1 }, faults: 'signed', t: 2, property: 'agreement', lies: 1, faulty: 2 },
    {
      protocol: phaseKing,
      sizes: { n: 3, m: 1 },
      faults: 'byzantine',
      t: 1,
      property: 'agreement',
      lies: 4,
      faulty: 1,
    },
    {
      protocol: phaseKing,
      sizes: { n: 4, m: 1, parameters: { phases: 1 } },
      faults: 'byzantine',
      t: 1,
      property: 'agreement',
      lies: 1,
      faulty: 1,
    },
    { protocol: floodSet, sizes: { n: 4, m: 1 }, faults: 'crash', t: 2, property: 'agreement', lies: 3, faulty: 2 },
    { protocol: floodSet, sizes: { n: 3, m: 1 }, faults: 'byzantine', t: 1, property: 'agreement', lies: 1, faulty: 1 },
    { protocol: floodSet, sizes: { n: 3, m: 1 }, faults: 'byzantine', t: 1, property: 'validity', lies: 0, faulty: 1 },
    { protocol: majority, sizes: { n: 4, m: 1 }, faults: 'byzantine', t: 1, property: 'agreement', lies: 1, faulty: 1 },
    { protocol: handshake, sizes: { n: 2, m: 0 }, faults: 'loss', t: 0, property: 'agreement', lies: 1, faulty: 0 },
    {
      protocol: handshake,
      sizes: { n: 2, m: 0, parameters: { acks: 3 } },
      faults: 'loss:1',
      t: 0,
      property: 'agreement',
      lies: 1,
      faulty: 0,
    },
  ])(
    '$protocol.name, $sizes, $faults, t = $t: $property takes $lies',
    ({ protocol, sizes, faults, t, property: name, ...size }) => {
      const question = questionAt(protocol, sizes, faults, t);
      const property = propertyIn(question, name);
      for (const symmetry of [true, false]) {
        expect(sizeOf(question, property, found(question, property, anyNumber, symmetry))).toEqual(size);
        const fewer = found(question, property, () => size.lies - 1, symmetry);
        expect([fewer.recorded, fewer.lies, fewer.stopped]).toEqual([null, null, null]);
      }
    },
  );
});

/** All ways to give each of them one of the values 0..values-1. */
const dealings = (holders: number, values: number): readonly (readonly number[])[] =>
  holders === 0
    ? [[]]
    : dealings(holders - 1, values).flatMap((dealt) => Array.from({ length: values }, (_, value) => [...dealt, value]));

const subsets = (members: readonly General[]): readonly (readonly General[])[] =>
  members.reduce<readonly (readonly General[])[]>(
    (some, member) => [...some, ...some.map((set) => [...set, member])],
    [[]],
  );

/** By property, the smallest of all attacks: every scenario is run, and told with the fewest lies. */
const smallest = (question: Question): Readonly<Record<string, Size | null>> => {
  const { instance, properties } = question;
  const least = new Map<Property, Size>();
  for (const faulty of subsets(generals(instance.army)).filter(({ length }) => length <= mostFaulty(question)))
    for (const orders of dealings(ordersHeld(instance), instance.army.values)) {
      // A traitor's order is no part of the scenario.
      if (freeOrders(instance, faulty).some((traitor) => orders[traitor] !== 0)) continue;
      for (const recorded of everyScenario(instance, faulty, orders))
        for (const property of broken(properties, instance, recorded.scenario, recorded.execution)) {
          const lies = withFewestLies(instance, recorded).scenario.deviations.length;
          const { lies: fewest, faulty: fewestFaulty } = least.get(property) ?? { lies: Infinity, faulty: Infinity };
          if (lies < fewest || (lies === fewest && faulty.length < fewestFaulty))
            least.set(property, { lies, faulty: faulty.length });
        }
    }
  return Object.fromEntries(properties.map((property) => [property.name, least.get(property) ?? null]));
};

/** By property, what the search finds; and that it finds nothing smaller, and the same again if it may. */
const searched = (question: Question, symmetry: boolean): Readonly<Record<string, Size | null>> =>
  Object.fromEntries(
    question.properties.map((property) => {
      const size = sizeOf(question, property, found(question, property, anyNumber, symmetry));
      if (size !== null) {
        expect(found(question, property, below(size), symmetry).recorded).toBeNull();
        expect(
          sizeOf(
            question,
            property,
            found(question, property, () => size.lies, symmetry),
          ),
        ).toEqual(size);
      }
      return [property.name, size];
    }),
  );

describe('every small instance of every registered protocol', () => {
  const MOST_EXECUTIONS = 3_000;
  const asked = smallInstances({
    n: [2, 3, 4],
    m: [0, 1, 2],
    values: [2, 3],
    parameters: [0, 1, 2, 3],
  }).flatMap((instance) =>
    Array.from({ length: instance.faults.generalsFail ? instance.army.n + 1 : 1 }, (_, t) => t)
      .map((t): Question => ({ instance, t, properties: standardProperties(instance) }))
      .filter((question) => plainCost(question) <= MOST_EXECUTIONS),
  );
  const sizes = new Set<string>();

  test('there are many, of each protocol, under each fault model', () => {
    expect(asked.length).toBeGreaterThan(300);
    expect(new Set(asked.map(({ instance }) => instance.protocol.name)).size).toBe(protocols.length);
    expect(new Set(asked.map(({ instance }) => instance.faults.name))).toEqual(new Set(FAULTS));
  });

  const titles = new Set(asked.map(({ instance: { protocol, faults } }) => `${protocol.name} under ${faults.name}`));
  test.each([...titles])('%s', { timeout: 60_000 }, (title) => {
    for (const question of asked) {
      const { protocol, faults } = question.instance;
      if (`${protocol.name} under ${faults.name}` !== title) continue;
      const about = `${instanceTitle(question.instance)}, t = ${String(question.t)}`;
      const truth = smallest(question);
      for (const symmetry of [true, false])
        expect({ about, ...searched(question, symmetry) }).toEqual({ about, ...truth });
      for (const size of Object.values(truth)) sizes.add(JSON.stringify(size));
    }
  });

  test('from none at all to several lies, by anything from nobody to several', () => {
    expect(sizes).toEqual(
      new Set(
        [
          null,
          ...[0, 1, 2].flatMap((faulty) => [0, 1, 2].map((lies) => ({ lies, faulty }))),
          { lies: 3, faulty: 0 },
          { lies: 3, faulty: 2 },
        ].map((size) => JSON.stringify(size)),
      ),
    );
  });
});

describe('random protocols', () => {
  const anyRecipe: fc.Arbitrary<Recipe> = fc.record({
    seed: fc.nat(),
    rounds: fc.integer({ min: 0, max: 2 }),
    problem: fc.constantFrom<Problem>('consensus', 'broadcast'),
    alike: fc.boolean(),
    coins: fc.boolean(),
    hesitant: fc.boolean(),
    exclusive: fc.boolean(),
  });
  const anyQuestion = fc
    .record({
      recipe: anyRecipe,
      n: fc.constantFrom(2, 3),
      values: fc.constantFrom(2, 3),
      faults: fc.constantFrom('byzantine', 'crash', 'loss', 'loss:1', 'loss:2'),
      t: fc.nat({ max: 3 }),
    })
    .map(({ recipe, n, values, faults, t }): Question => {
      const instance = instanceAt(randomProtocol(recipe), { n, m: 0, values }, faults);
      return { instance, t, properties: standardProperties(instance) };
    })
    .filter((question) => plainCost(question) <= 1_000);

  test('of up to two rounds, with coins and without', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const truth = smallest(question);
        expect(searched(question, true)).toEqual(truth);
        expect(searched(question, false)).toEqual(truth);
      }),
      { numRuns: 200 },
    );
  });
});

describe('what is a lie', () => {
  test('a traitor that relays a lie it was told does not lie', () => {
    // Everybody passes on what the one before it says; only the first can start it.
    const chain = toy({
      rounds: () => 3,
      claims: (_army, round, from, to) => (from === round - 1 && to === round ? ['attack'] : []),
    });
    const question = questionAt(chain, { n: 4, m: 3 }, 'byzantine');
    const agreement = propertyIn(question, 'agreement');
    const { recorded } = found(question, agreement);
    expect(recorded?.scenario.deviations).toEqual([]);
  });
});
