/**
 * The explorer’s page, as it was built, and with something put into it.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { PageData } from '../../explorer/data.ts';
import { explorerPage, noData } from '../../explorer/data.ts';
import type { Failure } from '../exit.ts';
import { fileFailure } from '../exit.ts';
import { read } from '../files.ts';
import { packageFolder } from '../package.ts';

/** Where the page is, if it was built. */
export const builtPage = (page: string = join(packageFolder(), 'dist', 'explorer.html')): E.Either<Failure, string> =>
  existsSync(page)
    ? E.right(page)
    : E.left(fileFailure(`the explorer’s page is not there: ${page}. In a checkout it is made by: npm run explorer`));

/** Whether a text is the explorer's page, whatever was put into it. */
export const isPage = (text: string): boolean => E.isRight(explorerPage(text, noData));

/** The text of the page in a file, with this in it instead of what it came with, or as it is. */
export const pageWith = (page: string, data: PageData | null): TE.TaskEither<Failure, string> =>
  pipe(
    read(page),
    TE.chainEitherK((text) => (data === null ? E.right(text) : pipe(explorerPage(text, data), E.mapLeft(fileFailure)))),
  );
