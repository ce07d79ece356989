/**
 * In which order to check cells: the likeliest to fail first, so that what broke is known at once.
 *
 * A cell whose protocol changed is likelier to fail than one that is checked again for its own sake; one that failed last
 * time, than one that did not; and of those that are as likely, the cheapest tells most in the same time.
 */
import type { Cell } from './cell.ts';

/** A cell, and what is known of the last time it was checked. */
export interface Candidate {
  readonly cell: Cell;
  /** Whether its protocol is not the one that was checked last time, or it never was. */
  readonly changed: boolean;
  /** Whether it was not as expected. */
  readonly failed: boolean;
  /** What it took; `null` where that is not known. */
  readonly evaluations: number | null;
}

/** What is not known to be cheap is taken to grow with the number of generals and of the faulty among them. */
const costOf = ({ cell: { n, m, t = m, evaluations: recorded }, evaluations }: Candidate): number =>
  evaluations ?? recorded ?? n ** (t + 2);

const rank = ({ changed, failed }: Candidate): number => (changed ? 0 : 2) + (failed ? 0 : 1);

/** The candidates, likeliest to fail first; those that are alike stay in the order of the file. */
export const likeliestFirst = <A extends Candidate>(candidates: readonly A[]): readonly A[] =>
  candidates.toSorted((a, b) => (rank(a) === rank(b) ? costOf(a) - costOf(b) : rank(a) - rank(b)));
