/**
 * The connected components of a view graph, and the order that validity forces on each.
 *
 * Law: a decision map exists if and only if no component is *forked*, forced to both orders. Then giving every
 * component its forced order, RETREAT where there is none, is one.
 */
import type { Meter } from '../../meter.ts';
import type { Search } from '../../finding.ts';
import { forcedWhere } from './chain.ts';
import type { ViewGraph } from './graph.ts';
import { walkOf } from './walk.ts';

/** What is decided on each view. */
export interface Colours {
  readonly components: number;
  /** By view: its order; -1 where it is no vertex. */
  readonly orders: Int8Array;
}

/** The decision map, `forked` if there is none; `null` if the search was stopped. */
export function* coloured(graph: ViewGraph, meter: Meter): Search<Colours | 'forked' | null> {
  const [retreat, attack] = [forcedWhere(graph, 0), forcedWhere(graph, 1)];
  const walk = walkOf(graph, meter);
  const orders = new Int8Array(graph.size).fill(-1);
  let components = 0;
  for (const start of graph.members) {
    if (walk.seen(start)) continue;
    const component: number[] = [];
    let [retreats, attacks] = [false, false];
    yield* walk.from([start], (view) => {
      component.push(view);
      retreats ||= retreat[view] !== -1;
      attacks ||= attack[view] !== -1;
      return retreats && attacks;
    });
    if (meter.stopped !== null) return null;
    if (retreats && attacks) return 'forked';
    for (const view of component) orders[view] = attacks ? 1 : 0;
    components += 1;
  }
  return { components, orders };
}
