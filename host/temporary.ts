/**
 * Temporary folders, which a run takes away again; those of a run that was killed, the next one takes away.
 *
 * A name says whose the folder is: the machine and the process. One of another machine or container, or of a process that is
 * still there, stays; a number that was given to another process meanwhile keeps a folder a while longer, and no more.
 */
import { createHash, randomUUID } from 'node:crypto';
import { lstatSync, mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

/** What numbers of processes are numbers of: containers of one machine may share a folder, and count each for itself. */
const namespace = (): string =>
  pipe(
    E.tryCatch(() => readlinkSync('/proc/self/ns/pid'), String),
    E.getOrElse(() => ''),
  );

const MACHINE = createHash('sha256').update(`${hostname()} ${namespace()}`).digest('hex').slice(0, 8);

/** This process, as names have it: `1f2e3d4c-4711`. */
const owner = (pid: number = process.pid): string => `${MACHINE}-${String(pid)}`;

/** How long a page is kept after the process that wrote it, in milliseconds: a browser may still be about to read it. */
const READING = 86_400_000;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** Whether a folder is ours, and was left by a process that is no more. */
const isLeft = (folder: string, named: RegExp): boolean => {
  const [, kind, machine, pid] = named.exec(basename(folder)) ?? [];
  if (machine !== MACHINE || isAlive(Number(pid))) return false;
  const found = lstatSync(folder);
  const isOwn = process.getuid === undefined || found.uid === process.getuid();
  return (found.isDirectory() || found.isFile()) && isOwn && (kind !== 'page' || Date.now() - found.mtimeMs > READING);
};

/** Take away what killed runs left in a folder, under such names. What cannot be taken away stays, and nobody minds. */
const sweep = (place: string, named: RegExp): void => {
  const names = pipe(
    E.tryCatch(() => readdirSync(place), String),
    E.getOrElse((): string[] => []),
  );
  for (const name of names)
    if (named.test(name))
      E.tryCatch(() => {
        const folder = join(place, name);
        if (isLeft(folder, named)) rmSync(folder, { recursive: true, force: true });
      }, String);
};

const NAMED = /^strategos-(run|page)-([0-9a-f]{8})-(\d+)-\w{6}$/;

/** Where this process has swept: once is enough. */
const swept = new Set<string>();

/** What this process has made, and may not have taken away again when it is ended before it is through. */
const made = new Set<string>();

const takeAwayOwn = (): void => {
  for (const path of made)
    E.tryCatch(() => {
      rmSync(path, { recursive: true, force: true });
    }, String);
};

/** However the process leaves, by Ctrl-C as well, what it has made goes with it. */
const remember = (path: string): string => {
  if (made.size === 0) process.once('exit', takeAwayOwn);
  made.add(path);
  return path;
};

/** A new folder of this run, which takes it away again; a `page` is for a browser, and stays. */
export const temporaryFolder = (kind: 'run' | 'page' = 'run'): string => {
  const place = tmpdir();
  if (!swept.has(place)) {
    swept.add(place);
    sweep(place, NAMED);
  }
  const folder = mkdtempSync(join(place, `strategos-${kind}-${owner()}-`));
  return kind === 'page' ? folder : remember(folder);
};

/** Take away what killed runs left in the system's temporary folder, at once. */
export const takeAwayLeft = (): void => {
  sweep(tmpdir(), NAMED);
};

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

/** The name of a file or folder beside a path, in which that is made; those of killed runs are taken away. It is not made yet. */
export const temporaryBeside = (path: string): string => {
  const name = escaped(basename(path));
  sweep(dirname(path), new RegExp(`^${name}\\.(run)-([0-9a-f]{8})-(\\d+)-[0-9a-f-]{36}\\.tmp$`));
  return remember(`${path}.run-${owner()}-${randomUUID()}.tmp`);
};
