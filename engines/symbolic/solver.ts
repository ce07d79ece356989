/**
 * What the engine needs of a SAT solver. The adapters live in `host/`: an engine knows no processes and no clock.
 *
 * A solver may be wrong, or lie. An engine that is handed one believes it, and grades what it finds by what was checked; to
 * have every answer checked, hand it `checkedSolver` of that solver (`certificates/checked-solver.ts`).
 */
import type * as E from 'fp-ts/lib/Either.js';
import type { Cnf } from './cnf.ts';

export type Satisfiability =
  | { readonly _tag: 'Satisfiable'; readonly holds: (variable: number) => boolean }
  /** `proof` is a DRUP proof as text, where one was asked for. */
  | {
      readonly _tag: 'Unsatisfiable';
      readonly proof: Uint8Array | null;
      /** Left out where the proof was not checked: then this is the solver’s word, and nothing more. */
      readonly checked?: CheckedProof;
    };

/** A proof of which every step was found to follow, down to the empty clause. No solver says so of its own proof. */
export interface CheckedProof {
  readonly steps: number;
}

/** A solver that did not answer: it is not there, crashed, was killed, or printed what nobody understands. */
export interface SolverError {
  readonly _tag: 'SolverError';
  readonly message: string;
}

/** A formula being solved. */
export interface Solving {
  /** Go on for a little while; `null` if there is no answer yet. */
  readonly advance: () => E.Either<SolverError, Satisfiability> | null;
  /** When it is worth asking again, where somebody else is doing the work. */
  readonly waiting: () => Promise<void> | null;
  /** Conflicts so far, where the solver tells. */
  readonly conflicts: () => number | null;
  /** Which solver is at work, where a name stands for several. */
  readonly by?: () => string | null;
  /** Stop working, and leave nothing behind. */
  readonly stop: () => void;
}

export interface Solver {
  /** Its name and version, e.g. `CaDiCaL 3.0.1 (WebAssembly)`; `null` where it was never needed. */
  readonly name: () => string | null;
  readonly begin: (cnf: Cnf, options: { readonly proof: boolean }) => Solving;
}
