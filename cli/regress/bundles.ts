/**
 * Bundles that need not be made again: what is in the store is used as long as the files that it was made of are the same.
 */
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import type { ModuleBundle, LoadError } from '../../host/bundle.ts';
import { bundleModule } from '../../host/bundle.ts';
import type { Made } from './memo.ts';
import { remembered } from './memo.ts';
import type { MeasurementStore } from './store.ts';

/** All folders from here upwards. */
const upwards = (folder: string): readonly string[] =>
  dirname(folder) === folder ? [folder] : [folder, ...upwards(dirname(folder))];

/** Besides the files themselves these decide what a bundle is, those that are not there included. */
const settingsOf = (inputs: readonly string[]): readonly string[] => {
  const folders = new Set([...new Set(inputs.map((path) => dirname(path)))].flatMap(upwards));
  return [...folders].flatMap((folder) => [join(folder, 'tsconfig.json'), join(folder, 'package.json')]);
};

/** Whether settings are taken from yet another file. */
const isExtended = async (path: string): Promise<boolean> => {
  try {
    return path.endsWith('tsconfig.json') && /"extends"\s*:/.test(await readFile(path, 'utf8'));
  } catch {
    return false;
  }
};

const make = async (file: string): Promise<Made<E.Either<LoadError, ModuleBundle>>> => {
  const made = await bundleModule(file)();
  if (E.isLeft(made) || !made.right.exact) return { value: made, files: null };
  const settings = settingsOf(made.right.inputs);
  const extended = (await Promise.all(settings.map(isExtended))).some(Boolean);
  return { value: made, files: extended ? null : [...made.right.inputs, ...settings] };
};

/** The bundle of a module. */
export const bundleFrom = async (
  store: MeasurementStore,
  harness: string,
  file: string,
): Promise<E.Either<LoadError, ModuleBundle>> => {
  const made = await remembered(store, harness, `bundle ${resolve(file)}`, () => make(file));
  return E.isLeft(made) ? made : E.right({ ...made.right, file });
};
