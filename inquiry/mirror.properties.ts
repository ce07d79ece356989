/**
 * The laws of mirrors: what a general is said not to be able to tell apart, it cannot.
 */
import * as fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { mostFaulty } from '../engines/question.ts';
import { generals } from '../model/army.ts';
import type { Instance } from '../model/instance.ts';
import { runScenario } from '../model/scenario.ts';
import { indistinguishable } from '../model/view.ts';
import { drawOf } from '../test-support/draw.ts';
import { right } from '../test-support/either.ts';
import type { Law } from '../test-support/law.ts';
import { drawScenario } from '../test-support/scenarios.ts';
import { done } from '../model/work.ts';
import { mirror, plainestMirror } from './mirror.ts';

/** The laws, on random scenarios at these instances. */
export const mirrorLaws = (instances: readonly Instance[]): readonly Law[] => {
  const situation = fc.tuple(fc.constantFrom(...instances), fc.integer());
  return [
    {
      name: 'the other situation is allowed, with at most t faulty, looks the same, and is another one',
      property: fc.property(situation, ([instance, seed]) => {
        const original = drawScenario(instance, drawOf(seed));
        const t = Math.max(1, original.scenario.faulty.length);
        for (const general of generals(instance.army)) {
          if (original.scenario.faulty.includes(general)) continue;
          const other = mirror(instance, t, original, general);
          if (other === null) continue;
          const { scenario, execution } = other;
          expect(execution.allowed).toBe(true);
          expect(isDeepStrictEqual(right(runScenario(instance, scenario)), other)).toBe(true);
          expect(scenario.faulty.length).toBeLessThanOrEqual(mostFaulty({ instance, t, properties: [] }));
          expect(scenario.faulty).not.toContain(general);
          expect(indistinguishable(execution, original.execution, general)).toBe(true);
          expect(scenario).not.toEqual(original.scenario);
        }
      }),
    },
    {
      name: 'the plainest is one of the candidates’, and no other has fewer lies',
      property: fc.property(situation, ([instance, seed]) => {
        const original = drawScenario(instance, drawOf(seed));
        const loyal = generals(instance.army).filter((general) => !original.scenario.faulty.includes(general));
        const found = loyal.flatMap((general) => {
          const other = mirror(instance, 1, original, general);
          return other === null ? [] : [{ general, other }];
        });
        const fewest = Math.min(...found.map(({ other }) => other.scenario.deviations.length));
        const first = found.find(({ other }) => other.scenario.deviations.length === fewest);
        return isDeepStrictEqual(done(plainestMirror(instance, 1, original, loyal)), first ?? null);
      }),
    },
  ];
};
