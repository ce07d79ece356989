/**
 * "Did you mean": the name nearest to a mistyped one.
 */

import { at } from './at.ts';

/** Levenshtein distance, case ignored: how many letters to insert, delete or replace. */
const distance = (a: string, b: string): number => {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = at(row, j - 1) + (a.charAt(i - 1).toLowerCase() === b.charAt(j - 1).toLowerCase() ? 0 : 1);
      next.push(Math.min(replaced, at(row, j) + 1, at(next, j - 1) + 1));
    }
    row = next;
  }
  return at(row, b.length);
};

/** The nearest of the names, if one is near enough to be meant. */
export const nearest = (mistyped: string, names: readonly string[]): string | null => {
  if (mistyped.trim() === '') return null;
  const ranked = names.map((name) => ({ name, far: distance(mistyped, name) })).sort((a, b) => a.far - b.far);
  const best = ranked[0];
  if (best === undefined || best.far > Math.max(2, Math.floor(mistyped.length / 3))) return null;
  // At least one letter is the same: of “a”, no other letter is a misspelling.
  return best.far < Math.max(mistyped.length, best.name.length) ? best.name : null;
};
