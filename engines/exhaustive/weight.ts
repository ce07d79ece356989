/**
 * What a search computes: an fp-ts `Semiring`, and how a number of choices is weighed in it.
 *
 * The search multiplies along an execution and adds over executions. Booleans decide whether any scenario reaches a
 * state; bigints count the scenarios that do. Laws: those of a semiring, and times(a + b) = times(a) + times(b),
 * times(1) = one.
 */
import type { Semiring } from 'fp-ts/lib/Semiring.js';

export interface Weight<W> extends Semiring<W> {
  /** The sum of that many ones: `count` different assignments with the same effect. */
  readonly times: (count: bigint) => W;
}

/** Is there a scenario? */
export const reachability: Weight<boolean> = {
  zero: false,
  one: true,
  add: (a, b) => a || b,
  mul: (a, b) => a && b,
  times: (count) => count > 0n,
};

/** How many scenarios are there? */
export const counting: Weight<bigint> = {
  zero: 0n,
  one: 1n,
  add: (a, b) => a + b,
  mul: (a, b) => a * b,
  times: (count) => count,
};
