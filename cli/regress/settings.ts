/**
 * What a regression check is about: the configuration, and what the command line says otherwise.
 */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { isJunit } from '../../reports/regression/junit.ts';
import { meantBeside } from '../../host/beside.ts';
import type { ResolvedConfig } from '../../host/config.ts';
import { findConfig, standardConfig } from '../../host/config.ts';
import type { Failure } from '../../host/exit.ts';
import { fileFailure } from '../../host/exit.ts';
import { fromHere } from './subject.ts';

/** The options that say otherwise. */
export interface Elsewhere {
  readonly expectations?: string | undefined;
  readonly corpus?: string | undefined;
  readonly junit?: string | undefined;
  readonly summary?: string | undefined;
}

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

/** Whether something is in a file that is not a JUnit report of ours. */
const isSomethingElse = (path: string): boolean => {
  if (!existsSync(path) || !statSync(path).isFile()) return false;
  const present = readFileSync(path, 'utf8');
  return present !== '' && !isJunit(present);
};

/** What is named is of the other kind; told before anything is checked, since that may take long. */
const wrongKind = ({ corpus, junit, summary, expectations }: Elsewhere, config: ResolvedConfig): string | null => {
  const files = [
    [expectations ?? fromHere(config.expectations), config.expectations, 'expectations.json'],
    [junit, junit, 'junit.xml'],
    [summary, summary, 'summary.md'],
  ] as const;
  for (const [given, file, example] of files)
    if (given !== undefined && file !== undefined && isFolder(file))
      return `${given} is a folder; name a file, such as ${join(given, example)}`;
  if (junit !== undefined && isSomethingElse(junit))
    return `${junit} is there already, and is no report of “strategos regress”; choose another name`;
  if (corpus === undefined) return null;
  if (!existsSync(corpus))
    return `there is no folder ${corpus}${meantBeside(corpus) || '; name the one that counterexamples are kept in'}`;
  return isFolder(corpus) ? null : `${corpus} is a file; name the folder that counterexamples are kept in`;
};

/** The configuration from here upwards, and what is said otherwise; a folder that is named has to be there. */
export const settingsFor = (elsewhere: Elsewhere): TE.TaskEither<Failure, ResolvedConfig> => {
  const { expectations, corpus } = elsewhere;
  return pipe(
    findConfig(process.cwd()),
    TE.map((config) => config ?? standardConfig(process.cwd())),
    TE.map((config) => ({
      ...config,
      ...(expectations === undefined ? {} : { expectations: resolve(expectations) }),
      ...(corpus === undefined ? {} : { corpus: resolve(corpus) }),
    })),
    TE.flatMap((config) => {
      const wrong = wrongKind(elsewhere, config);
      return wrong === null ? TE.right(config) : TE.left(fileFailure(wrong));
    }),
  );
};
