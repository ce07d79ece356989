/**
 * What a check may be told, besides the question.
 */
import type { Limits } from './finding.ts';
import type { Solver } from './symbolic/solver.ts';
import type { Ledger } from './symbolic/query.ts';

export type EngineName = 'auto' | 'exhaustive' | 'symbolic' | 'fuzz';

/** Where the proofs of a check go: of what holds, and of each smallest attack that there is no smaller one. */
export interface Ledgers {
  readonly holds: Ledger;
  readonly fewest: (property: string) => Ledger;
}

export interface CheckOptions {
  readonly engine: EngineName;
  /** Whether the exhaustive engine may merge, factor and use symmetry; without, it is the plain enumeration. */
  readonly reduction: boolean;
  readonly limits: Limits;
  readonly fuzz: { readonly seed: string; readonly runs: number; readonly path: string | null };
  /** Without one there is no symbolic engine. */
  readonly solver?: Solver;
  /** Whether symmetry may be used where it is proved; it may unless this is `false`. */
  readonly symmetry?: boolean;
  /** Where proofs are wanted. */
  readonly ledgers?: Ledgers;
  /** Whether to look for the fewest lies, and to prove that there are no fewer. */
  readonly minimum?: boolean;
  /** List so many of the smallest attacks on each property. */
  readonly every?: number;
}
