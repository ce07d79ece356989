/**
 * Streams of random bits, all of them derived from one master seed.
 *
 * A stream is named by the master seed and labels, so that no two parts of a run ever draw from the same one, and
 * adding a part does not disturb the others. Seeds are strings: seedrandom treats the number 1 and the text "1"
 * differently.
 */
import seedrandom from 'seedrandom';
import type { Draw } from '../../model/draw.ts';

/** The stream of that name: thirty-two fresh bits a call. */
export const stream = (master: string, ...labels: readonly (string | number)[]): Draw => {
  const generator = seedrandom.alea([master, ...labels.map(String)].join('/'));
  return () => generator.int32();
};

/** A fast-check seed derived from the master seed and labels. */
export const derivedSeed = (master: string, ...labels: readonly (string | number)[]): number =>
  stream(master, ...labels)();
