/**
 * `strategos explore`: the explorer's page, opened in a browser, with a counterexample in its address.
 *
 * A protocol of one's own is put into a page of its own, because the page that was built does not have it.
 */
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { linkOf } from '../explorer/link.ts';
import type { PageData } from '../explorer/data.ts';
import type { Explored } from '../explorer/state.ts';
import { inOneLine } from '../reports/formats/escape.ts';
import { openInBrowser } from './browser.ts';
import type { ExitCode, Failure } from '../host/exit.ts';
import { EXIT } from '../host/exit.ts';
import { builtPage, isPage, pageWith } from './explorer/page.ts';
import type { Display } from './explorer/display.ts';
import { displayOf } from './explorer/display.ts';
import { writeUnless } from '../host/files.ts';
import type { Admission } from '../host/gate.ts';
import { gateFor } from '../host/gate.ts';
import { separate } from '../host/destination.ts';
import { print, printJson } from '../host/terminal.ts';

export interface ExploreArguments extends Admission {
  readonly open: boolean;
  /** Where to write a page with what is shown in it, to keep or to send. */
  readonly out?: string | undefined;
  /** The page's file, if it is not the one that was built. */
  readonly page?: string;
}

/** The address of the page in a file, showing a state. */
export const exploreUrl = (page: string, state: Explored | null): string =>
  `${pathToFileURL(page).href}${state === null ? '' : `#${linkOf(state)}`}`;

/** What is put into a page that was built, besides what is in it. */
const dataOf = ({ own, counterexample, state }: Display, keeps: boolean): Partial<PageData> => ({
  ...(own === null ? {} : { scripts: [own.script], counterexamples: counterexample === null ? [] : [counterexample] }),
  ...(keeps && state !== null ? { first: linkOf(state) } : {}),
});

/** A page that was made for what is in it has a name that says what is in it. */
const temporary = (text: string): string =>
  join(tmpdir(), `strategos-explorer-${createHash('sha256').update(text).digest('hex').slice(0, 16)}.html`);

/** The page to open: the one that was built, or one with something in it that is written now. */
const pageFor = (built: string, display: Display, out: string | undefined): TE.TaskEither<Failure, string> =>
  display.own === null && out === undefined
    ? TE.right(built)
    : pipe(
        pageWith(built, dataOf(display, out !== undefined)),
        TE.flatMap((text) => writeUnless(out ?? temporary(text), text, isPage)),
        TE.map(({ path }) => resolve(path)),
      );

/** Open the explorer, or say where it is. */
export const runExplore = (what: string | null, args: ExploreArguments): TE.TaskEither<Failure, ExitCode> =>
  pipe(
    // Whether there is a page at all is said before anything is loaded.
    TE.fromEither(separate(args.json, { '--out': args.out })),
    TE.chainEitherK(() => builtPage(args.page)),
    TE.bindTo('built'),
    TE.bind('display', () => displayOf(what, gateFor(args))),
    TE.bind('page', ({ built, display }) => pageFor(built, display, args.out)),
    TE.let('url', ({ page, display }) => exploreUrl(page, display.state)),
    TE.bind('opening', ({ url }) => (args.open ? TE.fromTask(openInBrowser(url)) : TE.right(null))),
    TE.map(({ display: { outcome }, page, url, opening }) => {
      const said = outcome.length === 0 ? null : outcome.join('; ');
      if (args.json)
        printJson({ schema: 'strategos/explore/1', url, page, outcome: said, opened: opening?._tag === 'Opened' });
      else {
        const lines = [...(said === null ? [] : [inOneLine(`${what ?? ''}: ${said}`)]), url];
        if (opening?._tag === 'Opened') lines.push('It opens in your browser.');
        if (opening?._tag === 'NotOpened') lines.push(`${opening.why}: open the address above in one.`);
        print(...lines);
      }
      return EXIT.expected;
    }),
  );
