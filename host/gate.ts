/**
 * The gate before a module that a data file names: a file may come from anywhere, and a module is a program, so one that lies
 * outside the current folder and its repository is not run unasked.
 *
 * What you type yourself passes by: `strategos check /elsewhere/mine.ts` is asking. So does what a configuration registers, and
 * a protocol at a revision, because git looks for it in the current repository.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { isFile } from '../model/protocols/named.ts';
import { inOneLine } from '../reports/formats/escape.ts';
import { confirm } from './confirm.ts';
import type { Failure } from './exit.ts';
import { fileFailure } from './exit.ts';
import { isMissing, reason } from './files.ts';
import { isInside, realPath } from './inside.ts';
import { isRevision } from './revision-name.ts';

/** Gives back what may be loaded, or says why not. */
export interface ModuleGate {
  /** A protocol, by anything that `load` takes: its name, its file, a file at a revision. */
  readonly named: (name: string) => TE.TaskEither<Failure, string>;
  /** A module, by the path of its file. */
  readonly file: (file: string) => TE.TaskEither<Failure, string>;
}

/** How it is decided about what lies elsewhere. */
export interface Admission {
  /** Whether it may be run unasked. */
  readonly allowModule?: boolean | undefined;
  /** Whether what is printed is for a program, which answers no questions. */
  readonly json: boolean;
}

/** The option that opens the gate. */
const ALLOW = '--allow-module';

/** Where a file really lies, if that is elsewhere; `null` where there is nothing to ask. */
const elsewhere = (file: string): E.Either<Failure, string | null> => {
  try {
    const real = realPath(file);
    return E.right(isInside(real) ? null : real);
  } catch (error) {
    // That nothing is there is told by what looks for it.
    return isMissing(error)
      ? E.right(null)
      : E.left(fileFailure(`cannot look at ${inOneLine(file)}: ${reason(error)}`));
  }
};

/** The file that `load` would take a name for; `null` where it is none. */
const fileOf = (name: string): string | null => (isRevision(name) || !isFile(name) ? null : (name.split('#')[0] ?? ''));

/** What a command that reads a file about this module has to be given besides. */
export const moduleAllowance = (module: string | null): string => {
  const file = module === null ? null : fileOf(module);
  const found = file === null ? E.right(null) : elsewhere(file);
  return E.isLeft(found) || found.right !== null ? ` ${ALLOW}` : '';
};

const OUTSIDE = 'lies outside the current folder and its repository';

/** Why a module was not run, and how it would be. */
const refused = (real: string, how: string): Failure =>
  fileFailure(`${inOneLine(real)} was not run: it ${OUTSIDE}. It is a program; if you trust it, ${how}`);

/** A gate that asks about each module once. */
export const gateFor = (
  { allowModule = false, json }: Admission,
  how = `add ${ALLOW}`,
  ask: (question: string) => Promise<boolean | null> = confirm,
): ModuleGate => {
  const answers = new Map<string, boolean>();
  const file: ModuleGate['file'] = (path) => async () => {
    const found = elsewhere(path);
    if (E.isLeft(found)) return found;
    const real = found.right;
    if (real === null || allowModule) return E.right(path);
    const asking = `${real} is a program that the file names, and it ${OUTSIDE}. Run it?`;
    const answer = answers.get(real) ?? (!json && (await ask(asking)) === true);
    answers.set(real, answer);
    return answer ? E.right(path) : E.left(refused(real, how));
  };
  return {
    file,
    named: (name) => {
      const path = fileOf(name);
      return path === null
        ? TE.right(name)
        : pipe(
            file(path),
            TE.map(() => name),
          );
    },
  };
};
