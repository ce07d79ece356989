/**
 * From what was measured of a cell, or why it could not be, to what became of it.
 */
import { commandText, flag, option, withOptions } from '../../inquiry/command.ts';
import type { Cell } from '../../regression/cell.ts';
import { cellCommand } from '../../regression/cell.ts';
import { compare } from '../../regression/compare.ts';
import type { Measured } from '../../regression/measured.ts';
import type { CellOutcome, FilePlace } from '../../regression/outcome.ts';
import { asksFewest } from './measure.ts';
import type { RegressionSubject } from './subject.ts';
import { definitionOf } from './subject.ts';

/** The command that asks a cell's question again. */
const commandFor = (cell: Cell, subject: RegressionSubject | null): string => {
  const module = subject?._tag === 'Bundled' ? subject.wanted.module : null;
  return commandText(
    withOptions(
      cellCommand(cell, module ?? cell.protocol),
      ...(asksFewest(cell) ? [flag('--minimum')] : []),
      ...(cell.verdict === 'violated' ? [option('--expect', 'violated')] : []),
    ),
  );
};

const nothing = (cell: Cell, subject: RegressionSubject | null): Omit<CellOutcome, 'standing'> => ({
  cell,
  changes: [],
  measured: null,
  error: null,
  place: null,
  stored: false,
  seconds: 0,
  command: commandFor(cell, subject),
});

/** It was not its turn yet. */
export const notRun = (cell: Cell, subject: RegressionSubject | null): CellOutcome => ({
  ...nothing(cell, subject),
  standing: 'not run',
});

/** Its protocol cannot be checked. */
export const erroneous = (
  cell: Cell,
  subject: RegressionSubject | null,
  error: string,
  place: FilePlace | null,
): CellOutcome => ({
  ...nothing(cell, subject),
  standing: 'error',
  error,
  place: place ?? (subject === null ? null : definitionOf(subject)),
});

/** It was measured, now or before. */
export const measuredOutcome = (
  cell: Cell,
  subject: RegressionSubject,
  measured: Measured,
  { stored, seconds }: Pick<CellOutcome, 'stored' | 'seconds'>,
): CellOutcome => ({
  ...nothing(cell, subject),
  ...compare(cell, measured),
  measured,
  place: definitionOf(subject),
  stored,
  seconds,
});
