/**
 * Relay paths: who said that who said what 0 ordered.
 *
 * A path is a sequence of different generals that starts with the commander, `[0, 2, 5]`, written `0.2.5`: "5
 * says that 2 said what 0 ordered". In round r the paths of length r travel, from their last general to
 * everyone who is not on them. OM(m) and SM(m) both relay along them (Lamport, Shostak and Pease 1982;
 * Lynch 1996, §6.2, calls them the nodes of the exponential information gathering tree).
 */
import type { Army, General } from '../army.ts';
import { generals } from '../army.ts';
import { at } from '../at.ts';

export type Path = readonly General[];

/** All sequences of `length` different members of the pool, in lexicographic order. */
const arrangements = (pool: readonly General[], length: number): readonly Path[] =>
  length === 0
    ? [[]]
    : pool.flatMap((first) =>
        arrangements(
          pool.filter((other) => other !== first),
          length - 1,
        ).map((rest) => [first, ...rest]),
      );

/** The paths that travel from one general to another in a round, in lexicographic order. */
export const pathsOn = (army: Army, round: number, from: General, to: General): readonly Path[] => {
  if (to === 0 || (round === 1) !== (from === 0)) return [];
  if (round === 1) return [[0]];
  const between = generals(army).filter((general) => general !== 0 && general !== from && general !== to);
  return arrangements(between, round - 2).map((middle) => [0, ...middle, from]);
};

/** The paths that a lieutenant hears in a round: those of length `round` that it is not on. */
export const pathsHeard = (army: Army, round: number, self: General): readonly Path[] =>
  arrangements(
    generals(army).filter((general) => general !== 0 && general !== self),
    round - 1,
  ).map((rest) => [0, ...rest]);

/** `0.2.5`. */
export const pathText = (path: Path): string => path.join('.');

/** The path that was written. */
export const parsePath = (text: string): Path => text.split('.').map(Number);

/** The path with its generals renamed. */
export const renamePath = (text: string, to: (general: General) => General): string =>
  pathText(parsePath(text).map(to));

/** A path that a general hears: where it arrives, and where the paths that continue it are. */
export interface Relayed {
  readonly path: Path;
  /** Who says it: the path's last general. */
  readonly from: General;
  /** Its position among the paths in that general's message. */
  readonly position: number;
  /** The indices, one level up, of the paths that are longer by one general. */
  readonly longer: readonly number[];
}

/** Everything a lieutenant hears in `rounds` rounds: level r - 1 holds the paths of round r. */
export const relayTree = (army: Army, rounds: number, self: General): readonly (readonly Relayed[])[] => {
  const levels = Array.from({ length: rounds }, (_, r) => pathsHeard(army, r + 1, self));
  const indices = levels.map((paths) => new Map(paths.map((path, index) => [pathText(path), index])));
  return levels.map((paths, r) => {
    const heardFrom = new Map<General, number>();
    return paths.map((path): Relayed => {
      const from = at(path, r);
      const position = heardFrom.get(from) ?? 0;
      heardFrom.set(from, position + 1);
      const longer = generals(army).flatMap((next) => indices[r + 1]?.get(pathText([...path, next])) ?? []);
      return { path, from, position, longer };
    });
  });
};
