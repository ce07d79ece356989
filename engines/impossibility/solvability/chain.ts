/**
 * The shortest chain of executions from "must attack" to "must retreat".
 *
 * Consecutive executions of a chain share a view of somebody who decides in both. So a chain of k + 1 executions is k
 * views: the first in an execution in which ATTACK is forced, the last in one in which RETREAT is, and any two that
 * follow each other together in one execution, that is: joined in the view graph. Breadth first from all views of the
 * first kind finds a view of the second kind with the fewest steps, and no chain has fewer executions.
 */
import type { Meter } from '../../meter.ts';
import type { Search } from '../../finding.ts';
import type { ViewGraph } from './graph.ts';
import { walkOf } from './walk.ts';

/** A chain in numbers: `situations[k]` has the views `views[k - 1]` and `views[k]`, as far as there are any. */
export interface Links {
  readonly situations: readonly number[];
  readonly views: readonly number[];
}

/** For each view a situation in which this order is forced and which has it; -1 where there is none. */
export const forcedWhere = ({ forced, members, starts, situationOf, size }: ViewGraph, order: number): Int32Array => {
  const where = new Int32Array(size).fill(-1);
  for (const [part, situation] of situationOf.entries())
    if (forced[situation] === order)
      for (let i = starts[part] as number; i < (starts[part + 1] as number); i++)
        where[members[i] as number] = situation;
  return where;
};

/** The views at which an array is set. */
export function* having(where: Int32Array): Generator<number> {
  for (let view = 0; view < where.length; view++) if (where[view] !== -1) yield view;
}

/** A shortest chain from ATTACK to RETREAT; `null` if there is none, or if the search was stopped. */
export function* shortest(graph: ViewGraph, meter: Meter): Search<Links | null> {
  const [retreat, attack] = [forcedWhere(graph, 0), forcedWhere(graph, 1)];
  const walk = walkOf(graph, meter);
  let found = -1;
  yield* walk.from(having(attack), (view) => {
    if (retreat[view] === -1) return false;
    found = view;
    return true;
  });
  if (found === -1) return null;
  const views = [found];
  const situations = [retreat[found] as number];
  let first = found;
  while (walk.parent(first) !== -1) {
    situations.unshift(walk.via(first));
    first = walk.parent(first);
    views.unshift(first);
  }
  return { situations: [attack[first] as number, ...situations], views };
}
