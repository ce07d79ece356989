/**
 * What a test needs that is not part of Node. Where it is missing the test is left out, and the last lines of the run say so.
 *
 *     describe('LaTeX', needs('tex', tex !== null), () => { … });
 *
 * This is the only way to leave out a test: lint forbids the others, because nobody would hear of it.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import type { NEEDS } from './tags.ts';

/** The name of something that a test may need. */
export type Need = keyof typeof NEEDS;

declare module 'vitest' {
  interface TaskMeta {
    /** What the test needs, and is not here. */
    missing?: Need;
  }
}

/** What to hand to a test or a suite, before its function. */
export interface Needing {
  readonly tags: Need[];
  readonly skip: boolean;
  readonly meta: { readonly missing?: Need };
}

/** Run it only where what it needs is there. */
export const needs = (need: Need, isThere: boolean): Needing => ({
  tags: [need],
  skip: !isThere,
  meta: isThere ? {} : { missing: need },
});

/** Whether a program can be found on the PATH. */
export const isOnPath = (program: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
