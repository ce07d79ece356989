/**
 * Where everything is in the space–time diagram: generals are lines from top to bottom, rounds are bands, messages are
 * arrows between the lines. A few messages have a row each, with their words; many are fans, one for each sender.
 */
import type { General } from '../model/army.ts';
import { generals } from '../model/army.ts';
import type { Toss } from '../reports/story/coins.ts';
import { coinLetters, tossesOf } from '../reports/story/coins.ts';
import { fittedText, widthOf } from '../reports/figures/text.ts';
import type { ToldMessage } from './judged.ts';
import { toldIn } from './judged.ts';
import type { Scene } from './state.ts';

/** A message as an arrow. */
export interface Arrow {
  readonly told: ToldMessage;
  readonly from: LayoutPoint;
  readonly to: LayoutPoint;
  /** Where its words stand, where there is room for them. */
  readonly words: LayoutPoint | null;
}

export interface LayoutPoint {
  readonly x: number;
  readonly y: number;
}

/** The coins of a general in a round, on its line. */
export interface Coin {
  readonly toss: Toss;
  readonly at: LayoutPoint;
  /** How wide they are. */
  readonly width: number;
  readonly letters: string;
}

/** A round as a band. */
export interface Band {
  readonly round: number;
  readonly top: number;
  readonly bottom: number;
  readonly arrows: readonly Arrow[];
  /** Below the arrows: they are known when the messages have arrived. */
  readonly coins: readonly Coin[];
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Where each general's line is. */
  readonly columns: readonly number[];
  /** How wide a general's column is. */
  readonly column: number;
  /** Where the lines begin and end. */
  readonly top: number;
  readonly bottom: number;
  readonly bands: readonly Band[];
}

/** Above the lines: names and orders. Below: decisions. */
export const HEAD = 64;
const FOOT = 62;
const TITLE = 26;
const ROW = 46;
const FAN = 54;
const SLOPE = 14;
/** A row of coins, and how high one is. */
const COINS = 28;
export const COIN_SIZE = 18;
/** How large letters on a coin are. */
const COIN_TEXT = 11;

/** More messages than this have no words on their arrows. */
const MOST_ROWS = 40;

/** Whether each message has a row and its words. */
const inRows = (scene: Scene, width: number): boolean => scene.instance.schedule.messages <= MOST_ROWS && width >= 300;

const rowsOf = (told: readonly ToldMessage[], columns: readonly number[], start: number): readonly Arrow[] =>
  told.map((each, row) => {
    const [left, right] = [columns[each.from] ?? 0, columns[each.to] ?? 0];
    const y = start + row * ROW + 24;
    return {
      told: each,
      from: { x: left, y },
      to: { x: right, y: y + SLOPE },
      words: { x: (left + right) / 2, y: y - 5 },
    };
  });

const fansOf = (told: readonly ToldMessage[], columns: readonly number[], start: number): readonly Arrow[] => {
  const senders = [...new Set(told.map(({ from }) => from))];
  return told.map((each) => {
    const y = start + senders.indexOf(each.from) * FAN + 6;
    return {
      told: each,
      from: { x: columns[each.from] ?? 0, y },
      to: { x: columns[each.to] ?? 0, y: y + FAN - 8 },
      words: null,
    };
  });
};

const coinsOf = (tosses: readonly Toss[], columns: readonly number[], column: number, y: number): readonly Coin[] =>
  tosses.map((toss) => {
    const letters = fittedText(coinLetters(toss.heads), Math.max(COIN_SIZE, column) - 10, COIN_TEXT, true);
    const width = Math.max(COIN_SIZE, widthOf(letters, COIN_TEXT, true) + 8);
    return { toss, at: { x: columns[toss.general] ?? 0, y }, width, letters };
  });

/** Words as they fit into the picture: cut where they are too long, and as near to their place as they can stand. */
export interface Fitted {
  readonly text: string;
  readonly x: number;
}

/** How large the words on arrows are, and how much room there is left and right of them. */
const WORDS = 12;
const EDGE = 8;

/** The first of the wordings that fits into the width, around a place; if none does, the last, cut. */
export const fitted = (wordings: readonly string[], x: number, width: number, strong: boolean): Fitted => {
  const room = width - 2 * EDGE;
  const whole = wordings.find((each) => widthOf(each, WORDS, strong) <= room);
  const text = whole ?? fittedText(wordings.at(-1) ?? '', room, WORDS, strong);
  const half = widthOf(text, WORDS, strong) / 2 + EDGE;
  return { text, x: Math.max(half, Math.min(width - half, x)) };
};

/** No word is smaller than this; one that is cut is a little larger. */
const SMALLEST = 8;
const CUT = 9;

/** A word in a column: smaller where there is little room; where there is less, in short. */
export const inColumn = (
  text: string,
  short: string | null,
  room: number,
  size: number,
): { readonly text: string; readonly size: number } => {
  const fits = room / Math.max(1, widthOf(text, 1));
  if (fits >= SMALLEST) return { text, size: Math.min(size, fits) };
  const cut = short ?? fittedText(text, room, CUT);
  return { text: cut.replace('…', '') === '' ? text.slice(0, 1) : cut, size: CUT };
};

/** The layout of a scene, for a diagram of that width, as far as it is shown. */
export const layoutOf = (scene: Scene, width: number): Layout => {
  const { army, schedule } = scene.instance;
  const column = width / army.n;
  const columns = generals(army).map((general: General) => (general + 0.5) * column);
  const rows = inRows(scene, width);
  const tosses = tossesOf(scene.instance, scene.recorded.scenario);
  const messages = toldIn(scene);
  const bands: Band[] = [];
  let top = HEAD;
  for (let round = 1; round <= schedule.rounds; round++) {
    const told = messages.filter((each) => each.round === round);
    const arrows = rows ? rowsOf(told, columns, top + TITLE) : fansOf(told, columns, top + TITLE);
    const senders = new Set(told.map(({ from }) => from)).size;
    const end = top + TITLE + (rows ? told.length * ROW : senders * FAN);
    const tossed = tosses.filter((toss) => toss.round === round);
    const coins = coinsOf(tossed, columns, column, end + COINS / 2);
    const bottom = end + (coins.length === 0 ? 0 : COINS) + 10;
    bands.push({ round, top, bottom, arrows, coins });
    top = bottom;
  }
  return { width, height: top + FOOT, columns, column, top: HEAD, bottom: top, bands };
};
