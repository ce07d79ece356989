/**
 * Where in the expectations a cell stands: the place of an error that has none elsewhere, as of a protocol that there is not.
 */
import type { Cell } from '../../regression/cell.ts';
import type { CellOutcome } from '../../regression/outcome.ts';

/** What the expectations file holds. */
export interface ExpectationsFile {
  /** As it is called from here. */
  readonly path: string;
  readonly text: string;
  readonly cells: readonly Cell[];
}

/** The line of a cell: each says once which protocol it is about, and the file is known to be JSON. */
const lineOf = (text: string, index: number): number => {
  const said = Array.from(text.matchAll(/"protocol"\s*:/g))[index];
  return said === undefined ? 1 : text.slice(0, said.index).split('\n').length;
};

/** Errors that have no place yet get that of their cell, and name it: `cells[1]`. */
export const inTheirPlaces = (
  outcomes: readonly CellOutcome[],
  { path, text, cells }: ExpectationsFile,
): readonly CellOutcome[] =>
  outcomes.map((outcome) => {
    const { error, place, cell } = outcome;
    if (error === null || place !== null) return outcome;
    const index = cells.indexOf(cell);
    return {
      ...outcome,
      error: `cells[${String(index)}]: ${error}`,
      place: { file: path, line: lineOf(text, index) },
    };
  });
