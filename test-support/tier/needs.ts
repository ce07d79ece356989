/**
 * What a test needs that is not part of Node. Where it is missing the test is left out, and the last lines of the run say so.
 *
 *     describe('LaTeX', needs('tex', tex !== null), () => { … });
 *
 * This is the only way to leave out a test: lint forbids the others, because nobody would hear of it.
 */
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
