/**
 * What a protocol computes with, instead of `boolean`.
 *
 * A `Logic<B>` is a Boolean algebra (fp-ts's `BooleanAlgebra<B>`) with the few connectives that
 * agreement protocols need. What `B` is decides what running a protocol means: one execution
 * (`boolean.ts`), thirty-two at once (`lanes.ts`), or all of them as one formula. A protocol that is
 * written over `Logic<B>` never learns which.
 *
 * Laws (`logic.properties.ts`): those of a Boolean algebra, and for every assignment
 *
 *     atLeast(k, xs)   = [ at least k of the xs hold ]
 *     majority(xs)     = atLeast(floor(|xs| / 2) + 1, xs)
 *     cond(c, a, b)    = (c ∧ a) ∨ (¬c ∧ b)
 *     equal(a, b)      = (a → b) ∧ (b → a)
 *
 * Limit: a `B` is a JavaScript primitive (a boolean, a number), so that a tree of `B`s can be told
 * from its leaves (`tree.ts`).
 */
import type { BooleanAlgebra } from 'fp-ts/lib/BooleanAlgebra.js';

export interface Logic<B> extends BooleanAlgebra<B> {
  /** Conjunction of any number; `one` of none. */
  readonly all: (xs: readonly B[]) => B;
  /** Disjunction of any number; `zero` of none. */
  readonly any: (xs: readonly B[]) => B;
  /** At least `k` of the `xs` hold. `k ≤ 0` is `one`, `k > xs.length` is `zero`. */
  readonly atLeast: (k: number, xs: readonly B[]) => B;
  /** More than half of the `xs` hold: a tie is no majority (Lamport, Shostak and Pease 1982, §3). */
  readonly majority: (xs: readonly B[]) => B;
  /** `a` where the condition holds, `b` elsewhere. */
  readonly cond: (condition: B, a: B, b: B) => B;
  /** Both hold or neither does. */
  readonly equal: (a: B, b: B) => B;
}

/** What a reading has to supply; the rest of its `Logic` follows. */
export type Connectives<B> = Pick<Logic<B>, 'zero' | 'one' | 'meet' | 'join' | 'not' | 'atLeast'>;

/** The `Logic` that a reading's connectives determine. */
export const logicOf = <B>(connectives: Connectives<B>): Logic<B> => {
  const { zero, one, meet, join, not, atLeast } = connectives;
  const implies = (a: B, b: B): B => join(not(a), b);
  return {
    zero,
    one,
    meet,
    join,
    not,
    atLeast,
    implies,
    all: (xs) => xs.reduce(meet, one),
    any: (xs) => xs.reduce(join, zero),
    majority: (xs) => atLeast(Math.floor(xs.length / 2) + 1, xs),
    cond: (condition, a, b) => join(meet(condition, a), meet(not(condition), b)),
    equal: (a, b) => meet(implies(a, b), implies(b, a)),
  };
};
