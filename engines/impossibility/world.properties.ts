/**
 * The laws of every argument made of worlds and twins, checked from outside: by running, judging and comparing again.
 */
import * as fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { at } from '../../model/at.ts';
import type { Recorded } from '../../model/scenario.ts';
import { runScenario } from '../../model/scenario.ts';
import { viewOf } from '../../model/view.ts';
import { agreement } from '../../properties/agreement.ts';
import { broken } from '../../properties/judge.ts';
import type { Property } from '../../properties/property.ts';
import { termination } from '../../properties/termination.ts';
import { validity } from '../../properties/validity.ts';
import { right } from '../../test-support/either.ts';
import type { Law } from '../../test-support/law.ts';
import { breaks, shrink } from '../shrink/shrink.ts';
import type { ShrinkCase } from '../shrink/simpler.ts';
import { caseOf } from '../shrink/simpler.ts';
import type { Argument } from './argument.ts';

const names = (properties: readonly Property[]): readonly string[] => properties.map(({ name }) => name);

/** The names of the properties that a run breaks, of those that the argument is about. */
const brokenIn = ({ instance, validity: condition }: Argument, { scenario, execution }: Recorded): readonly string[] =>
  names(broken([agreement, validity(condition), termination], instance, scenario, execution));

/**
 * Each world in one line: the orders, what deviates, the decisions (a faulty general's is `x`), what is broken.
 */
export const lines = ({ worlds }: Argument): readonly string[] =>
  worlds.map(({ recorded: { scenario, execution }, broken: properties }) =>
    [
      scenario.orders.join(''),
      scenario.deviations.map(({ round, from, to }) => `${String(round)}:${String(from)}>${String(to)}`).join(' ') ||
        '-',
      execution.decisions
        .map(({ value }, general) => (scenario.faulty.includes(general) ? 'x' : value[0] === true ? '1' : '0'))
        .join(''),
      names(properties).join() || '-',
    ].join(' | '),
  );

/** The broken world is broken for whoever runs it again, by the property that the argument names first. */
export const isBrokenAgain = (argument: Argument): void => {
  const { instance, t, worlds, refuted } = argument;
  const { scenario } = at(worlds, refuted.world).recorded;
  expect(brokenIn(argument, right(runScenario(instance, scenario)))).toContain(refuted.property.name);
  expect(scenario.faulty.length).toBeLessThanOrEqual(t);
};

/** Every world is what it says it is: it runs again to the same record, is judged the same, and allowed. */
export const isReplayed = (argument: Argument): void => {
  const { instance, t, worlds, refuted } = argument;
  for (const { recorded, broken: said, forced } of worlds) {
    const { scenario } = recorded;
    expect(isDeepStrictEqual(right(runScenario(instance, scenario)), recorded)).toBe(true);
    expect(names(said)).toEqual(brokenIn(argument, recorded));
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
export const shrunk = ({ instance, worlds, refuted }: Argument): ShrinkCase => {
  const from = right(caseOf(instance, at(worlds, refuted.world).recorded.scenario));
  expect(breaks(refuted.property)(from)).toBe(true);
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
