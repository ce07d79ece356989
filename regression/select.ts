/**
 * Selecting cells by what is typed: a protocol, or the beginning of a cell's name, in whole words.
 */
import * as E from 'fp-ts/lib/Either.js';
import { nearest } from '../model/nearest.ts';
import type { Cell } from './cell.ts';
import { cellName } from './cell.ts';

/** `om`, `om -n 4`, `om -n 4 -m 1`: whether the name begins with these words. */
const begins = (name: string, words: string): boolean => name === words || name.startsWith(`${words} `);

const spaced = (text: string): string => text.trim().replaceAll(/\s+/g, ' ');

/** The cells that are wanted, in their order; all where nothing is. Whatever is wanted has to be there. */
export const select = (cells: readonly Cell[], wanted: readonly string[]): E.Either<string, readonly Cell[]> => {
  if (wanted.length === 0) return E.right(cells);
  for (const words of wanted.map(spaced))
    if (!cells.some((cell) => begins(cellName(cell), words))) {
      const near = nearest(words, [...new Set(cells.flatMap((cell) => [cell.protocol, cellName(cell)]))]);
      const hint = near === null ? '' : ` Did you mean “${near}”?`;
      return E.left(
        `there is no cell “${words}”.${hint} Cells are selected by their protocol, or by how their name begins: “om”, “om -n 4”`,
      );
    }
  return E.right(cells.filter((cell) => wanted.some((words) => begins(cellName(cell), spaced(words)))));
};
