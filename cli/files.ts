/**
 * Files: written whole or not at all, and nothing of anybody's is overwritten.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Counterexample } from '../counterexamples/counterexample.ts';
import { sameClaim, textOf } from '../counterexamples/counterexample.ts';
import { shellPath } from '../model/shell.ts';
import type { Failure } from './exit.ts';
import { fileFailure } from './exit.ts';

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** What a failed file operation means, in words. */
export const reason = (error: unknown): string => {
  switch (codeOf(error)) {
    case 'EACCES':
    case 'EPERM':
      return 'permission denied';
    case 'EROFS':
      return 'the file system is read-only';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'the disk is full';
    case 'ENOENT':
      return 'there is no such file or folder, and none can be made';
    case 'EISDIR':
      return 'it is a folder';
    case 'ENOTDIR':
    case 'EEXIST':
      return 'a file is in the way of a folder';
    default:
      return error instanceof Error ? error.message : String(error);
  }
};

/** The text of a file. */
export const read = (path: string): TE.TaskEither<Failure, string> =>
  TE.tryCatch(
    () => readFile(path, 'utf8'),
    (error) =>
      fileFailure(`cannot read ${path}: ${codeOf(error) === 'ENOENT' ? 'there is no such file' : reason(error)}`),
  );

/** The bytes of a file, or why they cannot be read. At once, for a search that cannot wait. */
export const readBytes = (path: string): E.Either<string, Uint8Array> =>
  E.tryCatch(
    () => readFileSync(path),
    (error) => (codeOf(error) === 'ENOENT' ? 'there is no such file' : reason(error)),
  );

/** The text of a file, `null` if there is none. */
const readIfThere = async (path: string): Promise<string | null> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
};

/**
 * Make a folder and those above it. Not by `recursive`, which tries for ever where a folder cannot be made although the
 * one above it is there, as in /proc.
 */
export const makeFolder = async (path: string): Promise<void> => {
  if (await madeFolder(path, false)) return;
  await makeFolder(dirname(path));
  await madeFolder(path, true);
};

/**
 * Make a folder, or find it there, since somebody else may make it at the same time; `false` where none is above it. If one
 * `isAbove`, it cannot be made at all.
 */
const madeFolder = async (path: string, isAbove: boolean): Promise<boolean> => {
  try {
    await mkdir(path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST' && (await stat(path)).isDirectory()) return true;
    if (codeOf(error) === 'ENOENT' && dirname(path) !== path && !isAbove) return false;
    throw error;
  }
};

/** Write a file whole: into a temporary file beside it, which then takes its place. */
export const replace = async (path: string, text: string | Uint8Array): Promise<void> => {
  await makeFolder(dirname(path));
  const temporary = `${path}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, text, { flag: 'wx' });
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
};

/** Why a file was not written. */
export const cannotWrite =
  (path: string) =>
  (error: unknown): Failure =>
    fileFailure(`cannot write ${path}: ${reason(error)}. Nothing was written to it; choose another folder`);

/** What became of a file that was to be written. */
export interface Written {
  readonly path: string;
  readonly outcome: 'written' | 'unchanged' | 'strengthened' | 'kept beside';
}

/**
 * Write a generated text, unless what is there differs at most in what `essence` leaves out: then that stays as it is.
 */
export const writeGenerated = (
  path: string,
  text: string,
  essence: (text: string) => string,
): TE.TaskEither<Failure, Written> =>
  TE.tryCatch(async (): Promise<Written> => {
    const present = await readIfThere(path);
    if (present !== null && essence(present) === essence(text)) return { path, outcome: 'unchanged' };
    await replace(path, text);
    return { path, outcome: 'written' };
  }, cannotWrite(path));

/** Write a file whole, unless something else is there that may not be replaced: then that stays, and this is an error. */
export const writeUnless = (
  path: string,
  text: string,
  replaceable: (present: string) => boolean,
): TE.TaskEither<Failure, Written> =>
  pipe(
    TE.tryCatch(() => readIfThere(path), cannotWrite(path)),
    TE.filterOrElse(
      (present) => present === null || present === text || replaceable(present),
      () => fileFailure(`${path} is there already, and is something else; choose another name`),
    ),
    TE.chain((present) =>
      TE.tryCatch(async (): Promise<Written> => {
        if (present === text) return { path, outcome: 'unchanged' };
        await replace(path, text);
        return { path, outcome: 'written' };
      }, cannotWrite(path)),
    ),
  );

/**
 * Write a file of ours whole. One of the same schema is written anew; anything else that is there stays, and this is an
 * error.
 */
export const writeOwn = (path: string, text: string, schema: string): TE.TaskEither<Failure, Written> =>
  writeUnless(path, text, (present) => present.includes(`"schema": "${schema}"`));

/** Write a new file whole. One that says the same stays as it is; anything else that is there stays, and this is an error. */
export const writeNew = (path: string, text: string): TE.TaskEither<Failure, Written> =>
  writeUnless(path, text, () => false);

/** What is said of a certificate that was written. */
export const certificateLines = (certificate: Written | null): readonly string[] =>
  certificate === null
    ? []
    : ['', `Certified in ${certificate.path}; check it with: strategos certify ${shellPath(certificate.path)}`];

/** `validity-n3-m1.json`, `validity-n3-m1.2.json`, … */
const numbered = (path: string, number: number): string =>
  number === 1 ? path : path.replace(/\.json$/, `.${String(number)}.json`);

/** How many counterexamples to the same claim are kept beside each other. */
const MOST_BESIDE = 1_000;

/** How much is known of how small an attack is. */
const strengthOf = ({ minimality: { claim, evidence } }: Counterexample): number =>
  claim === 'local' ? 0 : evidence === 'solver' ? 1 : 2;

/**
 * Save a counterexample. One that says the same stays as it is, unless it is now known to be the smallest; one that
 * differs is not overwritten: the new one is kept beside it, under the next free number.
 */
export const save = (path: string, counterexample: Counterexample): TE.TaskEither<Failure, Written> =>
  TE.tryCatch(async (): Promise<Written> => {
    // Loaded here, because a check that saves nothing should not wait for the schema library.
    const { decode } = await import('../counterexamples/codec.ts');
    for (let number = 1; number <= MOST_BESIDE; number++) {
      const candidate = numbered(path, number);
      const present = await readIfThere(candidate);
      if (present === null) {
        await replace(candidate, textOf(counterexample));
        return { path: candidate, outcome: number === 1 ? 'written' : 'kept beside' };
      }
      const decoded = decode(present);
      if (E.isLeft(decoded) || !sameClaim(decoded.right, counterexample)) continue;
      const strengthened = strengthOf(counterexample) > strengthOf(decoded.right);
      if (strengthened) await replace(candidate, textOf(counterexample));
      return { path: candidate, outcome: strengthened ? 'strengthened' : 'unchanged' };
    }
    throw new Error(`there are ${String(MOST_BESIDE)} counterexamples of that name already`);
  }, cannotWrite(path));
