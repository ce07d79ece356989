/**
 * What the marks of a figure mean, below it: only those that occur.
 */
import { label } from './svg.ts';
import { COLOUR } from './palette.ts';
import { SIZE, widthOf, wrapped } from './text.ts';

/** A mark and its meaning; `draw` draws it at most `width` wide around the height `y`. */
export interface Key {
  readonly width: number;
  readonly text: string;
  readonly draw: (x: number, y: number) => string;
}

/** The lines below a figure, and how high they are together. */
export interface Below {
  readonly parts: readonly string[];
  readonly height: number;
}

/** Around a whole figure. */
export const PADDING = 14;

const GAP = 8;
const BETWEEN = 20;
const LINE = 22;

/** The marks in rows of at most this width, and below them the notes. */
export const legend = (x: number, y: number, width: number, keys: readonly Key[], notes: readonly string[]): Below => {
  const parts: string[] = [];
  let [left, top] = [x, y];
  for (const key of keys) {
    const room = Math.ceil(key.width + GAP + widthOf(key.text, SIZE.small));
    if (left > x && left + room > x + width) [left, top] = [x, top + LINE];
    parts.push(key.draw(left, top), label(left + key.width + GAP, top + 4, key.text, { class: 'small' }, 'start'));
    left += room + BETWEEN;
  }
  if (keys.length > 0) top += LINE;
  for (const text of notes)
    for (const line of wrapped(text, width, SIZE.small)) {
      parts.push(label(x, top + 4, line, { class: 'small', style: `fill:${COLOUR.ink}` }, 'start'));
      top += 16;
    }
  return { parts, height: top - y };
};
