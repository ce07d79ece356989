/**
 * The laws of every argument made of worlds and twins, checked from outside: by running, judging and comparing again.
 */
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { at } from '../../../model/at.ts';
import { runScenario } from '../../../model/scenario.ts';
import { viewOf } from '../../../model/view.ts';
import { broken } from '../../../properties/judge.ts';
import { standardProperties } from '../../../properties/standard.ts';
import { right } from '../../../test-support/either.ts';
import type { Argument } from '../argument.ts';

const names = (properties: readonly { readonly name: string }[]): readonly string[] => properties.map(({ name }) => name);

/** The argument is one: every world is what it says it is, and whoever is a twin is. */
export const isArgument = ({ instance, t, worlds, twins, refuted }: Argument): void => {
  for (const world of worlds) {
    const { scenario, execution } = world.recorded;
    expect(isDeepStrictEqual(right(runScenario(instance, scenario)), world.recorded)).toBe(true);
    expect(names(world.broken)).toEqual(names(broken(standardProperties(instance), instance, scenario, execution)));
    expect(scenario.faulty.length).toBeLessThanOrEqual(t);
    if (world.forced !== null) expect(new Set(scenario.orders)).toEqual(new Set([world.forced]));
  }
  for (const { general, worlds: pair } of twins) {
    const [a, b] = pair.map((place) => at(worlds, place).recorded);
    expect(isDeepStrictEqual(viewOf(a!.execution, general), viewOf(b!.execution, general))).toBe(true);
  }
  expect(refuted.world).toBe(worlds.findIndex((world) => world.broken.length > 0));
};
