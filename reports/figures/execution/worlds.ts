/**
 * Two worlds side by side: an attack, and another situation that one loyal general cannot tell from it (Lamport, Shostak and
 * Pease 1982, §2, figures 1 and 2).
 *
 * What that general sees is heavy, and the same in both; everything it does not see is faint. A lie that it hears is marked
 * at the sender, where the general does not look.
 */
import { plainestMirror } from '../../../inquiry/mirror.ts';
import type { General } from '../../../model/army.ts';
import type { Instance } from '../../../model/instance.ts';
import { instanceTitle } from '../../../model/instance.ts';
import { sameLink } from '../../../model/link.ts';
import type { Recorded } from '../../../model/scenario.ts';
import { done } from '../../../model/work.ts';
import { suspects } from '../../story/story.ts';
import type { Figure } from '../svg.ts';
import { element, label } from '../svg.ts';
import { brokenSentences, describe } from './cast.ts';
import { keysOf } from './keys.ts';
import { legend, PADDING } from '../legend.ts';
import type { Board } from './life-lines.ts';
import { lifeLines, mannerOf, spacingFor } from './life-lines.ts';
import { COLOUR } from '../palette.ts';
import { rowsOf } from './rows.ts';
import type { Saying, Spelling } from './sayings.ts';
import { lettersText, sayingsOf, sayingText } from './sayings.ts';
import type { ExecutionOptions } from './space-time.ts';
import { MOST_ARROWS } from './space-time.ts';

/** Between the two. */
const GAP = 44;
const TITLE = 30;
/** Both together: if they are wider, orders are spelt by their letters. */
const WIDEST = 760;

/** Two worlds that one general cannot tell apart. */
export interface Worlds {
  readonly general: General;
  readonly original: Recorded;
  readonly other: Recorded;
}

/**
 * The other world of an attack, for that general or else for whoever has the plainest; `null` where none was found, which
 * says nothing.
 */
export const worldsOf = (
  instance: Instance,
  t: number,
  original: Recorded,
  general: General | null = null,
): Worlds | null => {
  const found = done(
    plainestMirror(instance, t, original, general === null ? suspects(instance, original) : [general]),
  );
  // A view has no coins in it, and a general sees its own.
  return found === null ? null : { ...found, original };
};

/** Of many messages, those that deviate or that it hears, in either world. */
const linksShown = (all: readonly (readonly Saying[])[], general: General): readonly Saying[] => {
  const shown = all.every((sayings) => sayings.length <= MOST_ARROWS)
    ? all.flat()
    : all.flat().filter(({ to, prescribed }) => to === general || prescribed !== null);
  return shown.filter((each, i) => shown.findIndex((other) => sameLink(each, other)) === i);
};

/** The two boards, with the same rows. */
const boardsOf = (instance: Instance, { general, original, other }: Worlds, spelling: Spelling): readonly Board[] => {
  const recordeds = [original, other];
  const sayings = recordeds.map((recorded) => sayingsOf(instance, recorded, spelling));
  const links = linksShown(sayings, general);
  const rows = rowsOf(instance.schedule.rounds, links);
  return recordeds.map((recorded, i) => ({
    instance,
    recorded,
    rows,
    spelling,
    seeing: general,
    sayings: (sayings[i] ?? []).filter((each) => links.some((link) => sameLink(link, each))),
  }));
};

/** The figure. */
export const twoWorlds = (instance: Instance, worlds: Worlds, options: ExecutionOptions = {}): Figure => {
  const { general, original, other } = worlds;
  const widthIn = (boards: readonly Board[]): number =>
    2 * instance.army.n * Math.max(...boards.map((board) => spacingFor(board)));
  const inWords = boardsOf(instance, worlds, 'words');
  const boards = widthIn(inWords) <= WIDEST - GAP - 140 ? inWords : boardsOf(instance, worlds, 'letters');
  const spacing = Math.max(...boards.map((board) => spacingFor(board)));
  const drawn = boards.map((board) => lifeLines(board, spacing));
  const [width, height] = [Math.max(...drawn.map((each) => each.width)), Math.max(...drawn.map((each) => each.height))];
  const all = boards.flatMap(({ sayings }) => sayings);
  const letters = lettersText(all.map(sayingText), boards[0]?.spelling ?? 'letters');
  const total = sayingsOf(instance, original, 'letters').length;
  const some = (boards[0]?.sayings.length ?? 0) < total;
  const same = `General ${String(general)} sees the same in both worlds, and so decides the same.`;
  const top = PADDING + TITLE + height + 12;
  const below = legend(
    PADDING,
    top,
    2 * width + GAP,
    keysOf(
      instance,
      [original, other],
      all.map((saying) => mannerOf(saying, general)),
    ),
    [
      same,
      ...(some ? [`Shown are what it hears and all that deviates; the other messages are as prescribed.`] : []),
      ...(letters === null ? [] : [letters]),
      ...brokenSentences(options.broken ?? []).map((text) => text.replace('This', 'World 1')),
    ],
  );
  return {
    title: `${instanceTitle(instance)}: two worlds that general ${String(general)} cannot tell apart`,
    description: [
      `World 1: ${describe(instance, original)}`,
      ...brokenSentences(options.broken ?? []),
      `World 2: ${describe(instance, other)}`,
      same,
    ].join(' '),
    width: 2 * width + GAP + 2 * PADDING,
    height: top + below.height + 6,
    parts: [
      ...drawn.map(({ parts }, i) =>
        element(
          'g',
          { transform: `translate(${String(PADDING + i * (width + GAP))} ${String(PADDING)})`, class: 'world' },
          label(width / 2 + 20, 12, `world ${String(i + 1)}`, { class: 'strong' }),
          element('g', { transform: `translate(0 ${String(TITLE)})` }, ...parts),
        ),
      ),
      element('line', {
        x1: PADDING + width + GAP / 2,
        y1: PADDING,
        x2: PADDING + width + GAP / 2,
        y2: PADDING + TITLE + height,
        stroke: COLOUR.faint,
        'stroke-width': 1,
      }),
      label(PADDING + width + GAP / 2, PADDING + TITLE + 60, '≈', {
        class: 'strong halo',
        style: `font-size:26px;fill:${COLOUR.seen}`,
      }),
      ...below.parts,
    ],
  };
};
