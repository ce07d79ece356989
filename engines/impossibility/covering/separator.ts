/**
 * Separators: generals without whom two others could not hear of each other.
 *
 * Menger 1927: the fewest vertices that separate s from d are as many as there are paths from s to d that share no
 * vertex in between. So paths are found one after another, each undoing what it has to of those before it (Ford and
 * Fulkerson 1956, with every vertex split into an entrance and an exit), until there is no further one, or one more
 * than is asked for.
 */
import type { General } from '../../../model/army.ts';
import { at } from '../../../model/at.ts';
import type { Network } from '../../../model/network.ts';
import { NOBODY } from '../../../model/network.ts';

/** The generals that are taken out, and the two sides that are no longer connected. */
export interface Separation {
  readonly separator: readonly General[];
  readonly sides: readonly [readonly General[], readonly General[]];
}

/** Vertex v's entrance is 2v, its exit 2v + 1. */
const entrance = (general: General): number => 2 * general;
const exit = (general: General): number => 2 * general + 1;

/**
 * Where a further path may go on from a point, given the arcs that earlier ones take. Inside of a vertex there is room
 * for one, between vertices for any number; and every arc that is taken may be given back.
 */
const onward = (network: Network, taken: ReadonlySet<string>, point: number): readonly number[] => {
  const general = Math.floor(point / 2);
  const neighbours = at(network, general).neighbours.filter((other) => other !== NOBODY);
  const isTaken = (from: number, to: number): boolean => taken.has(`${String(from)}>${String(to)}`);
  const [forth, back] =
    point === exit(general)
      ? [neighbours.map(entrance), [entrance(general)]]
      : [isTaken(point, exit(general)) ? [] : [exit(general)], neighbours.map(exit)];
  return [...forth, ...back.filter((before) => isTaken(before, point))];
};

/** Every point that a further path from the exit of `source` can reach, and the point it comes from. */
const reach = (network: Network, taken: ReadonlySet<string>, source: General): ReadonlyMap<number, number> => {
  const from = new Map([[exit(source), exit(source)]]);
  for (const point of from.keys())
    for (const next of onward(network, taken, point)) if (!from.has(next)) from.set(next, point);
  return from;
};

/** The fewest generals that separate two others that are no neighbours; `null` if there are more than `most`. */
const between = (network: Network, source: General, drain: General, most: number): readonly General[] | null => {
  const taken = new Set<string>();
  for (let paths = 0; ; paths++) {
    const from = reach(network, taken, source);
    if (!from.has(entrance(drain)))
      return network.flatMap(({ id }) => (from.has(entrance(id)) && !from.has(exit(id)) ? [id] : []));
    if (paths === most) return null;
    for (let point = entrance(drain); point !== exit(source);) {
      const before = from.get(point) ?? point;
      const undone = taken.delete(`${String(point)}>${String(before)}`);
      if (!undone) taken.add(`${String(before)}>${String(point)}`);
      point = before;
    }
  }
};

/** Everybody that is connected to a general once the separator is gone. */
const sideOf = (network: Network, separator: readonly General[], general: General): readonly General[] => {
  const side = new Set([general]);
  for (const member of side)
    for (const other of at(network, member).neighbours)
      if (other !== NOBODY && !separator.includes(other)) side.add(other);
  return [...side].sort((a, b) => a - b);
};

/**
 * The smallest separator of a network that plays each general once, if it has at most `most` members. One of the first
 * `most + 1` generals is not in it, so that paths are looked for from these only.
 */
export const separation = (network: Network, most: number): Separation | null => {
  let best: Separation | null = null;
  for (const { id: source, neighbours } of network.slice(0, most + 1))
    for (const { id: drain } of network) {
      const enough: number = best === null ? most : best.separator.length - 1;
      if (drain === source || neighbours[drain] !== NOBODY || enough < 0) continue;
      const separator = between(network, source, drain, enough);
      if (separator === null) continue;
      const side = sideOf(network, separator, source);
      const rest = network.flatMap(({ id }) => (separator.includes(id) || side.includes(id) ? [] : [id]));
      best = { separator, sides: [side, rest] };
    }
  return best;
};
