/**
 * How many instances a test draws: all of them in the tier `all`, some in the everyday one.
 *
 * The everyday tier takes them evenly spread from the first to the last, because lists of instances are ordered by
 * protocol, fault model and size; so a few of each kind are among them. What was cut is counted, and the reporter says it.
 */
import { inject } from 'vitest';
import { noteDraw } from './cost.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Whether this is the tier `all`. */
    readonly thorough: boolean;
  }
}

/** Whether everything is run. */
const thorough: boolean = inject('thorough');

/** All of them in the tier `all`; in the everyday tier this many, evenly spread. */
export const some = <A>(few: number, all: readonly A[]): readonly A[] => {
  if (thorough || all.length <= few) return all;
  noteDraw();
  return Array.from({ length: few }, (_, i) => all[Math.floor((i * all.length) / few)] as A);
};

/** How many runs a property gets: the first number in the everyday tier, the second in the tier `all`. */
export const runs = (few: number, all: number): number => {
  if (thorough || all <= few) return all;
  noteDraw();
  return few;
};
