/**
 * The body of a space-time diagram (Lamport 1978; Lynch 1996, §2): a vertical line a general, time going down, a band a
 * round, messages as arrows from line to line, decisions at the lower ends.
 *
 * What is said stands below the arrow's head, and how coins fall at the end of their round. If somebody's view is told, all that it does not see is faint.
 */
import type { General } from '../../../model/army.ts';
import { generals } from '../../../model/army.ts';
import { crashOf } from '../../../model/exchange.ts';
import type { Instance } from '../../../model/instance.ts';
import { sameLink } from '../../../model/link.ts';
import type { Recorded } from '../../../model/scenario.ts';
import { coinLetters, tossesOf, tossText } from '../../story/coins.ts';
import { element, label } from '../svg.ts';
import { decisionOf, drawnRoleOf, spelt } from './cast.ts';
import type { Manner, Point } from '../marks.ts';
import {
  arrow,
  boxWidth,
  COIN_HEIGHT,
  coinMark,
  coinWidth,
  cross,
  generalMark,
  inkOf,
  note,
  orderBox,
} from '../marks.ts';
import { COLOUR } from '../palette.ts';
import type { Row } from './rows.ts';
import type { Saying, Spelling } from './sayings.ts';
import { sayingText } from './sayings.ts';
import { SIZE, widthOf } from '../text.ts';

/** What is drawn, and how. */
export interface Board {
  readonly instance: Instance;
  readonly recorded: Recorded;
  readonly sayings: readonly Saying[];
  readonly rows: readonly Row[];
  readonly spelling: Spelling;
  /** Whose view is told. */
  readonly seeing: General | null;
}

export interface Drawn {
  readonly parts: readonly string[];
  readonly width: number;
  readonly height: number;
}

/** Heights, from top to bottom: the generals with their roles, a message's fall, a row, an empty row, decisions. */
const HEAD = 82;
const FALL = 24;
const ROW = 46;
const EMPTY = 24;
const FOOT = 50;
/** The coins of a round, below its messages. */
const TOSSED = COIN_HEIGHT + 8;
/** The rounds' names stand here. */
const MARGIN = 62;
/** Between two things that are written side by side. */
const APART = 10;

/** How a message is drawn. */
export const mannerOf = ({ prescribed, lost, to }: Saying, seeing: General | null): Manner => {
  if (seeing !== null && to === seeing && !lost) return 'seen';
  const plain = prescribed === null ? 'honest' : lost ? 'lost' : 'lie';
  if (seeing === null) return plain;
  return plain === 'honest' ? 'faint' : `faint ${plain}`;
};

/** What is written at a message: of what is seen, only what is said. */
const textOf = (saying: Saying, manner: Manner): string => (manner === 'seen' ? saying.said : sayingText(saying));

/** A lie that is seen is marked on its way: in full, where there is room. */
const lieText = (saying: Saying, length: number): string => {
  const full = `lie: ${sayingText(saying)}`;
  return widthOf(full, SIZE.small, true) <= 0.75 * length ? full : 'lie';
};

const rolesOf = (board: Board, general: General): readonly string[] => {
  const { name, faulty, order } = drawnRoleOf(board.instance, board.recorded, general, board.spelling);
  return [name, faulty, order].filter((line) => line !== null);
};

const decisionText = (board: Board, general: General): { text: string; attacks: boolean } | null => {
  const decided = decisionOf(board.instance, board.recorded, general);
  return decided === null ? null : { text: spelt(decided.order, board.spelling), attacks: decided.attacks };
};

/** A diagram of two generals is drawn at least this wide. */
const NARROWEST = 330;

/** How far apart the lines have to be for all that is written along them. */
export const spacingFor = (board: Board): number =>
  Math.ceil(
    Math.max(
      48,
      NARROWEST / board.instance.army.n,
      ...board.sayings.map(
        (saying) => APART + widthOf(textOf(saying, mannerOf(saying, board.seeing)), SIZE.small, true),
      ),
      ...generals(board.instance.army).flatMap((general) => [
        ...rolesOf(board, general).map((line) => APART + widthOf(line, SIZE.small)),
        APART + boxWidth(decisionText(board, general)?.text ?? ''),
      ]),
      ...tossesOf(board.instance, board.recorded.scenario).map(({ heads }) => APART + coinWidth(coinLetters(heads))),
    ),
  );

