/**
 * Walks over the view graph, breadth first: the views of a component, and the shortest way to them.
 */
import type { Meter } from '../../meter.ts';
import { due, reportProgress } from '../../meter.ts';
import type { Search } from '../../finding.ts';
import type { ViewGraph } from './graph.ts';

/** No view, no situation, no part. */
const NONE = -1;

/** A walk that may be started again where it has not been. */
export interface Walk {
  /**
   * Go everywhere that can be reached from these views; `visit` is called for each view, nearest first, until it says
   * stop.
   */
  readonly from: (seeds: Iterable<number>, visit: (view: number) => boolean) => Search<void>;
  readonly seen: (view: number) => boolean;
  /** The view from which one was reached, and the situation that has both; -1 for a seed. */
  readonly parent: (view: number) => number;
  readonly via: (view: number) => number;
}

/** A walk over the graph that has been nowhere yet. */
export const walkOf = (graph: ViewGraph, meter: Meter): Walk => {
  const { members, starts, situationOf, firstPart, parts, partsFrom, situations, size } = graph;
  const parent = new Int32Array(size).fill(NONE);
  const via = new Int32Array(size).fill(NONE);
  const seen = new Uint8Array(size);
  /** The part by which a situation was entered first; `NONE` before, and `DONE` when all its views have been seen. */
  const entered = new Int32Array(situations).fill(NONE);
  const DONE = -2;
  /** Every view is in it once, in the order in which they are seen. */
  let queue: Int32Array | null = null;
  let [head, tail] = [0, 0];

  const see = (view: number, from: number, situation: number): void => {
    if (seen[view] === 1) return;
    seen[view] = 1;
    parent[view] = from;
    via[view] = situation;
    queue ??= new Int32Array(size);
    queue[tail++] = view;
  };

  const seePart = (part: number, from: number, situation: number): void => {
    const end = starts[part + 1] as number;
    for (let i = starts[part] as number; i < end; i++) see(members[i] as number, from, situation);
    meter.work += end - (starts[part] as number);
  };

  const enter = (part: number, view: number): void => {
    const situation = situationOf[part] as number;
    const first = entered[situation] as number;
    if (first === DONE || first === part) return;
    entered[situation] = first === NONE ? part : DONE;
    if (first !== NONE) seePart(first, view, situation);
    else
      for (let other = firstPart[situation] as number; other < (firstPart[situation + 1] as number); other++)
        if (other !== part) seePart(other, view, situation);
  };

  return {
    from: function* (seeds, visit) {
      for (const seed of seeds) see(seed, NONE, NONE);
      while (head < tail) {
        const view = queue?.[head++] ?? NONE;
        if (visit(view)) return;
        for (let i = partsFrom[view] as number; i < (partsFrom[view + 1] as number); i++)
          enter(parts[i] as number, view);
        if (due(meter, 1)) {
          yield* reportProgress(meter);
          if (meter.stopped !== null) return;
        }
      }
    },
    seen: (view) => seen[view] === 1,
    parent: (view) => parent[view] as number,
    via: (view) => via[view] as number,
  };
};
