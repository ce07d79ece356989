/**
 * A native solver for tests: a shell script in its place, and a folder to run it in.
 */
import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as E from 'fp-ts/lib/Either.js';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import { nativeSolver } from '../host/solvers/native.ts';
import type { Cnf } from '../engines/symbolic/cnf.ts';
import type { Satisfiability, SolverError, Solving } from '../engines/symbolic/solver.ts';
import { right } from './either.ts';
import { folderWith } from './folder.ts';
import { answered, cnfOf } from './solver.ts';

/** A folder for each test, and in it the one where temporary files go. */
let [home, temporary] = ['', ''];

/** The folder of the test that runs; there is a script in it once one is installed. */
export const homeFolder = (): string => home;

/** Where that test's temporary files go. */
export const temporaryFolder = (): string => temporary;

/** Each test of the file has folders of its own, and has to leave the one for temporary files empty. */
export const freshFolders = (): void => {
  beforeEach(() => {
    home = folderWith();
    temporary = join(home, 'temporary');
    mkdirSync(temporary);
    vi.stubEnv('TMPDIR', temporary);
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    // Whatever happened, nothing is left behind.
    expect(readdirSync(temporary)).toEqual([]);
  });
};

/** This text is `cadical`; it is on the PATH, before everything else. Answers the folder it lies in. */
export const installed = (text: string): string => {
  const file = join(home, 'cadical');
  writeFileSync(file, text);
  chmodSync(file, 0o755);
  vi.stubEnv('PATH', `${home}:${process.env['PATH'] ?? ''}`);
  return home;
};

/** The text of a `cadical` that does this when it is given a formula; it finds the usual programs, whatever the PATH is. */
export const scriptText = (...lines: readonly string[]): string =>
  [
    '#!/bin/sh',
    'PATH="$PATH:/usr/bin:/bin"',
    'if [ "$1" = --version ]; then echo 1.9.5; exit 0; fi',
    ...lines,
    '',
  ].join('\n');

/** A `cadical` that does this when it is given a formula. Answers the folder it lies in. */
export const script = (...lines: readonly string[]): string => installed(scriptText(...lines));

/** What came of a query, where it was answered though nobody expected that. */
export const unexpected = (solving: Solving): string | null => {
  const answer = solving.advance();
  // Asking for what there is to wait for is what has a solver looked for.
  void solving.waiting();
  return answer === null ? null : `the solver answered ${JSON.stringify(answer)}`;
};

/** A formula with a model. */
export const example: Cnf = cnfOf(3, [
  [1, 2],
  [-1, 3],
]);

/** The answer of the one that is installed, to the example unless told otherwise. */
export const answerOf = async (
  options: { readonly proof: boolean },
  cnf: Cnf = example,
): Promise<E.Either<SolverError, Satisfiability>> => (await answered(right(await nativeSolver()), cnf, options)).answer;
