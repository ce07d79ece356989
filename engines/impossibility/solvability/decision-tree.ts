/**
 * Decision trees: a table of decisions as few questions about single bits.
 *
 * A table lists vectors of bits and what is decided on each; on other vectors anything may be. Grown greedily: always
 * the bit that leaves the least impurity (Gini; Breiman and others 1984), the first among equals. Equal subtrees are
 * one. Law: on every listed vector the tree decides what the table says.
 *
 * Limit: it is small, not smallest; finding the smallest is NP-hard (Hyafil and Rivest 1976).
 */
import type { Meter } from '../../meter.ts';
import { due, reportProgress } from '../../meter.ts';
import type { Search } from '../../finding.ts';
import type { Logic } from '../../../model/logic.ts';
import { at } from '../../../model/at.ts';

/** Vectors of `width` bits, one after another, and for each 1 if it is to attack. */
export interface DecisionTable {
  readonly width: number;
  readonly vectors: Uint8Array;
  readonly attacks: Uint8Array;
}

/**
 * A question about one bit, and where to go from there: 0 is RETREAT, 1 is ATTACK, and k + 2 is node k, an earlier
 * one.
 */
interface Node {
  readonly bit: number;
  readonly set: number;
  readonly clear: number;
}

export interface DecisionTree {
  readonly nodes: readonly Node[];
  readonly root: number;
}

/** The bit that tells most about these rows; they are not all alike, and no two are the same. */
const bestBit = ({ width, vectors, attacks }: DecisionTable, rows: Int32Array): number => {
  const [set, setAttack] = [new Int32Array(width), new Int32Array(width)];
  let attacking = 0;
  for (const row of rows) {
    const attack = attacks[row] as number;
    attacking += attack;
    for (let bit = 0; bit < width; bit++) {
      if (vectors[row * width + bit] === 0) continue;
      set[bit] = (set[bit] as number) + 1;
      setAttack[bit] = (setAttack[bit] as number) + attack;
    }
  }
  let [best, least] = [-1, Infinity];
  for (let bit = 0; bit < width; bit++) {
    const [ones, onesAttack] = [set[bit] as number, setAttack[bit] as number];
    const [zeros, zerosAttack] = [rows.length - ones, attacking - onesAttack];
    if (ones === 0 || zeros === 0) continue;
    const impurity = (onesAttack * (ones - onesAttack)) / ones + (zerosAttack * (zeros - zerosAttack)) / zeros;
    if (impurity < least) [best, least] = [bit, impurity];
  }
  return best;
};

/** The tree of a table; `null` if the search was stopped. */
export function* growTree(table: DecisionTable, meter: Meter): Search<DecisionTree | null> {
  const { width, vectors, attacks } = table;
  const nodes: Node[] = [];
  const known = new Map<string, number>();

  const node = (bit: number, set: number, clear: number): number => {
    if (set === clear) return set;
    const key = `${String(bit)}?${String(set)}:${String(clear)}`;
    const number = known.get(key) ?? nodes.push({ bit, set, clear }) + 1;
    known.set(key, number);
    return number;
  };

  const grow = function* (rows: Int32Array): Search<number> {
    const first = rows.length === 0 ? 0 : (attacks[rows[0] as number] as number);
    if (rows.every((row) => attacks[row] === first)) return first;
    if (due(meter, rows.length * width)) yield* reportProgress(meter);
    if (meter.stopped !== null) return 0;
    const bit = bestBit(table, rows);
    const has = (row: number): boolean => vectors[row * width + bit] !== 0;
    const set = yield* grow(rows.filter(has));
    const clear = yield* grow(rows.filter((row) => !has(row)));
    return node(bit, set, clear);
  };

  const root = yield* grow(Int32Array.from(attacks, (_, row) => row));
  return meter.stopped === null ? { nodes, root } : null;
}

/** What the tree decides: whether to attack. */
export const decideBy = <B>(logic: Logic<B>, { nodes, root }: DecisionTree, bits: readonly B[]): B => {
  const values = [logic.zero, logic.one];
  for (const { bit, set, clear } of nodes) values.push(logic.cond(at(bits, bit), at(values, set), at(values, clear)));
  return at(values, root);
};
