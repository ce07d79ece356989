/**
 * What is said where a command was ended from outside of what it does: that there is no answer, why, what it was at, and what
 * was covered of that.
 */
import pc from 'picocolors';
import { thousands } from '../model/thousands.ts';
import { inOneLine } from '../reports/formats/escape.ts';
import type { Position } from '../host/phase.ts';
import type { Stop } from '../host/stop.ts';
import { print, printJson } from '../host/terminal.ts';
import type { Within } from './stoppable/within.ts';
import { withinText } from './stoppable/within.ts';

/** Where the command was when it was ended. */
export interface StoppedAt extends Position {
  /** Where in a protocol's own code, if it was there and did not come back; `null` where that is not known. */
  readonly within: Within | null;
}

const because = (stop: Stop): string => {
  switch (stop._tag) {
    case 'seconds':
      return `the limit of ${String(stop.limit)} ${stop.limit === 1 ? 'second' : 'seconds'} was reached`;
    case 'interrupted':
      return 'interrupted';
    case 'memory':
      return stop.limit === null
        ? 'there was no memory left'
        : `the limit of ${thousands(Math.round(stop.limit / 1_000_000))} MB of memory was reached`;
  }
};

/** The same in words: `the limit of 1 second was reached while loading; nothing of that was covered`. */
export const unknownText = (stop: Stop, { phase, progress, within }: StoppedAt): string => {
  const where = within === null ? '' : `, ${inOneLine(withinText(within))}`;
  return `${because(stop)} while ${inOneLine(phase)}${where}; ${inOneLine(progress ?? 'nothing of that was covered')}`;
};

/** Say it, as a line for people or as one object for programs. */
export const printUnknown = (stop: Stop, at: StoppedAt, json: boolean): void => {
  if (json) {
    const { phase, progress, within } = at;
    printJson({ schema: 'strategos/unknown/1', verdict: 'unknown', stopped: stop, phase, progress, within });
  } else print(`${pc.yellow('unknown')}: ${unknownText(stop, at)}`);
};
