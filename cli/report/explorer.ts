/**
 * The explorer for a report's page: with the attacks of the report in it, the protocols that it does not have, and links.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { textOf } from '../../counterexamples/counterexample.ts';
import { FRAME_HASH, FRAME_SCRIPT } from '../../explorer/frame.ts';
import { linkOf } from '../../explorer/link.ts';
import { openFile } from '../../explorer/opening.ts';
import type { Repertoire } from '../../explorer/repertoire.ts';
import type { Exhibit } from '../../reports/report.ts';
import type { EmbeddedExplorer } from '../../reports/research/html.ts';
import type { ResearchReport } from '../../reports/research/report.ts';
import type { Failure } from '../exit.ts';
import { builtPage, pageWith } from '../explorer/page.ts';
import { playableOf, scriptOf } from '../explorer/script.ts';
import type { Loaded } from '../loaded.ts';

/** What a report calls a protocol in its commands. */
const keyOf = ({ module, protocol }: Loaded): string => module ?? protocol.name;

const repertoireOf = (loaded: readonly Loaded[]): TE.TaskEither<Failure, Repertoire> =>
  pipe(
    loaded.filter(({ code }) => code !== null),
    TE.traverseSeqArray((each) => playableOf(keyOf(each), each)),
    TE.map((own) => ({ own, fingerprints: {} })),
  );

/** The link to an attack, where it can be played. */
const linkTo = (repertoire: Repertoire, { file, counterexample }: Exhibit): readonly (readonly [string, string])[] => {
  const opened = openFile(repertoire, textOf(counterexample));
  return E.isLeft(opened) ? [] : [[file, `${FRAME_HASH}${linkOf(opened.right.scene.state)}`]];
};

/** The explorer, or why there is none. */
export const explorerFor = (
  { exhibits }: ResearchReport,
  loaded: readonly Loaded[],
): TE.TaskEither<Failure, EmbeddedExplorer> =>
  pipe(
    TE.fromEither(builtPage()),
    TE.bindTo('built'),
    TE.bind('scripts', () =>
      pipe(
        loaded,
        TE.traverseSeqArray((each) => scriptOf(keyOf(each), each)),
      ),
    ),
    TE.bind('repertoire', () => repertoireOf(loaded)),
    TE.bind('page', ({ built, scripts }) =>
      pageWith(built, {
        counterexamples: exhibits.map(({ counterexample }) => counterexample),
        scripts: scripts.filter((script) => script !== null),
      }),
    ),
    TE.map(({ page, repertoire }) => ({
      page,
      script: FRAME_SCRIPT,
      links: Object.fromEntries(exhibits.flatMap((exhibit) => linkTo(repertoire, exhibit))),
    })),
  );
