/**
 * The outcome of a regression check: each counterexample of the corpus replayed, each cell compared with what was expected.
 *
 * A value, rendered by folds in `reports/regression/`; the same outcome always gives the same text.
 */
import type { Cell } from './cell.ts';
import type { Measured } from './measured.ts';

/** A place in a file, as an editor or a review shows it; lines count from 1. */
export interface FilePlace {
  readonly file: string;
  readonly line: number;
}

/** Something that is not as it was expected, or is worth knowing. */
export interface Change {
  readonly kind:
    /** Expected to hold (or to be broken), and is not: a regression, or a bound that nobody believed in. */
    | 'verdict'
    | 'property'
    | 'scenarios'
    | 'violating'
    | 'fewest'
    | 'rounds'
    | 'messages'
    | 'claims'
    /** Evaluations: a slow-down, which is said and fails nothing. */
    | 'evaluations';
  /** What it is about: a property's name, or ''. */
  readonly about: string;
  readonly expected: string;
  readonly found: string;
}

/**
 * What became of a cell.
 *
 *     as expected     nothing that fails differs
 *     newly failing   expected to hold, and broken
 *     newly passing   expected to be broken, and holds
 *     changed         the verdict is as expected, and something else that was written down is not
 *     undecided       a bound was hit
 *     error           there is no such protocol, it cannot be loaded, or it breaks the laws
 *     not run         interrupted before its turn
 */
export type Standing =
  'as expected' | 'newly failing' | 'newly passing' | 'changed' | 'undecided' | 'error' | 'not run';

export interface CellOutcome {
  readonly cell: Cell;
  readonly standing: Standing;
  readonly changes: readonly Change[];
  /** `null` for an error, or where it was not run. */
  readonly measured: Measured | null;
  /** What is wrong, for an error. */
  readonly error: string | null;
  /** Where the protocol is defined, or where the error is; `null` where nobody knows. */
  readonly place: FilePlace | null;
  /** Whether the answer was known from before, and its protocol has not changed. */
  readonly stored: boolean;
  readonly seconds: number;
  /** The command that asks this again. */
  readonly command: string;
}

/** A counterexample of the corpus, replayed. */
export interface ReplayOutcome {
  readonly file: string;
  readonly title: string;
  readonly outcome: 'reproduced' | 'fixed' | 'changed' | 'stale' | 'error';
  readonly asExpected: boolean;
  readonly explanation: string;
  readonly protocol: string | null;
}

export interface RegressionOutcome {
  /** In the order of the files. */
  readonly replays: readonly ReplayOutcome[];
  /** In the order of the expectations, however they were run. */
  readonly cells: readonly CellOutcome[];
  /** Whether it was interrupted. */
  readonly interrupted: boolean;
  readonly seconds: number;
}
