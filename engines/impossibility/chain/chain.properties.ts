/**
 * The laws of the chain of lost messages, for any instances that it applies to.
 */
import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { Instance } from '../../../model/instance.ts';
import { right } from '../../../test-support/either.ts';
import type { Law } from '../../../test-support/law.ts';
import type { Argument } from '../argument.ts';
import { chain } from './chain.ts';
import { isBrokenAgain } from '../world.properties.ts';

/** From a forced ATTACK to a forced RETREAT, one lost message or one order at a time, twin by twin. */
const isChain = ({ instance: { army, schedule }, worlds, twins }: Argument): void => {
  expect([worlds[0]?.forced, worlds.at(-1)?.forced]).toEqual([1, 0]);
  expect(twins.map((twin) => twin.worlds)).toEqual(worlds.slice(1).map((_, i) => [i, i + 1]));
  const { messages } = schedule;
  expect(worlds.map(({ recorded }) => recorded.scenario.deviations.length)).toEqual([
    ...Array.from({ length: messages + 1 }, (_, lost) => lost),
    ...Array.from({ length: army.n }, () => messages),
  ]);
  expect(worlds.map(({ recorded }) => recorded.scenario.orders.filter((order) => order === 0).length)).toEqual([
    ...Array.from({ length: messages + 1 }, () => 0),
    ...Array.from({ length: army.n }, (_, turned) => turned + 1),
  ]);
};

export const chainLaws = (instances: fc.Arbitrary<Instance>): readonly Law[] => [
  {
    name: 'a chain from a forced ATTACK to a forced RETREAT, with a world that is broken again when it is run again',
    property: fc.property(instances, (instance) => {
      const argument = right(chain(instance));
      isChain(argument);
      isBrokenAgain(argument);
    }),
  },
];
