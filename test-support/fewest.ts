/**
 * The fewest lies that the exhaustive engine finds, and checked to be what it says they are.
 */
import { expect } from 'vitest';
import type { LieBudget, Fewest } from '../engines/exhaustive/fewest.ts';
import { fewestLies } from '../engines/exhaustive/fewest.ts';
import type { Limits } from '../engines/finding.ts';
import { noLimits } from '../engines/finding.ts';
import type { Question } from '../engines/question.ts';
import { runScenario } from '../model/scenario.ts';
import { broken } from '../properties/judge.ts';
import type { Property } from '../properties/property.ts';
import { drive } from './drive.ts';
import { right } from './either.ts';

/** How many lies an attack has, and how many are faulty in it. */
export interface Size {
  readonly lies: number;
  readonly faulty: number;
}

export const anyNumber: LieBudget = () => Infinity;

/** Whatever is smaller than that. */
export const below =
  ({ lies, faulty }: Size): LieBudget =>
  (some) =>
    some < faulty ? lies : lies - 1;

/** What the search finds. */
export const found = (
  question: Question,
  property: Property,
  budget: LieBudget = anyNumber,
  symmetry = true,
  limits: Limits = noLimits,
): Fewest => drive(fewestLies(question, property, { limits, symmetry, budget }));

/** What was found, checked: it is run again, breaks the property, and has as many lies as it is said to have. */
export const sizeOf = ({ instance }: Question, property: Property, { recorded, lies }: Fewest): Size | null => {
  expect(recorded === null).toBe(lies === null);
  if (recorded === null || lies === null) return null;
  const { scenario, execution } = right(runScenario(instance, recorded.scenario));
  expect(scenario).toEqual(recorded.scenario);
  expect(scenario.deviations).toHaveLength(lies);
  expect(broken([property], instance, scenario, execution)).toEqual([property]);
  return { lies, faulty: scenario.faulty.length };
};
