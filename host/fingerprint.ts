/**
 * A protocol's fingerprint: the hash of its bundled source.
 *
 * The bundle is the protocol's file with all that it uses, in one piece: so a change anywhere in it shows, and a change
 * elsewhere does not. A fingerprint is shown, and selects what to check again; it never decides that a counterexample is
 * stale, replay does.
 *
 * Laws: it does not depend on comments, on layout or types, on the working directory, or on where the files lie; for a
 * registered protocol it is the same from the sources and from an installed package.
 *
 * Limits: renaming a variable changes it, although it changes no behaviour, and another release of esbuild may print the
 * same program differently; its version is pinned for that reason.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { own } from '../model/own.ts';
import type { Fingerprint, LoadError } from './bundle.ts';
import { bundleModule, loadError } from './bundle.ts';
import { packageFolder } from './package.ts';
import { hasSources, sourceNames, sourceOf } from './sources.ts';

/** The fingerprint of the protocol in a file. */
export const fingerprintOf = (file: string): TE.TaskEither<LoadError, Fingerprint> =>
  pipe(
    bundleModule(file),
    TE.map(({ fingerprint }) => fingerprint),
  );

const computed = (): TE.TaskEither<LoadError, Readonly<Record<string, Fingerprint>>> =>
  pipe(
    sourceNames(),
    TE.traverseArray((name) =>
      pipe(
        fingerprintOf(sourceOf(name) ?? name),
        TE.map((fingerprint) => [name, fingerprint] as const),
      ),
    ),
    TE.map((entries) => Object.fromEntries(entries)),
  );

const isFingerprints = (value: unknown): value is Readonly<Record<string, Fingerprint>> =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((each) => typeof each === 'string' && each.startsWith('sha256:'));

/** Written by the build beside what it built. */
const WRITTEN = join(packageFolder(), 'dist', 'fingerprints.json');

const unread = (thrown: unknown): LoadError =>
  loadError(`${WRITTEN}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);

const written: TE.TaskEither<LoadError, Readonly<Record<string, Fingerprint>>> = pipe(
  TE.tryCatch(() => readFile(WRITTEN, 'utf8'), unread),
  TE.chainEitherK((text) => E.tryCatch((): unknown => JSON.parse(text), unread)),
  TE.filterOrElse(isFingerprints, () =>
    loadError(`${WRITTEN}: not an object of fingerprints; installing the package again mends it`),
  ),
);

/** The fingerprints of the registered protocols by name: from the sources where they are, else as built. */
export const registeredFingerprints = (): TE.TaskEither<LoadError, Readonly<Record<string, Fingerprint>>> =>
  hasSources() ? computed() : written;

/** The fingerprint of one of them; `null` where none is registered under that name. The others are not even looked at. */
export const registeredFingerprint = (name: string): TE.TaskEither<LoadError, Fingerprint | null> => {
  if (!hasSources())
    return pipe(
      written,
      TE.map((known) => own(known, name) ?? null),
    );
  const file = sourceOf(name);
  return file === null ? TE.right(null) : fingerprintOf(file);
};
