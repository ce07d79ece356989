/**
 * Where in a protocol's own code a process is that does not come back: its function, and the place in its file.
 *
 * It goes by the same channel as what the command is doing, one line of JSON, and is for people to read: no verdict depends on it.
 */
import { writeSync } from 'node:fs';
import type { SourcePlace } from '../../host/source-map.ts';
import { CHANNEL } from './channel.ts';

/** Where it is. The name of a function without one is ''. */
export interface Within {
  /** The function that is being run. */
  readonly function: string;
  /** The one of the protocol that was called first, and has come to this one. */
  readonly from: string;
  readonly place: SourcePlace;
}

/** What is said when that is asked. */
export interface WithinReport {
  /** `null` where it is in no code of a protocol's own. */
  readonly within: Within | null;
}

/** Say where it is. */
export const sayWithin = (within: Within | null): void => {
  try {
    writeSync(CHANNEL, `${JSON.stringify({ within })}\n`);
  } catch {
    // The process that watched is gone, and soon this one is.
  }
};

const isWithin = (value: unknown): value is Within => {
  if (typeof value !== 'object' || value === null || !('place' in value)) return false;
  const { function: name, from, place } = value as Partial<Record<keyof Within, unknown>>;
  if (typeof name !== 'string' || typeof from !== 'string' || typeof place !== 'object' || place === null) return false;
  const { file, line, column } = place as Partial<Record<keyof SourcePlace, unknown>>;
  return typeof file === 'string' && typeof line === 'number' && typeof column === 'number';
};

const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
};

/** What a line of the channel says of that; `null` where it says something else. */
export const heardWithin = (line: string): WithinReport | null => {
  const read = parsed(line);
  if (typeof read !== 'object' || read === null || !('within' in read)) return null;
  const { within } = read;
  return within === null || isWithin(within) ? { within } : null;
};

/** The same in words: `in count (mine.ts:3:9), called from receive`. */
export const withinText = ({ function: name, from, place: { file, line, column } }: Within): string => {
  const at = `${file}:${String(line)}:${String(column)}`;
  const inIt = name === '' ? `at ${at}` : `in ${name} (${at})`;
  return from === name || from === '' ? inIt : `${inIt}, called from ${from}`;
};
