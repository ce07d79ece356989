/**
 * How the checker goes on: it yields its progress, and is resumed with nothing or with the bound that it is to stop at.
 *
 * It knows no clock and no signal; whoever drives it does. What it finds on the way ends it early or hands something on.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Bound } from '../../properties/verdict.ts';
import type { Flaw, Refusal } from './refusal.ts';

/** The manifest's file. */
export const MANIFEST = 'manifest.json';

/** What the checker is doing, as it is said after “while”: where it was stopped. */
export type CheckerPhase =
  | 'trying the laws'
  | 'proving the symmetry'
  | 'checking the formulas and proofs'
  | 'adding the reasons to the proofs'
  | 'running the executions';

/** How far it is. */
export interface CheckerProgress {
  readonly doing: string;
  readonly phase: CheckerPhase;
  /** Literals that were propagated, and clauses that were looked at. */
  readonly evaluations: number;
  /** The placements that are checked so far, with those that they stand for. */
  readonly scenarios: bigint;
}

/** What was checked so far. Mutable: one check creates it, and only hands out copies. */
export interface Tally {
  /** Of placements that are listed, formula and proof. */
  files: number;
  /** The placements that they stand for. */
  placements: bigint;
  variables: number;
  clauses: number;
  steps: number;
  deletions: number;
  propagations: number;
}

/** What was checked. */
export type Counts = Readonly<Tally>;

/** Why a check ended before it was through. */
export type Halt =
  | { readonly _tag: 'Refused'; readonly refusal: Refusal }
  | { readonly _tag: 'Unreadable'; readonly file: string; readonly message: string }
  | { readonly _tag: 'Stopped'; readonly bound: Bound };

/** A part of the check: what it hands on, or why everything ends. */
export type CheckerSearch<A> = Generator<CheckerProgress, E.Either<Halt, A>, Bound | undefined>;

export const noCounts = (): Tally => ({
  files: 0,
  placements: 0n,
  variables: 0,
  clauses: 0,
  steps: 0,
  deletions: 0,
  propagations: 0,
});

/** Let others have a turn; whether it goes on. A phase is said before its first step, which may be long. */
export const pause = function* (tally: Counts, phase: CheckerPhase, doing: string = phase): CheckerSearch<null> {
  const bound = yield { doing, phase, evaluations: tally.clauses + tally.propagations, scenarios: tally.placements };
  return bound === undefined ? E.right(null) : E.left({ _tag: 'Stopped', bound });
};

/** The certificate is refused for what is wrong in a file. */
export const refuse = (file: string, flaw: Flaw, field: string | null = null): E.Either<Halt, never> =>
  E.left({ _tag: 'Refused', refusal: { ...flaw, file, field } });
