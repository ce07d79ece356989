/**
 * Files: written whole or not at all, and nothing of anybody's is overwritten.
 */
import type { Stats } from 'node:fs';
import { constants, readFileSync } from 'node:fs';
import { appendFile, chmod, chown, mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { textOfBytes } from '../certificates/utf8.ts';
import type { Counterexample } from '../counterexamples/counterexample.ts';
import { sameClaim, counterexampleText } from '../counterexamples/counterexample.ts';
import { shellPath } from '../model/shell.ts';
import { meantBeside } from './beside.ts';
import type { Destination } from './destination.ts';
import { destinationOf } from './destination.ts';
import type { Failure } from './exit.ts';
import { fileFailure } from './exit.ts';
import { schemaFor, schemaIn } from './schema-place.ts';
import { writeAnswer } from './stdout.ts';
import { temporaryBeside } from './temporary.ts';

const codeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';

/** Whether an operation failed because nothing is there. */
export const isMissing = (error: unknown): boolean => ['ENOENT', 'ENOTDIR'].includes(codeOf(error));

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

const whyUnread = (path: string, error: unknown): string => {
  if (codeOf(error) === 'ENOENT') return `there is no such file${meantBeside(path)}`;
  return codeOf(error) === 'EISDIR' ? 'it is a folder; name a file in it' : reason(error);
};

/** The text of a file, which is UTF-8. */
export const read = (path: string): TE.TaskEither<Failure, string> =>
  pipe(
    TE.tryCatch(
      () => readFile(path),
      (error) => fileFailure(`cannot read ${path}: ${whyUnread(path, error)}`),
    ),
    TE.chainEitherK((bytes) =>
      pipe(
        textOfBytes(bytes),
        E.mapLeft((why) => fileFailure(`${path}: ${why}`)),
      ),
    ),
  );

/** The bytes of a file, or why they cannot be read. At once, for a search that cannot wait. */
export const readBytes = (path: string): E.Either<string, Uint8Array> =>
  E.tryCatch(
    () => readFileSync(path),
    (error) => (codeOf(error) === 'ENOENT' ? 'there is no such file' : reason(error)),
  );

/** The bytes of a file, `null` where there is nothing that writing would replace. */
export const bytesIfThere = async (path: string): Promise<Buffer | null> => {
  const destination = destinationOf(path);
  return destination._tag === 'File' && destination.present !== null ? readFile(destination.path) : null;
};

/** The text of a file, `null` where there is nothing that writing would replace. */
const readIfThere = async (path: string): Promise<string | null> => (await bytesIfThere(path))?.toString() ?? null;

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

/** A file that takes another’s place is its owner’s still, and read by whom it was read by. */
const keepOwner = async (temporary: string, present: Stats | null): Promise<void> => {
  if (present === null) return;
  await chmod(temporary, present.mode & 0o777);
  if (process.getuid?.() === 0) await chown(temporary, present.uid, present.gid);
};

/** Write to what is open already, or is no file. */
const writeThrough = async (
  destination: Exclude<Destination, { readonly _tag: 'File' }>,
  text: string | Uint8Array,
): Promise<void> => {
  if (destination._tag === 'Stream') {
    if (destination.descriptor === 1) writeAnswer(text);
    else process.stderr.write(text);
    return;
  }
  const handle = await open(destination.path, constants.O_WRONLY | constants.O_APPEND);
  try {
    await handle.writeFile(text);
  } finally {
    await handle.close();
  }
};

/**
 * Write a file whole: into a temporary file beside it, which then takes its place. Every output goes through here, or is
 * added to a file by `append`. Links are followed; what is a device or a pipe is written through, and stays.
 */
export const replace = async (path: string, text: string | Uint8Array): Promise<void> => {
  const destination = destinationOf(path);
  if (destination._tag !== 'File') {
    await writeThrough(destination, text);
    return;
  }
  const { path: target, present } = destination;
  await makeFolder(dirname(target));
  const temporary = temporaryBeside(target);
  try {
    await writeFile(temporary, text, { flag: 'wx' });
    await keepOwner(temporary, present);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
};

/** Add a text to the end of a file; nothing that is in it is changed. */
export const append = async (path: string, text: string): Promise<void> => {
  const destination = destinationOf(path);
  await (destination._tag === 'File' ? appendFile(destination.path, text) : writeThrough(destination, text));
};

/** Why a file was not written. */
export const cannotWrite =
  (path: string) =>
  (error: unknown): Failure =>
    fileFailure(
      codeOf(error) === 'EISDIR'
        ? `cannot write ${path}: it is a folder; name a file in it`
        : `cannot write ${path}: ${reason(error)}. Nothing was written to it; choose another folder`,
    );

/** What became of a file that was to be written. */
export interface Written {
  readonly path: string;
  readonly outcome: 'written' | 'unchanged' | 'strengthened' | 'kept beside';
}

/** What is said of a file that somebody else wrote. */
export const notOurs = (path: string): Failure =>
  fileFailure(`${path} is there already, and is something else; choose another name`);

/**
 * Write a generated text, unless what is there differs at most in what `essence` leaves out: then that stays as it is. What is
 * not `ours` stays as well, and is an error.
 */
export const writeGenerated = (
  path: string,
  text: string,
  essence: (text: string) => string,
  ours: (present: string) => boolean = () => true,
): TE.TaskEither<Failure, Written> =>
  pipe(
    TE.tryCatch(() => readIfThere(path), cannotWrite(path)),
    TE.filterOrElse(
      (present) => present === null || present === '' || ours(present),
      () => notOurs(path),
    ),
    TE.chain((present) =>
      TE.tryCatch(async (): Promise<Written> => {
        if (present !== null && essence(present) === essence(text)) return { path, outcome: 'unchanged' };
        await replace(path, text);
        return { path, outcome: 'written' };
      }, cannotWrite(path)),
    ),
  );

/** Write a file whole, unless something else is there that may not be replaced: then that stays, and this is an error. */
export const writeUnless = (
  path: string,
  text: string,
  replaceable: (present: string) => boolean,
): TE.TaskEither<Failure, Written> =>
  writeGenerated(
    path,
    text,
    (whole) => whole,
    (present) => present === text || replaceable(present),
  );

/**
 * Write a certificate whole. One of the same schema is written anew; anything else that is there stays, and this is an error. It
 * has to be a file, because it is read again to see that it is accepted.
 */
export const writeOwn = (path: string, text: string, schema: string): TE.TaskEither<Failure, Written> =>
  pipe(
    TE.fromEither(E.tryCatch(() => destinationOf(path), cannotWrite(path))),
    TE.filterOrElse(
      ({ _tag }) => _tag === 'File',
      () => fileFailure(`cannot write ${path}: a certificate is read again once it is written; name a file`),
    ),
    TE.flatMap(() => writeUnless(path, text, (present) => present.includes(`"schema": "${schema}"`))),
  );

/** Write a new file whole. One that says the same stays as it is; anything else that is there stays, and this is an error. */
export const writeNew = (path: string, text: string): TE.TaskEither<Failure, Written> =>
  writeUnless(path, text, () => false);

/** What is said of a certificate that was written; `allowing` is what it takes to check it besides. */
export const certificateLines = (certificate: Written | null, allowing = ''): readonly string[] =>
  certificate === null
    ? []
    : [
        '',
        `Certified in ${certificate.path}; check it with: strategos certify${allowing} ${shellPath(certificate.path)}`,
      ];

/** `validity-n3-m1.json`, `validity-n3-m1.2.json`, … */
const numbered = (path: string, number: number): string =>
  number === 1 ? path : path.replace(/\.json$/, `.${String(number)}.json`);

/** How many counterexamples to the same claim are kept beside each other. */
const MOST_BESIDE = 1_000;

/** How much is known of how small an attack is. */
const strengthOf = ({ minimality: { claim, evidence } }: Counterexample): number =>
  claim === 'none' ? 0 : claim === 'local' ? 1 : evidence === 'solver' ? 2 : 3;

/**
 * Save a counterexample. One that says the same stays as it is, unless it is now known to be the smallest; one that
 * differs is not overwritten: the new one is kept beside it, under the next free number.
 */
export const saveCounterexample = (path: string, counterexample: Counterexample): TE.TaskEither<Failure, Written> =>
  TE.tryCatch(async (): Promise<Written> => {
    // Loaded here, because a check that saves nothing should not wait for the schema library.
    const { decodeCounterexample } = await import('../counterexamples/codec.ts');
    for (let number = 1; number <= MOST_BESIDE; number++) {
      const candidate = numbered(path, number);
      const present = await readIfThere(candidate);
      if (present === null) {
        await replace(candidate, counterexampleText(counterexample, schemaFor(candidate)));
        return { path: candidate, outcome: number === 1 ? 'written' : 'kept beside' };
      }
      const decoded = decodeCounterexample(present);
      if (E.isLeft(decoded) || !sameClaim(decoded.right, counterexample)) continue;
      const strengthened = strengthOf(counterexample) > strengthOf(decoded.right);
      if (strengthened) await replace(candidate, counterexampleText(counterexample, schemaIn(present)));
      return { path: candidate, outcome: strengthened ? 'strengthened' : 'unchanged' };
    }
    throw new Error(`there are ${String(MOST_BESIDE)} counterexamples of that name already`);
  }, cannotWrite(path));
