/**
 * What is at a path that something is to be written to: a file takes another’s place whole, and a device or a pipe is written
 * through, because to rename a file over a device is to take the device away.
 */
import type { Stats } from 'node:fs';
import { lstatSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import type { Failure } from './exit.ts';
import { usageFailure } from './exit.ts';

export type Destination =
  /** A file, or nothing yet, where links lead to. */
  | { readonly _tag: 'File'; readonly path: string; readonly present: Stats | null }
  /** Standard output or standard error. */
  | { readonly _tag: 'Stream'; readonly descriptor: 1 | 2 }
  /** A pipe, or a device that takes one character after another, such as a terminal. */
  | { readonly _tag: 'Through'; readonly path: string };

/** A chain of links that is longer than this leads in circles. */
const MOST_LINKS = 40;

/** What is open in this process, by its number. */
const OPEN = /^\/(?:dev\/(?:stdout|stderr|fd\/\d+)|proc\/self\/fd\/\d+)$/;

const numberOf = (path: string): number =>
  path === '/dev/stdout' ? 1 : path === '/dev/stderr' ? 2 : Number(basename(path));

/** Something that has a place in no switch: the message says what it is. */
const refused = (what: string, code = 'REFUSED'): Error => Object.assign(new Error(what), { code });

const isCode = (error: unknown, code: string): boolean =>
  error instanceof Error && 'code' in error && error.code === code;

const ifThere = <A>(look: () => A): A | null => {
  try {
    return look();
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw error;
  }
};

/** What is at a path. Throws where nothing can be written: a folder, a socket, a disk. */
export const destinationOf = (given: string, links: number = MOST_LINKS): Destination => {
  const path = resolve(given);
  if (OPEN.test(path)) {
    const descriptor = numberOf(path);
    return descriptor === 1 || descriptor === 2 ? { _tag: 'Stream', descriptor } : { _tag: 'Through', path };
  }
  const present = ifThere(() => lstatSync(path));
  if (present === null || present.isFile()) return { _tag: 'File', path, present };
  if (present.isSymbolicLink()) {
    if (links === 0) throw refused('its links lead in circles');
    const folder = realpathSync(dirname(path));
    return destinationOf(resolve(folder, readlinkSync(join(folder, basename(path)))), links - 1);
  }
  if (present.isDirectory()) throw refused('it is a folder', 'EISDIR');
  if (present.isCharacterDevice() || present.isFIFO()) return { _tag: 'Through', path };
  throw refused(present.isSocket() ? 'it is a socket' : 'it is a device with a file system or a disk behind it');
};

/** Whether a path is standard output by another name. */
const isStdout = (path: string): boolean => {
  try {
    const destination = destinationOf(path);
    return destination._tag === 'Stream' && destination.descriptor === 1;
  } catch {
    return false;
  }
};

/** Two outputs would be one: what `--json` prints, and what an option writes to a path. Nobody could read either. */
export const separate = (
  json: boolean,
  options: Readonly<Record<string, string | undefined>>,
): E.Either<Failure, null> => {
  const found = Object.entries(options).find(([, path]) => path !== undefined && isStdout(path));
  if (!json || found === undefined) return E.right(null);
  const [option, path = ''] = found;
  return E.left(
    usageFailure(`${option} ${path} and --json are two outputs, and stdout takes one; name a file for ${option}`),
  );
};
