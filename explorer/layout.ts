/**
 * Where everything is in the space–time diagram: generals are lines from top to bottom, rounds are bands, messages are
 * arrows between the lines. A few messages have a row each, with their words; many are fans, one for each sender.
 */
import type { General } from '../model/army.ts';
import { generals } from '../model/army.ts';
import type { Told } from './judged.ts';
import { toldIn } from './judged.ts';
import type { Scene } from './state.ts';

/** A message as an arrow. */
export interface Arrow {
  readonly told: Told;
  readonly from: Point;
  readonly to: Point;
  /** Where its words stand, where there is room for them. */
  readonly words: Point | null;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A round as a band. */
export interface Band {
  readonly round: number;
  readonly top: number;
  readonly bottom: number;
  readonly arrows: readonly Arrow[];
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

/** More messages than this have no words on their arrows. */
const MOST_ROWS = 40;

/** Whether each message has a row and its words. */
const inRows = (scene: Scene, width: number): boolean => scene.instance.schedule.messages <= MOST_ROWS && width >= 300;

const rowsOf = (told: readonly Told[], columns: readonly number[], start: number): readonly Arrow[] =>
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

const fansOf = (told: readonly Told[], columns: readonly number[], start: number): readonly Arrow[] => {
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

/** The layout of a scene, for a diagram of that width, as far as it is shown. */
export const layoutOf = (scene: Scene, width: number): Layout => {
  const { army, schedule } = scene.instance;
  const column = width / army.n;
  const columns = generals(army).map((general: General) => (general + 0.5) * column);
  const rows = inRows(scene, width);
  const bands: Band[] = [];
  let top = HEAD;
  for (let round = 1; round <= schedule.rounds; round++) {
    const told = toldIn(scene, round);
    const arrows = rows ? rowsOf(told, columns, top + TITLE) : fansOf(told, columns, top + TITLE);
    const senders = new Set(told.map(({ from }) => from)).size;
    const bottom = top + TITLE + (rows ? told.length * ROW : senders * FAN) + 10;
    bands.push({ round, top, bottom, arrows });
    top = bottom;
  }
  return { width, height: top + FOOT, columns, column, top: HEAD, bottom: top, bands };
};