/** Where each row begins, and the last ends: coins stand below the last row of their round. */
const topsOf = ({ rows, instance, recorded }: Board): readonly number[] => {
  const tossed = new Set(tossesOf(instance, recorded.scenario).map(({ round }) => round));
  let top = HEAD;
  return [
    HEAD,
    ...rows.map(({ round, links }, i) => {
      const coins = rows[i + 1]?.round !== round && tossed.has(round);
      top += (links.length === 0 ? EMPTY : ROW) + (coins ? TOSSED : 0);
      return top;
    }),
  ];
};

/** Everything as it is placed. */
interface Placed extends Board {
  readonly tops: readonly number[];
  readonly bottom: number;
  readonly x: (general: General) => number;
  readonly width: number;
}

const bands = ({ rows, tops, bottom, width }: Placed): readonly string[] => {
  const rounds = [...new Set(rows.map(({ round }) => round))];
  return rounds.map((round) => {
    const first = rows.findIndex((row) => row.round === round);
    const next = rows.findIndex((row) => row.round > round);
    const top = tops[first] ?? HEAD;
    const end = next < 0 ? bottom : (tops[next] ?? bottom);
    const band = round % 2 === 1 ? element('rect', { x: 0, y: top, width, height: end - top, fill: COLOUR.band }) : '';
    return band + label(8, (top + end) / 2 + 4, `round ${String(round)}`, { class: 'small' }, 'start');
  });
};

const lifeLine = (placed: Placed, general: General): string => {
  const { instance, recorded, rows, tops, bottom, seeing } = placed;
  const x = placed.x(general);
  // Below what is written at the general, so as not to cross it out.
  const top = 48 + 13 * rolesOf(placed, general).length;
  const crashed = crashOf(instance, recorded, general);
  const last =
    crashed === null
      ? -1
      : rows.findLastIndex(({ round, links }) => round === crashed && links.some(({ from }) => from === general));
  const end = last < 0 ? bottom + 8 : (tops[last] ?? 0) + 6;
  const stroke = seeing === general ? COLOUR.seen : seeing === null ? '#777' : COLOUR.faint;
  const line = element('line', {
    x1: x,
    y1: top,
    x2: x,
    y2: end,
    stroke,
    'stroke-width': seeing === general ? 3 : 1.2,
  });
  if (last < 0) return line;
  return (
    line +
    element('line', {
      x1: x,
      y1: end,
      x2: x,
      y2: bottom + 8,
      stroke: COLOUR.faint,
      'stroke-width': 1.2,
      'stroke-dasharray': '1 4',
    }) +
    cross({ x, y: end }, 6, seeing === null ? COLOUR.lie : COLOUR.faint)
  );
};

const heads = (placed: Placed, general: General): string => {
  const { recorded, seeing } = placed;
  const x = placed.x(general);
  const faint = seeing !== null && seeing !== general;
  const faulty = recorded.scenario.faulty.includes(general);
  const ink = faint ? COLOUR.faintText : faulty ? COLOUR.lie : COLOUR.ink;
  return (
    generalMark({ x, y: 24 }, general, { faulty, seeing: seeing === general, faint }) +
    rolesOf(placed, general)
      .map((line, i) => note(x, 56 + 13 * i, line, { ink }))
      .join('')
  );
};

const messages = (placed: Placed): readonly string[] =>
  placed.rows.flatMap(({ links }, i) =>
    links.flatMap((link) => {
      const saying = placed.sayings.find((each) => sameLink(each, link));
      if (saying === undefined) return [];
      const top = (placed.tops[i] ?? 0) + 6;
      const manner = mannerOf(saying, placed.seeing);
      const start: Point = { x: placed.x(link.from), y: top };
      const end: Point = { x: placed.x(link.to), y: top + FALL };
      const dot = element('circle', { cx: start.x, cy: start.y, r: 2.4, fill: inkOf(manner) });
      return [arrow(start, end, manner, saying) + dot];
    }),
  );

