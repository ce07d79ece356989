/**
 * Entries of the store: what was measured of a cell, of which protocol, by which harness.
 *
 * A store is a cache, never the truth. An entry carries a checksum of itself, so whatever is damaged, cut short or written
 * by somebody else is no entry, and is measured again. What is expected is no part of one: it is compared anew each time.
 */
import type { Measured } from './measured.ts';

/** The version of the format: another one is no entry. */
export const STORE_FORMAT = 'strategos/measured/1';

export interface Entry {
  /** What was asked, in full: `questionOf`. */
  readonly question: string;
  /** The protocol that it was asked of. */
  readonly fingerprint: string;
  /** The engine that answered. */
  readonly harness: string;
  readonly measured: Measured;
  /** How long it took. */
  readonly seconds: number;
}

/** A checksum of a text. It is an argument, because pure code has none. */
export type Hash = (text: string) => string;

/** The entry as the text of its file: its checksum on the first line, itself on the second. */
export const textOfEntry = (entry: Entry, hash: Hash): string => {
  const body = JSON.stringify(entry);
  return `${STORE_FORMAT} ${hash(body)}\n${body}\n`;
};

/** The entry in a file; `null` where it is none, or is damaged. */
export const entryIn = (text: string, hash: Hash): Entry | null => {
  const [head = '', body = '', ...rest] = text.split('\n');
  if (rest.join('') !== '' || head !== `${STORE_FORMAT} ${hash(body)}`) return null;
  // Whoever wrote the checksum wrote an entry: this cannot fail.
  return JSON.parse(body) as Entry;
};
