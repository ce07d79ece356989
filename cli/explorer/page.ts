/**
 * The explorer’s page, as it was built, and with something put into it.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { PageData } from '../../explorer/data.ts';
import { explorerPage } from '../../explorer/data.ts';
import type { Failure } from '../../host/exit.ts';
import { fileFailure } from '../../host/exit.ts';
import { read } from '../../host/files.ts';
import { packageFolder } from '../../host/package.ts';

/** Where the page is, if it was built. */
export const builtPage = (page: string = join(packageFolder(), 'dist', 'explorer.html')): E.Either<Failure, string> =>
  existsSync(page)
    ? E.right(page)
    : E.left(fileFailure(`the explorer’s page is not there: ${page}. In a checkout it is made by: npm run explorer`));

/** Whether a text is the explorer's page, whatever was put into it. */
export const isPage = (text: string): boolean => E.isRight(explorerPage(text, {}));

/** The text of the page in a file, with this in it besides what it came with. */
export const pageWith = (page: string, data: Partial<PageData>): TE.TaskEither<Failure, string> =>
  pipe(
    read(page),
    TE.chainEitherK((text) => pipe(explorerPage(text, data), E.mapLeft(fileFailure))),
  );
