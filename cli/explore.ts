/**
 * `strategos explore`: the explorer's page, opened in a browser, with a counterexample in its address.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { linkOf, readLink } from '../explorer/link.ts';
import { openFile } from '../explorer/opening.ts';
import type { Explored } from '../explorer/state.ts';
import { sceneOf } from '../explorer/state.ts';
import { openInBrowser } from './browser.ts';
import type { ExitCode, Failure } from './exit.ts';
import { EXIT, fileFailure, usageFailure } from './exit.ts';
import { read } from './files.ts';
import { packageFolder } from './package.ts';
import { print, printJson } from './terminal.ts';

export interface ExploreArguments {
  readonly open: boolean;
  readonly json: boolean;
  /** The page's file, if it is not the one that was built. */
  readonly page?: string;
}

/** What is to be shown, and what there is to say about it. */
interface Shown {
  readonly state: Explored | null;
  readonly outcome: string | null;
}

/** The address of the page in a file, showing a state. */
export const exploreUrl = (page: string, state: Explored | null): string =>
  `${pathToFileURL(page).href}${state === null ? '' : `#${linkOf(state)}`}`;

const built = (page: string): E.Either<Failure, string> =>
  existsSync(page)
    ? E.right(page)
    : E.left(fileFailure(`the explorer’s page is not there: ${page}. In a checkout it is made by: npm run build`));

const fromLink = (link: string): E.Either<Failure, Shown> =>
  pipe(
    readLink(link),
    E.flatMap((state) => sceneOf(state)),
    E.bimap(
      (why) => usageFailure(`the link cannot be shown: ${why}`),
      ({ state }) => ({ state, outcome: null }),
    ),
  );

const fromFile = (path: string): TE.TaskEither<Failure, Shown> =>
  pipe(
    read(path),
    TE.chainEitherK((text) =>
      pipe(
        openFile(text),
        E.bimap(
          (why) => fileFailure(`${path}: ${why}`),
          ({ scene, outcome }) => ({ state: scene.state, outcome }),
        ),
      ),
    ),
  );

const shown = (what: string | null): TE.TaskEither<Failure, Shown> =>
  what === null
    ? TE.right({ state: null, outcome: null })
    : what.startsWith('#')
      ? TE.fromEither(fromLink(what))
      : fromFile(what);

/** Open the explorer, or say where it is. */
export const exploreCommand = (
  what: string | null,
  { open, json, page = join(packageFolder(), 'dist', 'explorer.html') }: ExploreArguments,
): TE.TaskEither<Failure, ExitCode> =>
  pipe(
    TE.fromEither(built(page)),
    TE.bindTo('page'),
    TE.bind('shown', () => shown(what)),
    TE.let('url', (found) => exploreUrl(found.page, found.shown.state)),
    TE.bind('opening', ({ url }) => (open ? TE.fromTask(openInBrowser(url)) : TE.right(null))),
    TE.map(({ shown: { outcome }, url, opening }) => {
      if (json) printJson({ schema: 'strategos/explore/1', url, outcome, opened: opening?._tag === 'Opened' });
      else {
        const lines = [...(outcome === null ? [] : [`${what ?? ''}: ${outcome}`]), url];
        if (opening?._tag === 'Opened') lines.push('It opens in your browser.');
        if (opening?._tag === 'NotOpened') lines.push(`${opening.why}: open the address above in one.`);
        print(...lines);
      }
      return EXIT.expected;
    }),
  );
