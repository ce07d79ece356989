/**
 * A field that is missing where another is there that looks like it: “did you mean receive by “recieve”?”.
 */
import { nearest } from './nearest.ts';

/** What to add to the words for a missing field, by the names that are there and mean nothing; nothing where none looks like it. */
export const misspelt = (missing: string, strangers: readonly string[]): string => {
  const near = nearest(missing, strangers);
  return near === null ? '' : `; did you mean ${missing} by “${near}”?`;
};

/** The names of a record’s fields that are not among those that mean something. */
export const strangersIn = (record: object, known: readonly string[]): readonly string[] =>
  Object.keys(record).filter((name) => !known.includes(name));
