/**
 * The parts of what a regression check comes to, as every rendering shows them.
 */
import type { CellOutcome, FilePlace, RegressionOutcome, ReplayOutcome, Standing } from '../../regression/outcome.ts';

/** There were neither cells nor counterexamples. */
export const isEmpty = ({ cells, replays }: RegressionOutcome): boolean => cells.length === 0 && replays.length === 0;

/** What is said then. */
export const NOTHING_CHECKED =
  'there is nothing to check: the expectations name no cell, and the corpus holds no counterexample';

/** The cells of a standing, in the order of the expectations. */
export const standing = ({ cells }: RegressionOutcome, which: Standing): readonly CellOutcome[] =>
  cells.filter((cell) => cell.standing === which);

/** It took more evaluations than before. */
export const isSlower = ({ changes }: CellOutcome): boolean => changes.some(({ kind }) => kind === 'evaluations');

/** Cells of which nothing else is to be said than that they took longer. */
export const onlySlower = (outcome: RegressionOutcome): readonly CellOutcome[] =>
  standing(outcome, 'as expected').filter(isSlower);

/** The replays that are not as their files expect. */
export const oddReplays = ({ replays }: RegressionOutcome): readonly ReplayOutcome[] =>
  replays.filter(({ asExpected }) => !asExpected);

/** One error, and the cells that it keeps from being checked. */
export interface SharedError {
  readonly error: string;
  readonly place: FilePlace | null;
  /** At least one. */
  readonly cells: readonly [CellOutcome, ...(readonly CellOutcome[])];
}

/** The errors, each once: a file that cannot be loaded fails all its cells. */
export const sharedErrors = (outcome: RegressionOutcome): readonly SharedError[] => {
  const byError = new Map<string, SharedError>();
  for (const cell of standing(outcome, 'error')) {
    const { place } = cell;
    const error = cell.error ?? 'it cannot be checked';
    const key = JSON.stringify([error, place?.file, place?.line]);
    const known = byError.get(key);
    byError.set(key, { error, place, cells: known === undefined ? [cell] : [...known.cells, cell] });
  }
  return [...byError.values()];
};
