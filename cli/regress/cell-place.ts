/**
 * Where in the expectations a cell stands whose protocol is nowhere to be found: then it is the cell that is to be mended.
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

/** The first line that calls a protocol by this name; the file is known to be JSON. */
const lineOf = (text: string, protocol: string): number => {
  const written = JSON.stringify(protocol).replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const before = text.search(new RegExp(`"protocol"\\s*:\\s*${written}`));
  return before < 0 ? 1 : text.slice(0, before).split('\n').length;
};

/** Errors that have no place yet get that of the first cell of the protocol, and name it: `cells[1]`. */
export const inTheirPlaces = (
  outcomes: readonly CellOutcome[],
  { path, text, cells }: ExpectationsFile,
): readonly CellOutcome[] =>
  outcomes.map((outcome) => {
    const { error, place, cell } = outcome;
    if (error === null || place !== null) return outcome;
    const index = cells.findIndex(({ protocol }) => protocol === cell.protocol);
    return {
      ...outcome,
      error: `cells[${String(index)}]: ${error}`,
      place: { file: path, line: lineOf(text, cell.protocol) },
    };
  });
