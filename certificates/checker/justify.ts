/**
 * Whether a clause follows from what its gates mean.
 *
 * Suppose it does not: then all of its literals can be false at once. A literal that is false is a value for its node; and
 * if the node is a gate, it is an inequality over the gate's inputs as well,
 *
 *     Σ w·x ≥ least    where the gate holds
 *     Σ w·x < least    where it does not
 *
 * with 1 - x for ¬x. Some of these inequalities, added up, with the values put in that are known: if the largest value
 * of the left side is too small, they cannot hold together, and the clause follows. One of them by itself shows the clauses
 * that put a gate into clauses, two of them those of counters. Where no sum is enough, all assignments of the inputs are
 * tried, up to `MOST_TRIED` of them.
 *
 * Law (`justify.spec.ts`): what is justified holds for all assignments, and up to `MOST_TRIED` inputs the other way round.
 */
import type { Circuit, Literal } from '../../model/circuit.ts';

/** All assignments are tried of so many inputs at most. */
export const MOST_TRIED = 16;

/** Sums of each choice of so many inequalities at most are tried; of more, one by one and all together. */
const MOST_CHOSEN = 6;

/** Σ coefficient · node ≥ bound, over nodes of which no value is known. */
interface Inequality {
  readonly nodes: readonly number[];
  readonly coefficients: readonly number[];
  readonly bound: number;
}

/** The inequality of a gate literal that holds, with the values put in that are known. */
const inequalityOf = (circuit: Circuit, literal: Literal, values: ReadonlyMap<number, boolean>): Inequality | null => {
  const gate = circuit.node(Math.abs(literal));
  if (gate._tag !== 'Gate') return null;
  const sign = literal > 0 ? 1 : -1;
  let bound = literal > 0 ? gate.least : 1 - gate.least;
  const nodes: number[] = [];
  const coefficients: number[] = [];
  for (const [i, input] of gate.inputs.entries()) {
    const weight = sign * (gate.weights[i] ?? 0);
    const value = values.get(Math.abs(input));
    if (value !== undefined) bound -= value === input > 0 ? weight : 0;
    else {
      nodes.push(Math.abs(input));
      coefficients.push(input > 0 ? weight : -weight);
      // w·¬x = w - w·x
      if (input < 0) bound -= weight;
    }
  }
  return { nodes, coefficients, bound };
};

/** Whether these inequalities, added up, cannot hold. */
const sumFails = (inequalities: readonly Inequality[]): boolean => {
  const [only] = inequalities;
  if (only === undefined) return false;
  let bound = 0;
  let most = 0;
  if (inequalities.length === 1) {
    for (const coefficient of only.coefficients) most += Math.max(coefficient, 0);
    return most < only.bound;
  }
  const sum = new Map<number, number>();
  for (const { nodes, coefficients, bound: needed } of inequalities) {
    bound += needed;
    for (const [i, node] of nodes.entries()) sum.set(node, (sum.get(node) ?? 0) + (coefficients[i] ?? 0));
  }
  for (const coefficient of sum.values()) most += Math.max(coefficient, 0);
  return most < bound;
};

/** Whether no assignment of the nodes meets all inequalities. Those that one inequality rules out are not gone through. */
const noneMeets = (inequalities: readonly Inequality[], free: readonly number[]): boolean => {
  const values = new Map<number, number>();
  const hopeless = ({ nodes, coefficients, bound }: Inequality): boolean => {
    let most = 0;
    for (const [i, node] of nodes.entries()) {
      const coefficient = coefficients[i] ?? 0;
      const value = values.get(node);
      most += value === undefined ? Math.max(coefficient, 0) : coefficient * value;
    }
    return most < bound;
  };
  const fails = (from: number): boolean => {
    if (inequalities.some(hopeless)) return true;
    const node = free[from];
    if (node === undefined) return false;
    const both = [0, 1].every((value) => {
      values.set(node, value);
      return fails(from + 1);
    });
    values.delete(node);
    return both;
  };
  return fails(0);
};

/** Whether some of the inequalities, added up, cannot hold. */
const someSumFails = (inequalities: readonly Inequality[]): boolean => {
  if (inequalities.some((each) => sumFails([each]))) return true;
  if (inequalities.length < 2) return false;
  if (sumFails(inequalities)) return true;
  if (inequalities.length > MOST_CHOSEN) return false;
  for (let chosen = 1; chosen < (1 << inequalities.length) - 1; chosen++)
    if (sumFails(inequalities.filter((_, i) => ((chosen >>> i) & 1) === 1))) return true;
  return false;
};

/** Whether a clause of these literals of the circuit holds for all values of its gates' inputs. */
export const clauseFollows = (circuit: Circuit, clause: readonly Literal[]): boolean => {
  const values = new Map<number, boolean>();
  for (const literal of clause) {
    const node = Math.abs(literal);
    // Node 1 is the truth.
    if (node === 1) {
      if (literal > 0) return true;
      continue;
    }
    // What the node is where the literal is false.
    const value = literal < 0;
    // A literal beside its negation.
    if (values.get(node) === !value) return true;
    values.set(node, value);
  }
  const inequalities = [...values].flatMap(([node, value]) => {
    const inequality = inequalityOf(circuit, value ? node : -node, values);
    return inequality === null ? [] : [inequality];
  });
  if (someSumFails(inequalities)) return true;
  const free = [...new Set(inequalities.flatMap(({ nodes }) => nodes))];
  return free.length <= MOST_TRIED && noneMeets(inequalities, free);
};
