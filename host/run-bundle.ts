/**
 * Running the bundle of a module, and where in its sources something was thrown that came out of it.
 */
import * as E from 'fp-ts/lib/Either.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import { thrownWords } from '../model/quoted.ts';
import type { ModuleBundle, LoadError } from './bundle.ts';
import { loadError } from './bundle.ts';
import { noteForeignCode, unlessDoomed } from './ending.ts';
import type { SourcePlace } from './source-map.ts';
import { sourceMapOf } from './source-map.ts';
import { bundleRuns } from './running-bundles.ts';
import { aboutToRun, changeBy } from './untouched.ts';

type Mapped = Pick<ModuleBundle, 'file' | 'map'>;

/** The bundles that were run, by the address that stack traces call them. */
const run = new Map<string, Mapped>();

/** A bundle in a stack trace, with line and column. */
const FRAME = /(data:text\/javascript;base64,[\w+/=]*):(\d+):(\d+)/;

const stackOf = (thrown: unknown): string => {
  if (!(thrown instanceof Error)) return '';
  const stack = E.tryCatch(
    () => String(thrown.stack),
    () => '',
  );
  return E.isRight(stack) ? stack.right : '';
};

/** Where in the sources of a bundle something was thrown, or what was called that threw; `null` where that is not known. */
export const placeOfThrown = (thrown: unknown): SourcePlace | null => {
  const [, url = '', line = '', column = ''] = FRAME.exec(stackOf(thrown)) ?? [];
  const bundle = run.get(url);
  return bundle === undefined
    ? null
    : (sourceMapOf(bundle.file, bundle.map).placeAt(Number(line), Number(column))?.place ?? null);
};

/** Whether it was a bundle's own code that threw: the topmost frame is in one. */
export const isThrownByBundle = (thrown: unknown): boolean => {
  const frame = /^\s+at .*$/m.exec(stackOf(thrown))?.[0] ?? '';
  return FRAME.test(frame);
};

/** The module that a bundle is, run; what it throws is told with its place. */
export const runBundle =
  ({ file, text, map }: Pick<ModuleBundle, 'file' | 'text' | 'map'>): TE.TaskEither<LoadError, object> =>
  async () => {
    const url = `data:text/javascript;base64,${Buffer.from(text).toString('base64')}`;
    run.set(url, { file, map });
    bundleRuns({ url, file, map });
    noteForeignCode();
    aboutToRun(file);
    try {
      const exports = (await import(url)) as object;
      const atOnce = changeBy([file]);
      await unlessDoomed();
      const change = atOnce ?? changeBy([file]);
      return change === null ? E.right(exports) : E.left(loadError(change));
    } catch (thrown) {
      changeBy([file]);
      const place = placeOfThrown(thrown);
      const at = place === null ? file : `${place.file}:${String(place.line)}:${String(place.column)}`;
      return E.left(loadError(`${at}: it could not be loaded: ${thrownWords(thrown)}`, place));
    }
  };
