/**
 * Whether a command may be at work for long without a pause, in which alone it hears Ctrl-C: recording a large protocol, or proving
 * its symmetry, is one step of a search. Then it runs in a process that is ended from outside.
 *
 * Decided by its words and the files that they name, before anything is loaded. Law: where it says no, all sizes are so small that
 * each step takes much less than a second. Where it says yes, nothing is lost but the start of a process.
 */
import { readFileSync, statSync } from 'node:fs';
import { commandNamed } from '../commands/registry.ts';

/** No size is above the first, and at most one above the second: n = 7 and m = 3, with 3 orders. */
const SMALL = { most: 7, others: 3 } as const;

const areLarge = (sizes: readonly number[]): boolean =>
  sizes.some((size) => size > SMALL.most) || sizes.filter((size) => size > SMALL.others).length > 1;

/** The numbers in a text; which of them are sizes is not asked. */
const numbersIn = (text: string): readonly number[] => (text.match(/\d+/g) ?? []).map(Number);

/** The sizes of an instance in a data file. */
const SIZES = /"(?:n|m|values)"\s*:\s*\d+/g;

/** A file of more than this, in bytes, is one of a large instance. */
const MOST = 1 << 18;

/** Whether what is at a path may be large: a folder, or the file of a large instance. `null` where nothing is there to read. */
const isLargeAt = (path: string): boolean | null => {
  try {
    const found = statSync(path);
    if (!found.isFile() || found.size > MOST) return true;
    return areLarge((readFileSync(path, 'utf8').match(SIZES) ?? []).flatMap(numbersIn));
  } catch {
    return null;
  }
};

/** Whether the command with these words may take long. */
export const mayTakeLong = (words: readonly string[]): boolean => {
  const [command = '', ...rest] = words;
  const work = command === '' ? 'short' : commandNamed(command)?.work;
  if (work === 'short' || words.includes('--help') || words.includes('-h')) return false;
  const found = rest.map((word) => ({ word, large: isLargeAt(word) }));
  const unread = found.filter(({ large }) => large === null).flatMap(({ word }) => numbersIn(word));
  return work === 'long' || found.some(({ large }) => large === true) || areLarge(unread);
};
