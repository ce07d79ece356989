/**
 * The laws of the walk over crashes, for any instances and t that it applies to.
 */
import * as fc from 'fast-check';
import { expect } from 'vitest';
import type { Instance } from '../../../model/instance.ts';
import type { Recorded } from '../../../model/scenario.ts';
import { keyOf } from '../../../model/tree.ts';
import { right } from '../../../test-support/either.ts';
import type { Law } from '../../../test-support/law.ts';
import type { Argument } from '../argument.ts';
import { isBrokenAgain } from '../world.properties.ts';
import { rounds } from './rounds.ts';

/** An instance, and at most how many crash. */
export interface PlanSituation {
  readonly instance: Instance;
  readonly t: number;
}

/** At most r generals have crashed by round r, for every r. */
const crashesOneARound = ({ scenario }: Recorded, R: number): boolean => {
  const firsts = scenario.faulty.map(
    (general) => scenario.deviations.find(({ from }) => from === general)?.round ?? Infinity,
  );
  const inTime = Array.from({ length: R }, (_, i) => firsts.filter((first) => first <= i + 1).length <= i + 1);
  return scenario.faulty.length <= R && inTime.every(Boolean);
};

/** At least two are loyal, and all of them decide the same. */
const hasValue = ({ scenario, execution }: Recorded): boolean => {
  const loyal = execution.decisions.filter((_, general) => !scenario.faulty.includes(general));
  const values = new Set(loyal.map(({ value }) => keyOf(value)));
  return loyal.length >= 2 && loyal.every(({ decided }) => decided) && values.size === 1;
};

/** It ends at the first broken world; until then every world has a value. */
const isWalk = ({ instance, worlds, refuted }: Argument): void => {
  expect(refuted.world).toBe(worlds.length - 1);
  expect(worlds.slice(0, -1).filter(({ recorded }) => !hasValue(recorded))).toEqual([]);
  expect(worlds.filter(({ recorded }) => !crashesOneARound(recorded, instance.schedule.rounds))).toEqual([]);
  // The failure-free neighbours, and at most four worlds a round.
  expect(worlds.length).toBeLessThanOrEqual(2 + 4 * instance.schedule.rounds);
};

export const roundsLaws = (situations: fc.Arbitrary<PlanSituation>): readonly Law[] => [
  {
    name: 'a walk of at most one crash a round, to a world that is broken again when it is run again',
    property: fc.property(situations, ({ instance, t }) => {
      const argument = right(rounds(instance, t));
      isWalk(argument);
      isBrokenAgain(argument);
    }),
  },
];
