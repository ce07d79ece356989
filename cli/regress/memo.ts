/**
 * What was made of some files, remembered as long as they are what they were.
 *
 * Law: what is remembered was made of files with the contents that they have now, by this harness. So whatever is made has
 * to be a function of these files and of nothing else; what is not (`files: null`) is made anew each time.
 */
import { stat } from 'node:fs/promises';
import { hashOfFile, sha256 } from './hash.ts';
import type { MeasurementStore } from './store.ts';

/** Something that was made, and the files that it was made of. */
export interface Made<A> {
  readonly value: A;
  readonly files: readonly string[] | null;
}

/** As it is kept: with the hash of each file, `null` where there was none. */
interface Kept {
  readonly key: string;
  readonly harness: string;
  readonly files: readonly (readonly [path: string, hash: string | null])[];
  readonly value: unknown;
}

const KIND = 'made';

/** What is kept under the key, if it was written whole. */
const keptOf = async (store: MeasurementStore, key: string): Promise<Kept | null> => {
  const [hash, body = ''] = ((await store.read(KIND, key)) ?? '').split('\n');
  return hash === sha256(body) ? (JSON.parse(body) as Kept) : null;
};

const isAsItWas = async ([path, hash]: readonly [string, string | null]): Promise<boolean> =>
  (await hashOfFile(path)) === hash;

/** Whether a file may have changed since; then nobody knows which of its contents was used. */
const changedSince =
  (moment: number) =>
  async (path: string): Promise<boolean> => {
    try {
      return (await stat(path)).mtimeMs >= moment - CLOCK;
    } catch {
      return false;
    }
  };

/** How far the clock of a file system may be behind, in milliseconds. */
const CLOCK = 20;

/** What was made of the same files before, `null` where nothing is known of it. */
export const recall = async (
  store: MeasurementStore,
  harness: string,
  key: string,
): Promise<{ readonly value: unknown } | null> => {
  const kept = await keptOf(store, key);
  if (kept?.key !== key || kept.harness !== harness) return null;
  return (await Promise.all(kept.files.map(isAsItWas))).every(Boolean) ? { value: kept.value } : null;
};

/** Keep what was made, since `begun`, in milliseconds; the value has to be JSON. */
export const remember = async (
  store: MeasurementStore,
  harness: string,
  key: string,
  { value, files }: Made<unknown>,
  begun: number,
): Promise<void> => {
  if (files === null || (await Promise.all(files.map(changedSince(begun)))).some(Boolean)) return;
  const hashes = await Promise.all(files.map(async (path) => [path, await hashOfFile(path)] as const));
  const body = JSON.stringify({ key, harness, files: hashes, value } satisfies Kept);
  await store.write(KIND, key, `${sha256(body)}\n${body}\n`);
};

/** Make it, unless it was made of the same files before. */
export const remembered = async <A>(
  store: MeasurementStore,
  harness: string,
  key: string,
  make: () => Promise<Made<A>>,
): Promise<A> => {
  const known = await recall(store, harness, key);
  if (known !== null) return known.value as A;
  const begun = Date.now();
  const made = await make();
  await remember(store, harness, key, made, begun);
  return made.value;
};
