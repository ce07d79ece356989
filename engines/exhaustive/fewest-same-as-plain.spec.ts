/**
 * The fewest lies, compared with the minimum over all scenarios, run one by one, on every instance that is small enough.
 */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyRecipe } from '../../test-support/any-recipe.ts';
import type { Size } from '../../test-support/fewest.ts';
import { anyNumber, below, found, sizeOf } from '../../test-support/fewest.ts';
import { everyExecution } from '../../test-support/scenarios.ts';
import { anySmallQuestion, smallQuestions, testEach } from '../../test-support/small-questions.ts';
import { byTier, runs } from '../../test-support/tier/draws.ts';
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import type { Instance } from '../../model/instance.ts';
import { withFewestLies } from '../../model/fewest-lies.ts';
import { freeOrders, honestScenario } from '../../model/scenario.ts';
import { ordersHeld } from '../../model/scenario-data.ts';
import { broken } from '../../properties/judge.ts';
import type { Question } from '../question.ts';
import { mostFaulty } from '../question.ts';

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

const smaller = (a: Size, b: Size): boolean => a.lies < b.lies || (a.lies === b.lies && a.faulty < b.faulty);

/** By property, the smallest of the attacks with exactly so many faulty: every scenario is run, and told with the fewest lies. */
const smallestWith = (size: number, { instance, properties }: Question): ReadonlyMap<string, Size> => {
  const least = new Map<string, Size>();
  for (const faulty of subsets(generals(instance.army)).filter(({ length }) => length === size))
    for (const orders of dealings(ordersHeld(instance), instance.army.values)) {
      // A traitor's order is no part of the scenario.
      if (freeOrders(instance, faulty).some((traitor) => orders[traitor] !== 0)) continue;
      const beginning = { ...honestScenario(instance, orders), faulty };
      for (const { execution, recorded } of everyExecution(instance, faulty, orders)) {
        const attacked = broken(properties, instance, beginning, execution);
        if (attacked.length === 0) continue;
        const lies = withFewestLies(instance, recorded()).scenario.deviations.length;
        for (const { name } of attacked)
          if (lies < (least.get(name)?.lies ?? Infinity)) least.set(name, { lies, faulty: size });
      }
    }
  return least;
};

/** What was run already, by instance and then by how many are faulty: an instance is asked about with several `t`. */
const known = new WeakMap<Instance, Map<number, ReadonlyMap<string, Size>>>();

/** By property, the smallest of all attacks. */
const smallest = (question: Question): Readonly<Record<string, Size | null>> => {
  const { instance, properties } = question;
  const bySize = known.get(instance) ?? new Map<number, ReadonlyMap<string, Size>>();
  known.set(instance, bySize);
  const least = new Map<string, Size>();
  for (let size = 0; size <= mostFaulty(question); size++) {
    const found = bySize.get(size) ?? smallestWith(size, question);
    bySize.set(size, found);
    for (const [name, attack] of found) {
      const best = least.get(name);
      if (best === undefined || smaller(attack, best)) least.set(name, attack);
    }
  }
  return Object.fromEntries(properties.map(({ name }) => [name, least.get(name) ?? null]));
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
  const ranges = byTier(
    { n: [2, 3], m: [0, 1], values: [2, 3], parameters: [0, 3] },
    { n: [2, 3, 4], m: [0, 1, 2], values: [2, 3], parameters: [0, 1, 2, 3] },
  );
  testEach(smallQuestions(ranges, byTier(1_000, 3_000)), byTier(200, 300), 1, (question, about) => {
    const truth = smallest(question);
    for (const symmetry of [true, false])
      expect({ about, ...searched(question, symmetry) }).toEqual({ about, ...truth });
  });
});

test('random protocols of up to two rounds, with coins and without', () => {
  fc.assert(
    fc.property(anySmallQuestion(anyRecipe, 1_000), (question) => {
      const truth = smallest(question);
      expect(searched(question, true)).toEqual(truth);
      expect(searched(question, false)).toEqual(truth);
    }),
    { numRuns: runs(5, 200) },
  );
});
