/**
 * What the process that runs a command tells the one that watches over it: where it is, and how long it still has.
 *
 * It is one line of JSON each time, written at once, because what comes next may never let anything else have a turn. A
 * protocol's code could write there as well: no exit code and no verdict goes this way.
 */
import { writeSync } from 'node:fs';
import type { Deadline, Position } from '../../host/phase.ts';

/** The number under which the channel is open in the process that runs the command. */
export const CHANNEL = 3;

/** The number of a pipe from the process that watches: it ends when that one is gone, and what comes in asks where we are. */
export const LIFELINE = 4;

/** Where the command is. */
export interface PositionReport extends Position {
  /** How many seconds it was given; `null` without a limit. */
  readonly seconds: number | null;
  /** How many milliseconds of them are left. */
  readonly left: number;
}

/** Say where the command is, at this moment of the clock.  */
export const say = ({ phase, progress }: Position, until: Deadline | null, now: number): void => {
  const limited = until !== null && Number.isFinite(until.seconds) ? until : null;
  const report: PositionReport = {
    phase,
    progress,
    seconds: limited?.seconds ?? null,
    left: limited === null ? 0 : limited.at - now,
  };
  try {
    writeSync(CHANNEL, `${JSON.stringify(report)}\n`);
  } catch {
    // The process that watched is gone, and soon this one is.
  }
};

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
};

/** What a line says; `null` where it is none of ours. */
export const heard = (line: string): PositionReport | null => {
  const read = parsed(line);
  if (typeof read !== 'object' || read === null) return null;
  const { phase, progress, seconds, left } = read as Readonly<Record<string, unknown>>;
  return typeof phase === 'string' && typeof left === 'number'
    ? {
        phase,
        progress: typeof progress === 'string' ? progress : null,
        seconds: typeof seconds === 'number' ? seconds : null,
        left,
      }
    : null;
};
