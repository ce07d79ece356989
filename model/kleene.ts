/**
 * The three-valued reading: true, false, and not known.
 *
 * What comes out true here is true whatever the values are that are not known, since nothing was assumed of them. Not the other
 * way round: x ∧ ¬x is false, and not known to be (Kleene 1938, the strong connectives).
 */
import type { Logic } from './logic.ts';
import { logicOf } from './logic.ts';

/** 0: false; 1: true; ½: not known. */
export type Known = 0 | 0.5 | 1;

const held = (xs: readonly Known[], value: Known): number => xs.filter((x) => x === value).length;

export const kleeneLogic: Logic<Known> = logicOf<Known>({
  zero: 0,
  one: 1,
  not: (a) => (a === 0 ? 1 : a === 1 ? 0 : 0.5),
  meet: (a, b) => (a < b ? a : b),
  join: (a, b) => (a > b ? a : b),
  atLeast: (k, xs) => (held(xs, 1) >= k ? 1 : xs.length - held(xs, 0) < k ? 0 : 0.5),
});
