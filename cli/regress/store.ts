/**
 * The store: files below `.strategos/store/`, written whole, each by whoever comes first.
 *
 * A cache, never the truth: what cannot be read is not there, and where nothing can be written the work goes on, with one
 * warning. Two runs on one store do not disturb each other, because a file takes its place in one step.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Entry } from '../../regression/store-codec.ts';
import { entryIn, textOfEntry } from '../../regression/store-codec.ts';
import { reason, replace } from '../../host/files.ts';
import { sha256 } from './hash.ts';

export interface MeasurementStore {
  /** The text that is kept under a key. */
  readonly read: (kind: string, key: string) => Promise<string | null>;
  readonly write: (kind: string, key: string, text: string) => Promise<void>;
}

/** The store in a folder; `warn` is told once, where nothing can be written. */
export const openStore = (folder: string, warn: (message: string) => void): MeasurementStore => {
  let writable = true;
  const pathOf = (kind: string, key: string): string => join(folder, 'store', kind, sha256(key));
  return {
    read: async (kind, key) => {
      try {
        return await readFile(pathOf(kind, key), 'utf8');
      } catch {
        return null;
      }
    },
    write: async (kind, key, text) => {
      if (!writable) return;
      try {
        await replace(pathOf(kind, key), text);
      } catch (error) {
        // Another write may have failed meanwhile.
        if (writable as boolean) warn(`nothing can be kept in ${folder} for the next time: ${reason(error)}`);
        writable = false;
      }
    },
  };
};

const MEASURED = 'measured';

/** What is known of a question, of whichever protocol and harness. */
export const knownOf = async (store: MeasurementStore, question: string): Promise<Entry | null> => {
  const text = await store.read(MEASURED, question);
  const entry = text === null ? null : entryIn(text, sha256);
  return entry?.question === question ? entry : null;
};

/** Keep what was measured. */
export const keep = (store: MeasurementStore, entry: Entry): Promise<void> =>
  store.write(MEASURED, entry.question, textOfEntry(entry, sha256));
