/**
 * What is said where a command was ended from outside of what it does: that there is no answer, why, what it was at, and what
 * was covered of that.
 */
import pc from 'picocolors';
import { thousands } from '../model/thousands.ts';
import { inOneLine } from '../reports/formats/escape.ts';
import type { Position } from '../host/phase.ts';
import { print, printJson } from '../host/terminal.ts';

/** Why a command was ended. */
export type Stop =
  | { readonly _tag: 'seconds'; readonly limit: number }
  | { readonly _tag: 'interrupted' }
  /** There was no memory left; `limit` in bytes, `null` where the machine had its own. */
  | { readonly _tag: 'memory'; readonly limit: number | null };

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

/** Say it, as lines for people or as one object for programs. */
export const printUnknown = (stop: Stop, { phase, progress }: Position, json: boolean): void => {
  if (json) {
    printJson({ schema: 'strategos/unknown/1', verdict: 'unknown', stopped: stop, phase, progress });
    return;
  }
  print(
    `${pc.yellow('unknown')}: ${because(stop)} while ${inOneLine(phase)}; ${inOneLine(progress ?? 'nothing of that was covered')}`,
  );
};
