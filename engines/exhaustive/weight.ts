/**
 * What a search computes: an fp-ts `Semiring`, and how assignments of choices are weighed in it.
 *
 * The search multiplies along an execution and adds over executions. Booleans decide whether any scenario reaches a
 * state; bigints count the scenarios that do; (min, +) finds the fewest lies with which one does. An assignment weighs
 * `lie` to the power of its lies. Laws (`weight.properties.ts`): those of a commutative semiring, times(1) = one,
 * times(a + b) = times(a) + times(b).
 *
 * Limit: a weight is a JavaScript primitive, so that equal weights are identical.
 */
import type { Semiring } from 'fp-ts/lib/Semiring.js';

export interface Weight<W> extends Semiring<W> {
  /** The sum of that many ones: `count` different assignments with the same effect. */
  readonly times: (count: bigint) => W;
  /** The weight of one lie: of a message that is not as prescribed. */
  readonly lie: W;
}

/** Is there a scenario? */
export const reachability: Weight<boolean> = {
  zero: false,
  one: true,
  add: (a, b) => a || b,
  mul: (a, b) => a && b,
  times: (count) => count > 0n,
  lie: true,
};

/** How many scenarios are there? */
export const counting: Weight<bigint> = {
  zero: 0n,
  one: 1n,
  add: (a, b) => a + b,
  mul: (a, b) => a * b,
  times: (count) => count,
  lie: 1n,
};

/** How many lies does it take? What takes more than `most` (0 or more) does not exist: it is `zero`, Infinity. */
export const fewest = (most: number): Weight<number> => {
  const within = (lies: number): number => (lies <= most ? lies : Infinity);
  return {
    zero: Infinity,
    one: 0,
    add: (a, b) => Math.min(a, b),
    mul: (a, b) => within(a + b),
    times: (count) => (count > 0n ? 0 : Infinity),
    lie: within(1),
  };
};

/** Whether lies make a difference to the weight; only then anybody has to look for them. */
export const mindsLies = <W>({ lie, one }: Weight<W>): boolean => lie !== one;

/** The most lies, of up to `senders`, that still weigh something. */
export const mostLies = <W>({ zero, one, mul, lie }: Weight<W>, senders: number): number => {
  let power = one;
  for (let lies = 1; lies <= senders; lies++) if ((power = mul(power, lie)) === zero) return lies - 1;
  return senders;
};

/** The weight of `counts[k]` assignments with k lies, for each k: the sum of counts[k] · lie^k. */
export const weigh = <W>({ zero, add, mul, times, lie }: Weight<W>, counts: readonly number[]): W =>
  counts.reduceRight((sum, count) => add(times(BigInt(count)), mul(lie, sum)), zero);

/** Whether a sum is due to its second summand alone, as a minimum is that has just been found. */
export const isNew = <W>(sum: W, before: W, added: W): boolean => sum === added && sum !== before;
