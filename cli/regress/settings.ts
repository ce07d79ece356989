/**
 * What a regression check is about: the configuration, and what the command line says otherwise.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Config } from '../config.ts';
import { findConfig, standardConfig } from '../config.ts';
import type { Failure } from '../exit.ts';
import { fileFailure } from '../exit.ts';

/** The options that say otherwise. */
export interface Elsewhere {
  readonly expectations?: string | undefined;
  readonly corpus?: string | undefined;
}

/** The configuration from here upwards, and what is said otherwise; a folder that is named has to be there. */
export const settingsFor = ({ expectations, corpus }: Elsewhere): TE.TaskEither<Failure, Config> =>
  pipe(
    findConfig(process.cwd()),
    TE.map((config) => config ?? standardConfig(process.cwd())),
    TE.map((config) => ({
      ...config,
      ...(expectations === undefined ? {} : { expectations: resolve(expectations) }),
      ...(corpus === undefined ? {} : { corpus: resolve(corpus) }),
    })),
    TE.filterOrElse(
      () => corpus === undefined || existsSync(corpus),
      () => fileFailure(`there is no folder ${corpus ?? ''}`),
    ),
  );
