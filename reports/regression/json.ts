/**
 * A regression check for programs: one object, with everything that is known.
 *
 * Counts that outgrow JSON’s numbers are decimal strings, as they are in what was measured.
 */
import { cellName } from '../../regression/cell.ts';
import type { CellOutcome, RegressionOutcome, ReplayOutcome } from '../../regression/outcome.ts';
import type { Totals, Worth } from './totals.ts';
import { totalsOf, worthOf } from './totals.ts';
import { acceptCommand, replayCommandOf } from './words.ts';

/** The version of the form. */
export const REGRESS_SCHEMA = 'strategos/regress/1';

/** A cell, with its name and whole milliseconds. */
export interface CellJson extends Omit<CellOutcome, 'seconds'> {
  readonly name: string;
  readonly ms: number;
}

/** A replay, with the commands that go with it. */
export interface ReplayJson extends ReplayOutcome {
  readonly command: string;
  readonly accept: string | null;
}

/** What `strategos regress --json` prints. */
export interface RegressJson {
  readonly schema: typeof REGRESS_SCHEMA;
  readonly outcome: Worth;
  readonly interrupted: boolean;
  readonly ms: number;
  readonly totals: Totals;
  readonly replays: readonly ReplayJson[];
  readonly cells: readonly CellJson[];
}

const milliseconds = (seconds: number): number => Math.round(seconds * 1000);

const cellJson = ({ seconds, ...outcome }: CellOutcome): CellJson => ({
  name: cellName(outcome.cell),
  ...outcome,
  ms: milliseconds(seconds),
});

const replayJson = (replay: ReplayOutcome): ReplayJson => ({
  ...replay,
  command: replayCommandOf(replay),
  accept: replay.asExpected ? null : acceptCommand(replay),
});

/** The object. */
export const regressionJson = (outcome: RegressionOutcome): RegressJson => ({
  schema: REGRESS_SCHEMA,
  outcome: worthOf(outcome),
  interrupted: outcome.interrupted,
  ms: milliseconds(outcome.seconds),
  totals: totalsOf(outcome),
  replays: outcome.replays.map(replayJson),
  cells: outcome.cells.map(cellJson),
});
