/**
 * The view graph: which views occur together.
 *
 * Its vertices are the views after the last round of those that decide. Two are joined if some execution has both;
 * then agreement makes a decision map give them the same order. The executions of one situation are all choices of
 * one view from each *part*, the set of what one general may have seen. So the situation joins every view of one part
 * with every view of another, and nothing else, and it is enough to keep its parts: with two deciders who may have
 * seen a thousand things each, two thousand entries instead of a million edges.
 *
 * **Lemma.** Entering a situation by a view of one part leads in one step to all views of the other parts; entering
 * it by any view of another part as well leads to all that is left. So a search is done with a situation after it has
 * entered it by two parts, and takes time in proportion to the entries.
 *
 * *Proof.* Every view of another part is in an execution with the given one, because a box is a product. A view of
 * the same part is not: an execution has one view of each general. It is two steps away over any view of any other
 * part. ∎
 */
import { columnOf } from './column.ts';

/** A graph in the making. */
export interface Builder {
  /** Add a situation: its parts, and the order forced in it, or `null`. */
  readonly add: (parts: readonly (readonly number[])[], forced: number | null) => void;
  /** The graph of views numbered below `size`. */
  readonly graph: (size: number) => ViewGraph;
}

export interface ViewGraph {
  readonly situations: number;
  /** Views are numbered below this; not every number is a vertex. */
  readonly size: number;
  /** Part p holds `members[starts[p]]` up to `members[starts[p + 1]]`. */
  readonly members: Int32Array;
  readonly starts: Int32Array;
  /** The situation of each part. */
  readonly situationOf: Int32Array;
  /** Situation s has the parts from `firstPart[s]` up to `firstPart[s + 1]`. */
  readonly firstPart: Int32Array;
  /** The order forced in a situation; -1 where none is. */
  readonly forced: Int32Array;
  /** View v is in the parts `parts[partsFrom[v]]` up to `parts[partsFrom[v + 1]]`; in none, if it is no vertex. */
  readonly parts: Int32Array;
  readonly partsFrom: Int32Array;
}

/** For every view the parts that it is in: a counting sort. */
const inverted = (members: Int32Array, starts: Int32Array, size: number): Pick<ViewGraph, 'parts' | 'partsFrom'> => {
  const partsFrom = new Int32Array(size + 1);
  for (const view of members) partsFrom[view + 1] = (partsFrom[view + 1] as number) + 1;
  for (let view = 0; view < size; view++)
    partsFrom[view + 1] = (partsFrom[view + 1] as number) + (partsFrom[view] as number);
  const free = partsFrom.slice();
  const parts = new Int32Array(members.length);
  for (let part = 0; part + 1 < starts.length; part++)
    for (let i = starts[part] as number; i < (starts[part + 1] as number); i++) {
      const view = members[i] as number;
      const place = free[view] as number;
      parts[place] = part;
      free[view] = place + 1;
    }
  return { parts, partsFrom };
};

export const builder = (): Builder => {
  const members = columnOf();
  const starts = columnOf();
  const situationOf = columnOf();
  const firstPart = columnOf();
  const forced = columnOf();
  return {
    add: (parts, order) => {
      firstPart.push(starts.length());
      for (const part of parts) {
        situationOf.push(forced.length());
        starts.push(members.length());
        for (const view of part) members.push(view);
      }
      forced.push(order ?? -1);
    },
    graph: (size) => {
      firstPart.push(starts.length());
      starts.push(members.length());
      return {
        situations: forced.length(),
        size,
        members: members.all(),
        starts: starts.all(),
        situationOf: situationOf.all(),
        firstPart: firstPart.all(),
        forced: forced.all(),
        ...inverted(members.all(), starts.all(), size),
      };
    },
  };
};
