/**
 * An engine: what it declares of itself. Shared code asks these answers, and never which engine it has.
 *
 * An engine is a folder with a file `engine.ts`, and a line in `registry.ts`.
 */
import type { Finding, Limits, Search } from './finding.ts';
import type { Question } from './question.ts';
import type { Ledger } from './symbolic/query.ts';
import type { Solver } from './symbolic/solver.ts';

/** Where the proofs of a check go: of what holds, and of each smallest attack that there is no smaller one. */
export interface Ledgers {
  readonly holds: Ledger;
  readonly fewest: (property: string) => Ledger;
}

/** What an engine may be told, besides the question. Each takes what it has a use for. */
export interface SearchOptions {
  readonly limits: Limits;
  readonly fuzz: { readonly seed: string; readonly runs: number; readonly path: string | null };
  /** Without one no engine runs that asks a solver. */
  readonly solver?: Solver;
  /** Whether symmetry may be used where it is proved; it may unless this is `false`. */
  readonly symmetry?: boolean;
  /** Where proofs are wanted. */
  readonly ledgers?: Ledgers;
}

/** The answers of an engine. */
export interface Engine<Name extends string = string, Found extends Finding = Finding> {
  /** Its name on the command line and in files. */
  readonly name: Name;
  /** Run it. */
  readonly run: (question: Question, options: SearchOptions) => Search<Found>;
  /** The engine that does the same without reduction, where there is one. */
  readonly unreduced: Engine | null;
  /** Whether it looks at generals that are alike only once, so that their symmetry is proved before it is run. */
  readonly usesSymmetry: boolean;
  /** Whether it goes through scenarios one way or another, by which the fewest lies are found as well. */
  readonly enumerates: boolean;
  /** Whether it takes a seed, a number of runs, and the path of one. */
  readonly draws: boolean;
  /** Whether it asks a solver. */
  readonly solves: boolean;
  /** Whether what it proves can be certified. */
  readonly certifies: boolean;
  /** Why nobody can expect an exact number of scenarios of it; `null` where it counts all that it covers. */
  readonly uncounted: string | null;
  /** What has to be free of errors if its findings are to be right. */
  readonly trusted: string;
  /** What it does, as the methods of a report say it. */
  readonly method: string;
}
