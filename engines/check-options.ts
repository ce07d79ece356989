/**
 * What a check may be told, besides the question.
 */
import type { SearchOptions } from './engine.ts';
import type { AskedEngine } from './registry.ts';

/** An engine, or the best that fits. */
export type EngineName = 'auto' | AskedEngine;

export interface CheckOptions extends SearchOptions {
  readonly engine: EngineName;
  /** Whether the exhaustive engine may merge, factor and use symmetry; without, it is the plain enumeration. */
  readonly reduction: boolean;
  /** Whether to look for the fewest lies, and to prove that there are no fewer. */
  readonly minimum?: boolean;
  /** List so many of the smallest attacks on each property. */
  readonly every?: number;
}
