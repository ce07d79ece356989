/**
 * Work that pauses, as a function that does it at once.
 */
import type { Work } from '../model/work.ts';
import { done } from '../model/work.ts';

/** The same without a pause. */
export const atOnce =
  <Given extends readonly unknown[], A>(work: (...given: Given) => Work<A>): ((...given: Given) => A) =>
  (...given) =>
    done(work(...given));
