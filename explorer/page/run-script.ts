/**
 * Running the script of a protocol of one’s own. Whoever opens the page got it with the page, as it got all the rest.
 */
import * as A from 'fp-ts/lib/Array.js';
import type { Protocol } from '../../model/protocol.ts';
import type { Build } from '../data.ts';
import type { Repertoire } from '../repertoire.ts';
import type { Script } from '../script.ts';
import { playableIn, SCRIPT_VARIABLE } from '../script.ts';

const run = (text: string): object => {
  // A module from a blob may not be imported by a page that was opened from disk, nor by a worker of one.
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  const script = new Function(`${text}\nreturn ${SCRIPT_VARIABLE};`) as () => unknown;
  const exports = script();
  if (typeof exports !== 'object' || exports === null) throw new Error('it exports nothing');
  return exports;
};

/** The repertoire, and what is wrong with scripts that are no part of it. */
export interface Rehearsed {
  readonly repertoire: Repertoire;
  readonly wrong: readonly string[];
}

/** Everything that can be played: what the page was built with, and what was put into it. */
export const rehearsed = (
  registered: readonly Protocol[],
  scripts: readonly Script[],
  { fingerprints }: Build,
): Rehearsed => {
  const { left: wrong, right: own } = A.separate(scripts.map((script) => playableIn(script, run)));
  return { repertoire: { own, registered, fingerprints }, wrong };
};
