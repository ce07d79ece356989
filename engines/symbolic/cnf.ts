/**
 * A formula in conjunctive normal form that knows what its variables stand for.
 *
 * Every variable is an input of the circuit, by name, or a threshold gate over other variables. With that a clause can be
 * justified by itself: it has to hold for whatever the gates in it compute (docs/certificates.md).
 */

/** A variable (counted from 1), or with a minus sign its negation. */
export type Atom = number;

/** What a variable stands for. */
export type VariableMeaning =
  | { readonly _tag: 'Input'; readonly name: string }
  /** The weights of the inputs that hold add up to at least `least`. */
  | {
      readonly _tag: 'Gate';
      readonly least: number;
      readonly inputs: readonly Atom[];
      readonly weights: readonly number[];
    };

export interface Cnf {
  /** `meanings[v - 1]` is what variable v stands for. A gate's inputs have smaller numbers than itself. */
  readonly meanings: readonly VariableMeaning[];
  /** The clauses one after another, each ended by 0. */
  readonly clauses: Int32Array;
  /** How many clauses there are. */
  readonly size: number;
}

/** The clauses of a formula, one at a time. */
export function* clausesOf({ clauses }: Cnf): Generator<Int32Array> {
  let start = 0;
  for (;;) {
    const end = clauses.indexOf(0, start);
    if (end < 0) return;
    yield clauses.subarray(start, end);
    start = end + 1;
  }
}
