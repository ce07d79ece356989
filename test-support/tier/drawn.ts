/**
 * Some of a list, and of every kind one: pure, and the same each time.
 */

import { at } from '../../model/at.ts';

/** So many of them, evenly spread from the first on. */
export const spread = <A>(few: number, all: readonly A[]): readonly A[] =>
  all.length <= few ? all : Array.from({ length: few }, (_, i) => at(all, Math.floor((i * all.length) / few)));

/**
 * So many, evenly spread, and besides the first of each kind that is not among those. An element may be of several kinds. They
 * are in the order of the list.
 */
export const ofEachKind = <A>(
  few: number,
  all: readonly A[],
  kindsOf: (element: A) => readonly string[],
): readonly A[] => {
  const drawn = new Set(spread(few, all));
  const seen = new Set([...drawn].flatMap(kindsOf));
  for (const element of all) {
    const kinds = kindsOf(element);
    if (kinds.every((kind) => seen.has(kind))) continue;
    drawn.add(element);
    for (const kind of kinds) seen.add(kind);
  }
  return all.filter((element) => drawn.has(element));
};
