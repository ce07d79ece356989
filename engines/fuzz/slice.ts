/**
 * Slices: a fuzz run is cut into pieces, so that it can be watched and stopped, and a volley is named by its place.
 */

/** How many volleys a slice has: a fraction of a second's worth. */
export const SLICE = 128;

/** Slices have numbers below this. */
const MOST_SLICES = 1_000_000_000;

/** A volley's place in a run, written "slice:run". */
export interface RunPlace {
  readonly slice: number;
  readonly run: number;
}

/** The place that was written, if there can be such a one. */
export const parseRunPlace = (path: string): RunPlace | null => {
  const [, slice, run] = /^(\d+):(\d+)$/.exec(path) ?? [];
  const place = { slice: Number(slice ?? NaN), run: Number(run ?? NaN) };
  return place.slice < MOST_SLICES && place.run < SLICE ? place : null;
};
