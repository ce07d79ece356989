/**
 * The explorer for a report's page: with the attacks of the report in it, the protocols that it does not have, and links.
 */
import * as A from 'fp-ts/lib/Array.js';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { counterexampleText } from '../../counterexamples/counterexample.ts';
import { FRAME_HASH, frameScript } from '../../explorer/frame.ts';
import { linkOf } from '../../explorer/link.ts';
import { openFile } from '../../explorer/opening.ts';
import type { Repertoire } from '../../explorer/repertoire.ts';
import type { Exhibit } from '../../reports/document/exhibit.ts';
import type { EmbeddedExplorer } from '../../reports/formats/html.ts';
import type { ResearchReport } from '../../reports/document/report.ts';
import type { Failure } from '../../host/exit.ts';
import type { Own } from '../explorer/own.ts';
import { ownOf } from '../explorer/own.ts';
import { builtPage, pageWith } from '../explorer/page.ts';
import type { Loaded } from '../../host/loaded.ts';
import { registeredProtocols } from '../registered.ts';

/** The explorer of a report, and what is wrong with protocols that it goes without. */
export interface ReportExplorer {
  readonly explorer: EmbeddedExplorer;
  readonly without: readonly string[];
}

/** The protocols of one's own that can be played; one that cannot keeps no other from being played. */
const ownsOf = async (
  loaded: readonly Loaded[],
): Promise<{ readonly owns: readonly Own[]; readonly without: readonly string[] }> => {
  const made = await Promise.all(loaded.map((each) => ownOf(each.module ?? each.protocol.name, each)()));
  const { left, right } = A.separate(made);
  return { owns: right.filter((own) => own !== null), without: left.map(({ message }) => message) };
};

/** The link to an attack, where it can be played. */
const linkTo = (repertoire: Repertoire, { file, counterexample }: Exhibit): readonly (readonly [string, string])[] => {
  const opened = openFile(repertoire, counterexampleText(counterexample));
  return E.isLeft(opened) ? [] : [[file, `${FRAME_HASH}${linkOf(opened.right.scene.state)}`]];
};

/** The explorer, or why there is none. `page` is the one that was built, if it is not where it should be. */
export const explorerFor = (
  { exhibits }: ResearchReport,
  loaded: readonly Loaded[],
  page?: string,
): TE.TaskEither<Failure, ReportExplorer> =>
  pipe(
    TE.fromEither(builtPage(page)),
    TE.bindTo('built'),
    TE.bind('own', () => TE.fromTask(() => ownsOf(loaded))),
    TE.bind('registered', () => registeredProtocols),
    TE.let('links', ({ own: { owns }, registered }) => {
      const repertoire = { own: owns.map(({ playable }) => playable), registered, fingerprints: {} };
      return Object.fromEntries(exhibits.flatMap((exhibit) => linkTo(repertoire, exhibit)));
    }),
    TE.bind('text', ({ built, own: { owns }, links }) =>
      pageWith(built, {
        counterexamples: exhibits
          .filter(({ file }) => Object.hasOwn(links, file))
          .map(({ counterexample }) => counterexample),
        scripts: owns.map(({ script }) => script),
      }),
    ),
    TE.map(({ text, links, own: { without } }) => ({
      explorer: { page: text, script: frameScript(), links },
      without,
    })),
  );
