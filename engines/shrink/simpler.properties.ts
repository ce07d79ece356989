/**
 * The laws of simpler scenarios, and of shrinking by them.
 */
import * as fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import type { Instance } from '../../model/instance.ts';
import { honestScenario, runScenario } from '../../model/scenario.ts';
import { standardProperties } from '../../properties/standard.ts';
import { drawOf } from '../../test-support/draw.ts';
import { right } from '../../test-support/either.ts';
import type { Law } from '../../test-support/law.ts';
import { drawScenario } from '../../test-support/scenarios.ts';
import { breaks, shrink } from './shrink.ts';
import type { Case, ShrinkOptions } from './simpler.ts';
import { caseOf, isSimpler, simpler, weightOf } from './simpler.ts';

/** The first is smaller, read from left to right. */
const below = (a: readonly number[], b: readonly number[]): boolean => {
  const i = a.findIndex((x, k) => x !== b[k]);
  return i >= 0 && (a[i] ?? 0) < (b[i] ?? 0);
};

/** What is wrong with a step from one case to another, or `null`. */
const wrongStep = (from: Case, to: Case, { fewerGenerals }: ShrinkOptions): string | null => {
  if (!below(weightOf(to), weightOf(from)) || !isSimpler(to, from) || isSimpler(from, to)) return 'is no simpler';
  if (!to.execution.allowed) return 'is not allowed';
  const { instance, scenario, execution } = to;
  if (!isDeepStrictEqual(right(runScenario(instance, scenario)), { scenario, execution }))
    return 'does not run again as it was recorded';
  if (!fewerGenerals && instance !== from.instance) return 'is about another army';
  const lost = from.instance.army.n - instance.army.n;
  if (lost < 0 || lost > 1) return 'changes the army by more than one general';
  if (instance.protocol !== from.instance.protocol || instance.faults !== from.instance.faults)
    return 'is about another protocol or fault model';
  return null;
};

/** The laws, on random scenarios at these instances. */
export const simplerLaws = (instances: readonly Instance[]): readonly Law[] => {
  const situation = fc.tuple(fc.constantFrom(...instances), fc.integer(), fc.boolean());
  const caseAt = (instance: Instance, seed: number): Case =>
    right(caseOf(instance, drawScenario(instance, drawOf(seed)).scenario));
  return [
    {
      name: 'every step is simpler by weight, allowed, and runs again to itself',
      property: fc.property(situation, ([instance, seed, fewerGenerals]) => {
        const from = caseAt(instance, seed);
        for (const step of simpler(from, { fewerGenerals })) {
          const wrong = wrongStep(from, step, { fewerGenerals });
          if (wrong !== null) throw new Error(`a step to ${JSON.stringify(step.scenario)} ${wrong}`);
        }
      }),
    },
    {
      name: 'whoever keeps taking the last step ends, with everybody honest and all orders RETREAT',
      property: fc.property(situation, ([instance, seed]) => {
        let here = caseAt(instance, seed);
        for (;;) {
          const steps = [...simpler(here, { fewerGenerals: false })];
          const last = steps.at(-1);
          if (last === undefined) break;
          here = last;
        }
        const orders = here.scenario.orders.map(() => 0);
        return isDeepStrictEqual(here.scenario, honestScenario(instance, orders));
      }),
    },
    {
      name: 'shrinking what is broken ends where it is broken still, and no single step keeps it so',
      property: fc.property(situation, ([instance, seed, fewerGenerals]) => {
        const from = caseAt(instance, seed);
        for (const property of standardProperties(instance)) {
          if (!breaks(property)(from)) continue;
          const smallest = shrink(from, property, { fewerGenerals });
          if (!breaks(property)(smallest)) throw new Error(`shrinking the attack on ${property.name} lost it`);
          if (smallest !== from && !isSimpler(smallest, from)) throw new Error('it is no simpler');
          for (const child of simpler(smallest, { fewerGenerals }))
            if (breaks(property)(child))
              throw new Error(`${JSON.stringify(child.scenario)} is simpler and broken, too`);
          if (!isDeepStrictEqual(shrink(smallest, property, { fewerGenerals }), smallest))
            throw new Error('shrinking again goes on');
        }
      }),
    },
  ];
};
