/**
 * What a regression check comes to, counted, and in one sentence.
 */
import type { RegressionOutcome, ReplayOutcome } from '../../regression/outcome.ts';
import { counted } from '../story/words.ts';
import { isEmpty, isSlower, NOTHING_CHECKED, oddReplays, standing } from './groups.ts';
import { unexpectedReplayName } from './words.ts';

/** How many of what. */
export interface Totals {
  readonly cells: number;
  readonly cellsAsExpected: number;
  /** Of those: how many are broken, as they should be. */
  readonly stillBroken: number;
  /** Of those: how many were answered from the store. */
  readonly stored: number;
  readonly newlyFailing: number;
  readonly newlyPassing: number;
  readonly changed: number;
  readonly slower: number;
  readonly undecided: number;
  readonly errors: number;
  readonly notRun: number;
  readonly counterexamples: number;
  readonly counterexamplesAsExpected: number;
}

export const totalsOf = (outcome: RegressionOutcome): Totals => {
  const good = standing(outcome, 'as expected');
  return {
    cells: outcome.cells.length,
    cellsAsExpected: good.length,
    stillBroken: good.filter(({ cell }) => cell.verdict === 'violated').length,
    stored: good.filter(({ stored }) => stored).length,
    newlyFailing: standing(outcome, 'newly failing').length,
    newlyPassing: standing(outcome, 'newly passing').length,
    changed: standing(outcome, 'changed').length,
    slower: outcome.cells.filter(isSlower).length,
    undecided: standing(outcome, 'undecided').length,
    errors: standing(outcome, 'error').length,
    notRun: standing(outcome, 'not run').length,
    counterexamples: outcome.replays.length,
    counterexamplesAsExpected: outcome.replays.length - oddReplays(outcome).length,
  };
};

/** Bad: something is not as expected. Open: a bound was hit, or it was interrupted. */
export type Worth = 'good' | 'open' | 'bad';

/** What a regression check comes to, in one word. */
export const worthOf = (outcome: RegressionOutcome): Worth => {
  const { newlyFailing, newlyPassing, changed, errors, undecided, notRun, ...totals } = totalsOf(outcome);
  const odd = totals.counterexamples - totals.counterexamplesAsExpected;
  if (newlyFailing + newlyPassing + changed + errors + odd > 0) return 'bad';
  return undecided + notRun > 0 || outcome.interrupted ? 'open' : 'good';
};

const some = (count: number, text: string): readonly string[] => (count === 0 ? [] : [text]);

const expectedText = (totals: Totals): string => {
  const { cells, cellsAsExpected, counterexamples, counterexamplesAsExpected, stillBroken, stored } = totals;
  const what = [
    ...some(cells, counted(cellsAsExpected, 'cell')),
    ...some(counterexamples, counted(counterexamplesAsExpected, 'counterexample')),
  ].join(' and ');
  const of = [
    ...some(stillBroken, `${counted(stillBroken, 'cell')} still broken`),
    ...some(stored, `${String(stored)} answered from the store`),
  ].join(', ');
  return `${what} as expected${of === '' ? '' : ` (${of})`}`;
};

/** "1 counterexample fixed", for each outcome that there is. */
const replayTexts = (odd: readonly ReplayOutcome[]): readonly string[] =>
  [...new Set(odd.map(unexpectedReplayName))].map(
    (name) => `${counted(odd.filter((each) => unexpectedReplayName(each) === name).length, 'counterexample')} ${name}`,
  );

/** "38 cells and 12 counterexamples as expected (9 cells still broken, 36 answered from the store), 1 newly failing; 1.2 s" */
export const totalsText = (outcome: RegressionOutcome): string => {
  const totals = totalsOf(outcome);
  const time = `${outcome.seconds.toFixed(1)} s${outcome.interrupted ? ', interrupted' : ''}`;
  if (isEmpty(outcome)) return outcome.interrupted ? `${NOTHING_CHECKED}; ${time}` : NOTHING_CHECKED;
  const { newlyFailing, newlyPassing, changed, slower, undecided, errors, notRun } = totals;
  const parts = [
    expectedText(totals),
    ...some(newlyFailing, `${String(newlyFailing)} newly failing`),
    ...some(newlyPassing, `${String(newlyPassing)} newly passing`),
    ...some(changed, `${String(changed)} changed`),
    ...some(slower, `${String(slower)} slower`),
    ...some(undecided, `${String(undecided)} undecided`),
    ...some(errors, counted(errors, 'error')),
    ...replayTexts(oddReplays(outcome)),
    ...some(notRun, `${String(notRun)} not run`),
  ];
  return `${parts.join(', ')}; ${time}`;
};
