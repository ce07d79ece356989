/**
 * A round of a search: the whole frontier sends, everybody hears whatever can be heard, and the successors are merged.
 *
 * Joint states with the same successors, the same diagram, are expanded together.
 */
import { generals } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import type { Search } from '../finding.ts';
import { due, reportProgress } from '../meter.ts';
import type { Diagrams, Outcomes } from './diagram.ts';
import { diagrams, expand } from './diagram.ts';
import type { Sequences } from './intern.ts';
import { sequences } from './intern.ts';
import type { OpenedRound } from './listening.ts';
import type { Reached, SearchScene } from './scene.ts';
import { forget, keepAfter } from './scene.ts';
import type { Weight } from './weight.ts';
import { isNew } from './weight.ts';

/** Put a joint state into a frontier, adding its weight where it is there already. */
export const merge = <W>(
  frontier: Map<number, Reached<W>>,
  keys: Sequences,
  reached: Reached<W>,
  weight: Weight<W>,
): void => {
  let key = keys.extend(keys.extend(0, reached.note), reached.memory);
  for (const state of reached.states) key = keys.extend(key, state);
  const known = frontier.get(key);
  const sum = known === undefined ? reached.weight : weight.add(known.weight, reached.weight);
  if (known === undefined || isNew(sum, known.weight, reached.weight)) frontier.set(key, reached);
  else known.weight = sum;
};

/** What each receiver can be made to hear, by the memories it may meet: `[general].get(memory)`. */
export type HeardByAll<W> = readonly ReadonlyMap<number, readonly Outcomes<W>[]>[];

/** Hear everything that each receiver can be made to hear. */
export function* hearAll<W>(scene: SearchScene<W>, round: number, opened: OpenedRound): Search<HeardByAll<W> | null> {
  const heard: Map<number, readonly Outcomes<W>[]>[] = [];
  let memories = new Set([opened.memory]);
  for (const general of generals(scene.question.instance.army)) {
    const here = new Map<number, readonly Outcomes<W>[]>();
    const left = new Set<number>();
    const keep = keepAfter(scene, round, general);
    for (const memory of memories) {
      const outcomes = yield* scene.listening.hear(round, general, opened, memory, keep, scene.meter);
      if (outcomes === null) return null;
      here.set(memory, outcomes);
      for (const outcome of outcomes) left.add(outcome.memory);
    }
    heard.push(here);
    memories = left;
  }
  return heard;
}

/** The root of the diagram of what was heard. */
const rootOf = <W>(diagram: Diagrams<W>, heard: HeardByAll<W>, memory: number): number => {
  let below = new Map<number, number>();
  const next = (left: number): number => {
    const node = below.get(left) ?? diagram.leaf(left);
    below.set(left, node);
    return node;
  };
  for (let general = heard.length - 1; general >= 0; general--) {
    const here = new Map<number, number>();
    for (const [before, outcomes] of at(heard, general)) here.set(before, diagram.receiver(outcomes, next));
    below = here;
  }
  return below.get(memory) ?? diagram.leaf(memory);
};

/** Joint states with the same successors and the same note: one of them, and their weights together. */
export interface JointBundle<W> {
  readonly root: number;
  readonly one: Reached<W>;
  weight: W;
}

/** One round for the whole frontier, up to the point where successors have to be told apart. */
export function* bundleRound<W>(
  scene: SearchScene<W>,
  diagram: Diagrams<W>,
  round: number,
  frontier: Iterable<Reached<W>>,
): Search<readonly JointBundle<W>[]> {
  const { listening, meter, weight } = scene;
  const bundles = new Map<number, JointBundle<W>>();
  const keys = sequences();
  for (const reached of frontier) {
    if (due(meter, 1)) yield* reportProgress(meter);
    const opened = listening.open(round, reached);
    const heard = yield* hearAll(scene, round, opened);
    if (heard === null || meter.stopped !== null) break;
    const root = rootOf(diagram, heard, opened.memory);
    const key = keys.extend(keys.extend(0, root), reached.note);
    const known = bundles.get(key);
    const sum = known === undefined ? reached.weight : weight.add(known.weight, reached.weight);
    if (known === undefined || isNew(sum, known.weight, reached.weight))
      bundles.set(key, { root, one: reached, weight: sum });
    else known.weight = sum;
  }
  return [...bundles.values()];
}

/** The frontier after a round. */
export function* advance<W>(
  scene: SearchScene<W>,
  round: number,
  frontier: Iterable<Reached<W>>,
): Search<Map<number, Reached<W>>> {
  const { listening, meter, weight } = scene;
  listening.nextRound();
  const diagram = diagrams<W>();
  const next = new Map<number, Reached<W>>();
  const keys = sequences();
  for (const { root, one, weight: arriving } of yield* bundleRound(scene, diagram, round, frontier)) {
    yield* expand(diagram, root, arriving, weight, meter, (kept, memory, here) => {
      const states = forget(scene, kept, memory);
      const { note, orders } = one;
      merge(next, keys, { states, memory, note, weight: here, from: one, orders }, weight);
      if (next.size > meter.limits.states) meter.stopped ??= { _tag: 'states', limit: meter.limits.states };
      return meter.stopped === null;
    });
    if (meter.stopped !== null) break;
  }
  return next;
}
