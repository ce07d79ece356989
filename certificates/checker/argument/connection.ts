/**
 * Where agreement and the twins lead.
 *
 * All who decide in a world decide alike there, by agreement; a twin that decides in two worlds decides the same in both. So
 * in worlds that are connected by twins all decide one order, and if two of them force different orders there is none that
 * they could decide: whatever general makes of what it sees.
 */
import type { CertifiedTwin } from '../../argument.ts';
import type { CheckedWorld } from './world.ts';

/** Worlds, by their places, each linked to the next by a twin; the first and the last force different orders. */
export type Connection = readonly number[];

/** What of a world says where it leads. */
type Ends = Pick<CheckedWorld, 'deciders' | 'forced'>;

/** Which worlds agreement and the twins lead to from each. */
const neighbours = (worlds: readonly Ends[], twins: readonly CertifiedTwin[]): readonly (readonly number[])[] => {
  const linked = worlds.map((): number[] => []);
  for (const {
    general,
    worlds: [one, other],
  } of twins) {
    // A loyal commander sees, but what it decides does not count, and so does not lead anywhere.
    if (worlds[one]?.deciders.includes(general) !== true || worlds[other]?.deciders.includes(general) !== true)
      continue;
    linked[one]?.push(other);
    linked[other]?.push(one);
  }
  return linked;
};

/** The way to a world, from where the search began. */
const wayTo = (before: ReadonlyMap<number, number | null>, world: number): Connection => {
  const way = [world];
  for (let last = before.get(world) ?? null; last !== null; last = before.get(last) ?? null) way.unshift(last);
  return way;
};

/** A way from a world in which one order is forced to one in which another is; `null` where there is none. */
export const connection = (worlds: readonly Ends[], twins: readonly CertifiedTwin[]): Connection | null => {
  const linked = neighbours(worlds, twins);
  const seen = new Set<number>();
  for (const [start, { forced }] of worlds.entries()) {
    if (forced === null || seen.has(start)) continue;
    /** By world that was reached: the one before it. It grows while it is walked through. */
    const before = new Map<number, number | null>([[start, null]]);
    for (const world of before.keys()) {
      seen.add(world);
      const there = worlds[world]?.forced ?? null;
      if (there !== null && there !== forced) return wayTo(before, world);
      for (const next of linked[world] ?? []) if (!before.has(next)) before.set(next, world);
    }
  }
  return null;
};
