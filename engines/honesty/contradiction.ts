/**
 * Whether literals of a circuit contradict each other, as far as is seen without going through any inputs: what the first of
 * them needs is followed down the gates, and either a literal stands beside its negation, or a gate that has to hold has too
 * little left to hold by.
 *
 * Limits: what gates come to is not followed up again, so not every contradiction is seen.
 */
import { at } from '../../model/at.ts';
import type { Circuit, Literal } from '../../model/circuit.ts';

/** A gate that has to hold, as a sum: of its negation ¬[ Σ w·x ≥ k ] = [ Σ w·¬x ≥ W - k + 1 ]. */
interface Sum {
  readonly least: number;
  readonly inputs: readonly Literal[];
  readonly weights: readonly number[];
}

const sumOf = ({ node }: Circuit, literal: Literal): Sum | null => {
  const here = node(Math.abs(literal));
  if (here._tag !== 'Gate') return null;
  const { least, inputs, weights, total } = here;
  return literal > 0
    ? { least, inputs, weights }
    : { least: total - least + 1, inputs: inputs.map((x) => -x), weights };
};

/** The inputs of a gate without which it does not hold. */
const neededBy = ({ least, inputs, weights }: Sum): readonly Literal[] => {
  const all = weights.reduce((a, b) => a + b, 0);
  return inputs.filter((_, i) => all - at(weights, i) < least);
};

/** A sum without the inputs that do not hold; `null` where what is left is too little. */
const leftOf = ({ least, inputs, weights }: Sum, isFalse: (literal: Literal) => boolean): Sum | null => {
  const places = inputs.flatMap((x, i) => (isFalse(x) ? [] : [i]));
  const left = places.map((i) => at(weights, i));
  return left.reduce((a, b) => a + b, 0) < least
    ? null
    : { least, inputs: places.map((i) => at(inputs, i)), weights: left };
};

/** What has to hold so that some literals do, themselves included. Constants are left to whoever asks. */
export const neededFor = (circuit: Circuit, literals: Iterable<Literal>): ReadonlySet<Literal> => {
  const needed = new Set(literals);
  // A set is gone through with what is added meanwhile.
  for (const each of needed) {
    const sum = sumOf(circuit, each);
    for (const x of sum === null ? [] : neededBy(sum)) needed.add(x);
  }
  return needed;
};

/** The literals that hold together if and only if these do: every gate that needs all of its inputs is taken apart. */
export const conjunctsOf = (circuit: Circuit, literals: Iterable<Literal>): readonly Literal[] => {
  const met = new Set(literals);
  const conjuncts: Literal[] = [];
  for (const each of met) {
    const sum = sumOf(circuit, each);
    const needed = sum === null ? [] : neededBy(sum);
    if (sum?.inputs.length === needed.length) for (const x of needed) met.add(x);
    else conjuncts.push(each);
  }
  return conjuncts;
};

/** Whether a literal is seen to be false where `known` hold. `known` holds all that its members need (`neededFor`). */
export const contradicts = (circuit: Circuit, literal: Literal, known: ReadonlySet<Literal>): boolean => {
  const holding = new Set([literal]);
  const isFalse = (x: Literal): boolean => x === circuit.logic.zero || holding.has(-x) || known.has(-x);
  for (let before = -1; holding.size !== before;) {
    before = holding.size;
    for (const each of holding) {
      if (isFalse(each)) return true;
      const sum = sumOf(circuit, each);
      if (sum === null) continue;
      const left = leftOf(sum, isFalse);
      if (left === null) return true;
      for (const x of neededBy(left)) holding.add(x);
    }
  }
  return false;
};