/** Rounds in which nothing is said say so. */
const silences = ({ rows, tops, x, instance }: Placed): readonly string[] =>
  rows.flatMap(({ round, links }, i) => {
    if (links.length > 0) return [];
    const middle = (x(0) + x(instance.army.n - 1)) / 2;
    const ground = round % 2 === 1 ? COLOUR.band : COLOUR.paper;
    return [note(middle, (tops[i] ?? 0) + EMPTY / 2 + 4, 'nothing is said', { ink: COLOUR.faintText, ground })];
  });

/** How the coins fall, on the lines of those who toss them. */
const coins = ({ instance, recorded, rows, tops, x, seeing }: Placed): readonly string[] =>
  tossesOf(instance, recorded.scenario).map((toss) => {
    const y = (tops[rows.findLastIndex(({ round }) => round === toss.round) + 1] ?? HEAD) - TOSSED / 2;
    const looks =
      seeing === null
        ? {}
        : seeing === toss.general
          ? { line: COLOUR.seen, ink: COLOUR.seen }
          : { line: COLOUR.faint, ink: COLOUR.faintText };
    return coinMark({ x: x(toss.general), y }, coinLetters(toss.heads), { words: tossText(toss), ...looks });
  });

/** What is written at the arrows; last, so that no line crosses it out. */
const writing = (placed: Placed): readonly string[] =>
  placed.rows.flatMap(({ round, links }, i) =>
    links.flatMap((link) => {
      const saying = placed.sayings.find((each) => sameLink(each, link));
      if (saying === undefined) return [];
      const ground = round % 2 === 1 ? COLOUR.band : COLOUR.paper;
      const top = (placed.tops[i] ?? 0) + 6;
      const manner = mannerOf(saying, placed.seeing);
      const lie = manner === 'seen' && saying.prescribed !== null;
      const [from, to] = [placed.x(link.from), placed.x(link.to)];
      return [
        note(to, top + FALL + 13, textOf(saying, manner), {
          ink: inkOf(manner),
          strong: manner !== 'honest' && manner !== 'faint',
          ground,
        }),
        ...(lie
          ? [
              note(from + 0.4 * (to - from), top + 0.4 * FALL + 4, lieText(saying, Math.abs(to - from)), {
                ink: COLOUR.lie,
                strong: true,
                ground,
              }),
            ]
          : []),
      ];
    }),
  );

const decisions = (placed: Placed): readonly string[] => {
  const { bottom, seeing, instance } = placed;
  const boxes = generals(instance.army).flatMap((general) => {
    const decided = decisionText(placed, general);
    if (decided === null) return [];
    const own = seeing === general;
    const looks =
      seeing === null ? {} : own ? { line: COLOUR.seen, strong: true } : { line: COLOUR.faint, ink: COLOUR.faintText };
    return [orderBox({ x: placed.x(general), y: bottom + 26 }, decided.text, decided.attacks, looks)];
  });
  return [label(8, bottom + 30, 'decides', { class: 'small' }, 'start'), ...boxes];
};

/** The diagram, with its upper left corner at the origin. */
export const lifeLines = (board: Board, spacing: number): Drawn => {
  const { instance } = board;
  const tops = topsOf(board);
  const bottom = tops.at(-1) ?? HEAD;
  const first = MARGIN + spacing / 2;
  const x = (general: General): number => first + general * spacing;
  const width = MARGIN + spacing * instance.army.n;
  const placed: Placed = { ...board, tops, bottom, x, width };
  const everybody = generals(instance.army);
  return {
    parts: [
      ...bands(placed),
      ...everybody.map((general) => lifeLine(placed, general)),
      ...messages(placed),
      ...everybody.map((general) => heads(placed, general)),
      ...silences(placed),
      ...writing(placed),
      ...coins(placed),
      ...decisions(placed),
    ],
    width,
    height: bottom + FOOT,
  };
};
