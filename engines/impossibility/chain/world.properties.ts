/**
 * The laws of every argument made of worlds and twins, checked from outside: by running, judging and comparing again.
 */
import * as fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { at } from '../../../model/at.ts';
import { runScenario } from '../../../model/scenario.ts';
import { viewOf } from '../../../model/view.ts';
import { broken } from '../../../properties/judge.ts';
import { standardProperties } from '../../../properties/standard.ts';
import { right } from '../../../test-support/either.ts';
import type { Law } from '../../../test-support/law.ts';
import { breaks, shrink } from '../../shrink/shrink.ts';
import type { Case } from '../../shrink/simpler.ts';
import { caseOf } from '../../shrink/simpler.ts';
import type { Argument } from '../argument.ts';

const names = (properties: readonly { readonly name: string }[]): readonly string[] =>
  properties.map(({ name }) => name);

/** The broken world is broken for whoever runs it again, by the property that the argument names first. */
export const isBrokenAgain = ({ instance, t, worlds, refuted }: Argument): void => {
  const { scenario } = at(worlds, refuted.world).recorded;
  const again = right(runScenario(instance, scenario));
  expect(broken(standardProperties(instance), instance, again.scenario, again.execution)).toContainEqual(
    expect.objectContaining({ name: refuted.property.name }),
  );
  expect(scenario.faulty.length).toBeLessThanOrEqual(t);
};

/** Every world is what it says it is: it runs again to the same record, is judged the same, and allowed. */
export const isReplayed = ({ instance, t, worlds, refuted }: Argument): void => {
  for (const { recorded, broken: said, forced } of worlds) {
    const { scenario, execution } = recorded;
    expect(isDeepStrictEqual(right(runScenario(instance, scenario)), recorded)).toBe(true);
    expect(names(said)).toEqual(names(broken(standardProperties(instance), instance, scenario, execution)));
    expect(scenario.faulty.length).toBeLessThanOrEqual(t);
    if (forced !== null) expect(new Set(scenario.orders)).toEqual(new Set([forced]));
  }
  expect(refuted.world).toBe(worlds.findIndex((world) => world.broken.length > 0));
  expect(at(worlds, refuted.world).broken[0]).toBe(refuted.property);
};

/** Twins are loyal in both of their worlds, see the same, and decide the same. */
export const areTwins = ({ worlds, twins }: Argument): void => {
  for (const { general, worlds: pair } of twins) {
    const [one, other] = [at(worlds, pair[0]).recorded, at(worlds, pair[1]).recorded];
    expect([...one.scenario.faulty, ...other.scenario.faulty]).not.toContain(general);
    expect(isDeepStrictEqual(viewOf(one.execution, general), viewOf(other.execution, general))).toBe(true);
    expect(isDeepStrictEqual(at(one.execution.decisions, general), at(other.execution.decisions, general))).toBe(true);
  }
};

/** The broken world shrinks to one that is broken still, with no more faulty and no more lost. */
export const shrunk = ({ instance, worlds, refuted }: Argument): Case => {
  const from = right(caseOf(instance, at(worlds, refuted.world).recorded.scenario));
  const smallest = shrink(from, refuted.property, { fewerGenerals: false });
  expect(breaks(refuted.property)(smallest)).toBe(true);
  expect(smallest.scenario.faulty.length).toBeLessThanOrEqual(from.scenario.faulty.length);
  expect(smallest.scenario.deviations.length).toBeLessThanOrEqual(from.scenario.deviations.length);
  return smallest;
};

/** The laws of every argument; whoever makes one throws where nothing is broken. */
export const argumentLaws = (found: fc.Arbitrary<Argument>): readonly Law[] => [
  { name: 'every world replays', property: fc.property(found, isReplayed) },
  { name: 'twins are twins', property: fc.property(found, areTwins) },
  {
    name: 'the broken world shrinks to a broken one',
    property: fc.property(found, (argument) => {
      shrunk(argument);
    }),
  },
];
