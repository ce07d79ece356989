/**
 * What is told while a regression check is under way: each surprise as soon as it is known, and how many cells are left.
 * On stderr, and only where somebody is looking.
 */
import pc from 'picocolors';
import { cellName } from '../../regression/cell.ts';
import type { CellOutcome } from '../../regression/outcome.ts';

export interface ProgressTelling {
  readonly finished: (outcome: CellOutcome, left: number) => void;
  /** A line that is rewritten in place. */
  readonly show: (text: string) => void;
  readonly clear: () => void;
}

const CLEAR = '\r\u001b[2K';

const silent: ProgressTelling = { finished: () => undefined, show: () => undefined, clear: () => undefined };

/** Tells of cells as they are finished. */
export const telling = (): ProgressTelling => {
  if (!process.stderr.isTTY) return silent;
  const show = (text: string): void =>
    void process.stderr.write(`${CLEAR}${pc.dim(text.slice(0, process.stderr.columns - 1))}`);
  return {
    finished: ({ cell, standing, stored }, left) => {
      if (standing !== 'as expected') process.stderr.write(`${CLEAR}${pc.yellow(standing)}: ${cellName(cell)}\n`);
      if (!stored) show(`${String(left)} cells left; ${cellName(cell)} is done`);
    },
    show,
    clear: () => process.stderr.write(CLEAR),
  };
};
