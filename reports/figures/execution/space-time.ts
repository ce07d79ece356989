/**
 * The space-time diagram of an execution.
 *
 * Of larger executions it shows what deviates, and what one general hears; it says so.
 */
import type { General } from '../../../model/army.ts';
import type { Instance } from '../../../model/instance.ts';
import { instanceTitle } from '../../../model/instance.ts';
import type { Recorded } from '../../../model/scenario.ts';
import type { Property } from '../../../properties/property.ts';
import { suspects } from '../../story/story.ts';
import type { Figure } from '../svg.ts';
import { element } from '../svg.ts';
import { counted } from '../../story/words.ts';
import { brokenSentences, describe } from './cast.ts';
import { keysOf } from './keys.ts';
import { legend, PADDING } from '../legend.ts';
import type { Board } from './life-lines.ts';
import { lifeLines, mannerOf, spacingFor } from './life-lines.ts';
import { rowsOf } from './rows.ts';
import type { Saying, Spelling } from './sayings.ts';
import { lettersText, sayingsOf, sayingText } from './sayings.ts';

/** What may be asked of a figure of an execution. */
export interface ExecutionOptions {
  /** Of a larger execution: whose messages are shown. */
  readonly general?: General;
  /** The properties that the execution breaks; said below. */
  readonly broken?: readonly Property[];
}

/** More arrows than this nobody follows. */
export const MOST_ARROWS = 36;

/** A figure that is wider than this spells orders by their letters. */
const WIDEST = 700;

/** What is shown of an execution, and what is said of the rest. */
export interface ShownSayings {
  readonly sayings: readonly Saying[];
  readonly note: string | null;
}

/** Everything; of a larger execution what deviates, and what one general hears. */
export const shownSayingsOf = (all: readonly Saying[], general: General): ShownSayings => {
  if (all.length <= MOST_ARROWS) return { sayings: all, note: null };
  const sayings = all.filter(({ to, prescribed }) => to === general || prescribed !== null);
  const others = counted(all.length - sayings.length, 'other message is', 'other messages are');
  return {
    sayings,
    note: `Shown are all that deviates, and what general ${String(general)} hears; ${others} as prescribed.`,
  };
};

/** The figure. */
export const spaceTime = (instance: Instance, recorded: Recorded, options: ExecutionOptions = {}): Figure => {
  const general = options.general ?? suspects(instance, recorded)[0] ?? 0;
  const boardIn = (spelling: Spelling): Board => {
    const { sayings } = shownSayingsOf(sayingsOf(instance, recorded, spelling), general);
    return { instance, recorded, sayings, rows: rowsOf(instance.schedule.rounds, sayings), spelling, seeing: null };
  };
  const inWords = boardIn('words');
  const board = spacingFor(inWords) * instance.army.n <= WIDEST ? inWords : boardIn('letters');
  const drawn = lifeLines(board, spacingFor(board));
  const { note } = shownSayingsOf(sayingsOf(instance, recorded, 'letters'), general);
  const letters = lettersText(board.sayings.map(sayingText), board.spelling);
  const width = drawn.width;
  const below = legend(
    PADDING,
    PADDING + drawn.height + 12,
    width,
    keysOf(
      instance,
      [recorded],
      board.sayings.map((saying) => mannerOf(saying, null)),
    ),
    [
      ...(letters === null ? [] : [letters]),
      ...(note === null ? [] : [note]),
      ...brokenSentences(options.broken ?? []),
    ],
  );
  return {
    title: `${instanceTitle(instance)}: an execution, general by general`,
    description: [
      describe(instance, recorded),
      ...brokenSentences(options.broken ?? []),
      ...(note === null ? [] : [note]),
    ].join(' '),
    width: width + 2 * PADDING,
    height: PADDING + drawn.height + 12 + below.height + 6,
    parts: [
      element('g', { transform: `translate(${String(PADDING)} ${String(PADDING)})` }, ...drawn.parts),
      ...below.parts,
    ],
  };
};
