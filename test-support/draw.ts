/**
 * Randomness for tests: a stream of 32-bit integers that a seed determines, so that a fast-check integer is enough
 * to shrink and replay whatever was drawn.
 */

/** The stream of a seed (mulberry32). */
export const drawOf = (seed: number): (() => number) => {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return mixed ^ (mixed >>> 14);
  };
};

/** A number from 0 to `below - 1`. */
export const drawBelow = (draw: () => number, below: number): number => (draw() >>> 1) % below;

/** Every member with one chance in two. */
export const drawSome = <A>(draw: () => number, all: readonly A[]): readonly A[] => all.filter(() => draw() < 0);
