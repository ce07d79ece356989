/**
 * The laws of simpler scenarios, and of shrinking by them.
 */
import * as fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { at } from '../../model/at.ts';
import type { Instance } from '../../model/instance.ts';
import { honestScenario, runScenario } from '../../model/scenario.ts';
import { standardProperties } from '../../properties/standard.ts';
import { drawOf } from '../../test-support/draw.ts';
import { right } from '../../test-support/either.ts';
import type { Law } from '../../test-support/law.ts';
import { drawScenario } from '../../test-support/scenarios.ts';
import { breaks, shrink } from './shrink.ts';
import type { ShrinkCase, ShrinkOptions } from './simpler.ts';
import { caseOf, isSimpler, simpler, weightOf } from './simpler.ts';
import { sourceProtocol } from '../../model/recording/recorded.ts';

/** The first is smaller, read from left to right. */
const below = (a: readonly number[], b: readonly number[]): boolean => {
  const i = a.findIndex((x, k) => x !== at(b, k));
  return i >= 0 && at(a, i) < at(b, i);
};

/** The law of one step. */
const isStep = (from: ShrinkCase, to: ShrinkCase, { fewerGenerals }: ShrinkOptions): void => {
  const { instance, scenario, execution } = to;
  expect(below(weightOf(to), weightOf(from))).toBe(true);
  expect([isSimpler(to, from), isSimpler(from, to)]).toEqual([true, false]);
  expect(execution.allowed).toBe(true);
  expect(isDeepStrictEqual(right(runScenario(instance, scenario)), { scenario, execution })).toBe(true);
  expect(sourceProtocol(instance.protocol)).toBe(sourceProtocol(from.instance.protocol));
  expect(instance.faults).toBe(from.instance.faults);
  const gone = from.instance.army.n - instance.army.n;
  expect(fewerGenerals ? [0, 1] : [0]).toContain(gone);
  expect(gone === 0).toBe(instance === from.instance);
};

/** The laws, on random scenarios at these instances. */
export const simplerLaws = (instances: readonly Instance[]): readonly Law[] => {
  const situation = fc.tuple(fc.constantFrom(...instances), fc.integer(), fc.boolean());
  const caseAt = (instance: Instance, seed: number): ShrinkCase =>
    right(caseOf(instance, drawScenario(instance, drawOf(seed)).scenario));
  return [
    {
      name: 'every step is simpler by weight, allowed, and runs again to itself',
      property: fc.property(situation, ([instance, seed, fewerGenerals]) => {
        const from = caseAt(instance, seed);
        for (const step of simpler(from, { fewerGenerals })) isStep(from, step, { fewerGenerals });
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
        const options = { fewerGenerals };
        for (const property of standardProperties(instance).filter((each) => breaks(each)(from))) {
          const smallest = shrink(from, property, options);
          expect(breaks(property)(smallest)).toBe(true);
          expect(smallest === from || isSimpler(smallest, from)).toBe(true);
          expect([...simpler(smallest, options)].filter(breaks(property))).toEqual([]);
          expect(shrink(smallest, property, options)).toBe(smallest);
        }
      }),
    },
  ];
};
