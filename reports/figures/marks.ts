/**
 * The marks that all figures of executions are made of: generals, messages, decisions.
 *
 * Whatever a colour says is said by a shape, a width or a dash as well: the faulty are diamonds with a double line, lies are
 * heavy and dashed, what is lost ends at a cross.
 */
import type { General } from '../../model/army.ts';
import type { Link } from '../../model/link.ts';
import { element, escaped, label } from './svg.ts';
import { COLOUR } from './palette.ts';
import { SIZE, widthOf } from './text.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How a message is drawn: as prescribed, as a lie, lost; beside the point; or as what one general sees. */
export type Manner = 'honest' | 'lie' | 'lost' | 'faint' | 'faint lie' | 'faint lost' | 'seen';

interface Stroke {
  readonly colour: string;
  readonly width: number;
  readonly dash: string | null;
}

const STROKES: Readonly<Record<Manner, Stroke>> = {
  honest: { colour: COLOUR.ink, width: 1.3, dash: null },
  lie: { colour: COLOUR.lie, width: 2.6, dash: '8 4' },
  lost: { colour: COLOUR.lie, width: 1.8, dash: '3 3' },
  faint: { colour: COLOUR.faint, width: 1, dash: null },
  'faint lie': { colour: COLOUR.faint, width: 2.2, dash: '8 4' },
  'faint lost': { colour: COLOUR.faint, width: 1.4, dash: '3 3' },
  seen: { colour: COLOUR.seen, width: 2.8, dash: null },
};

/** The colour of what is written at an arrow. */
export const inkOf = (manner: Manner): string => {
  switch (manner) {
    case 'lie':
    case 'lost':
      return COLOUR.lie;
    case 'seen':
      return COLOUR.seen;
    case 'honest':
      return COLOUR.ink;
    case 'faint':
    case 'faint lie':
    case 'faint lost':
      return COLOUR.faintText;
  }
};

const isLost = (manner: Manner): boolean => manner === 'lost' || manner === 'faint lost';

const strokeOf = (manner: Manner): Record<string, string | number> => {
  const { colour, width, dash } = STROKES[manner];
  return {
    fill: 'none',
    stroke: colour,
    'stroke-width': width,
    ...(dash === null ? {} : { 'stroke-dasharray': dash }),
  };
};

const at = ({ x, y }: Point): string => `${String(Math.round(x * 100) / 100)} ${String(Math.round(y * 100) / 100)}`;

/** A cross: here something ends. */
export const cross = ({ x, y }: Point, size: number, colour: string): string =>
  element('path', {
    d: `M ${at({ x: x - size, y: y - size })} L ${at({ x: x + size, y: y + size })} M ${at({ x: x - size, y: y + size })} L ${at({ x: x + size, y: y - size })}`,
    fill: 'none',
    stroke: colour,
    'stroke-width': 2.4,
    'stroke-linecap': 'round',
  });

/** The head of an arrow that comes from a direction. */
const head = (tip: Point, from: Point, manner: Manner): string => {
  const { colour, width } = STROKES[manner];
  const length = 7 + 1.4 * width;
  const distance = Math.hypot(tip.x - from.x, tip.y - from.y);
  const [ux, uy] = [(tip.x - from.x) / distance, (tip.y - from.y) / distance];
  const base = { x: tip.x - ux * length, y: tip.y - uy * length };
  const half = length * 0.38;
  const sides = [
    { x: base.x - uy * half, y: base.y + ux * half },
    { x: base.x + uy * half, y: base.y - ux * half },
  ];
  return element('path', { d: `M ${at(tip)} L ${sides.map(at).join(' L ')} Z`, fill: colour });
};

/** A point of the curve from `a` to `b` that bends towards `by`. */
export const onCurve = (a: Point, by: Point, b: Point, t: number): Point => ({
  x: (1 - t) ** 2 * a.x + 2 * t * (1 - t) * by.x + t ** 2 * b.x,
  y: (1 - t) ** 2 * a.y + 2 * t * (1 - t) * by.y + t ** 2 * b.y,
});

/** What is lost ends so far from where it should have come. */
const MISSES = 24;

/** Which message an arrow is. */
export interface ArrowMessage extends Link {
  /** What it says, in words. */
  readonly words: string;
}

/**
 * A message from `a` to `b`, straight or bent towards `by`; one that is lost ends at a cross on the way. Its round and its
 * link stand in the document, so that a page can find the arrow that was clicked.
 */
export const arrow = (a: Point, b: Point, manner: Manner, message: ArrowMessage, by: Point | null = null): string => {
  const { round, from, to, words } = message;
  const bend = by ?? { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const ends = isLost(manner) ? Math.max(0.5, 1 - MISSES / length) : 1;
  const end = onCurve(a, bend, b, ends);
  // The line stops within the head, so that its end does not show beside the tip.
  const shaft = isLost(manner) ? end : onCurve(a, bend, b, 1 - 5 / Math.max(10, length));
  const control = { x: a.x + (bend.x - a.x) * ends, y: a.y + (bend.y - a.y) * ends };
  return element(
    'g',
    { class: `message ${manner}`, 'data-round': round, 'data-from': from, 'data-to': to },
    element('title', {}, escaped(`round ${String(round)}, ${String(from)} to ${String(to)}: ${words}`)),
    element('path', {
      d: by === null ? `M ${at(a)} L ${at(shaft)}` : `M ${at(a)} Q ${at(control)} ${at(shaft)}`,
      ...strokeOf(manner),
    }),
    isLost(manner) ? cross(end, 4.5, STROKES[manner].colour) : head(b, onCurve(a, bend, b, 0.9), manner),
  );
};

/** A sample of a message's line, for a legend. */
export const sample = (x: number, y: number, manner: Manner): string => {
  const end = { x: x + (isLost(manner) ? 18 : 22), y };
  return (
    element('path', { d: `M ${at({ x, y })} L ${at(end)}`, ...strokeOf(manner) }) +
    (isLost(manner) ? cross(end, 4.5, STROKES[manner].colour) : head({ x: x + 28, y }, { x, y }, manner))
  );
};

/** How a general is drawn. */
export interface Looks {
  readonly faulty: boolean;
  /** Whose view is told. */
  readonly seeing: boolean;
  /** Beside the point. */
  readonly faint: boolean;
}

const diamond = ({ x, y }: Point, size: number): string =>
  `M ${at({ x, y: y - size })} L ${at({ x: x + size, y })} L ${at({ x, y: y + size })} L ${at({ x: x - size, y })} Z`;

/** A general: a circle, or a diamond with a double line where it is faulty. */
export const generalMark = (place: Point, general: General, { faulty, seeing, faint }: Looks, size = 16): string => {
  const stroke = faint ? COLOUR.faint : faulty ? COLOUR.lie : seeing ? COLOUR.seen : COLOUR.ink;
  const line = { fill: COLOUR.paper, stroke, 'stroke-width': seeing ? 3 : 1.6 };
  const outline = faulty
    ? element('path', { d: diamond(place, size * 1.3), ...line }) +
      element('path', { d: diamond(place, size * 1.3 - 4.5), ...line, 'stroke-width': 1 })
    : element('circle', { cx: place.x, cy: place.y, r: size, ...line });
  const ink = faint ? COLOUR.faintText : COLOUR.ink;
  return outline + label(place.x, place.y + 4.5, String(general), { class: 'strong', style: `fill:${ink}` });
};

/** How a note is written, and on what ground. */
export interface Hand {
  readonly ink?: string;
  readonly strong?: boolean;
  readonly ground?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** A line of small text with its ground around it, so that lines behind it do not cross it out. */
export const note = (x: number, y: number, text: string, hand: Hand = {}): string => {
  const { ink = COLOUR.ink, strong = false, ground = COLOUR.paper, anchor = 'middle' } = hand;
  const face = strong ? 'small strong halo' : 'small halo';
  return label(x, y, text, { class: face, style: `fill:${ink};stroke:${ground}` }, anchor);
};

/** The height of a decision. */
export const BOX = 24;

/** What was decided, or a vote: dark for another order than RETREAT; `strong` has a heavy line. */
export const orderBox = (
  { x, y }: Point,
  text: string,
  attacks: boolean,
  { line = COLOUR.ink, strong = false, ink = COLOUR.ink }: { line?: string; strong?: boolean; ink?: string } = {},
): string => {
  const width = boxWidth(text);
  return (
    element('rect', {
      x: x - width / 2,
      y: y - BOX / 2,
      width,
      height: BOX,
      rx: 5,
      fill: attacks ? COLOUR.attack : COLOUR.retreat,
      stroke: line,
      'stroke-width': strong ? 3 : 1.3,
    }) + label(x, y + 4, text, { class: 'small strong', style: `fill:${ink}` })
  );
};

/** How wide such a box is. */
export const boxWidth = (text: string): number => widthOf(text, SIZE.small, true) + 12;

/** The height of a coin. */
export const COIN_HEIGHT = 17;

/** How wide the coins of a general are, side by side. */
export const coinWidth = (text: string): number => Math.max(COIN_HEIGHT, widthOf(text, SIZE.small, true) + 8);

/** How coins show: H for heads and T for tails, in words for whoever asks, in the colours of those who see them. */
export interface CoinLooks {
  readonly words: string;
  readonly line?: string;
  readonly ink?: string;
}

/** Coins around a point, as long as they are many; round, as nothing else in a figure that has letters in it. */
export const coinMark = (
  { x, y }: Point,
  text: string,
  { words, line = COLOUR.ink, ink = COLOUR.ink }: CoinLooks,
): string => {
  const width = coinWidth(text);
  return element(
    'g',
    { class: 'coin' },
    element('title', {}, escaped(words)),
    element('rect', {
      x: x - width / 2,
      y: y - COIN_HEIGHT / 2,
      width,
      height: COIN_HEIGHT,
      rx: COIN_HEIGHT / 2,
      fill: COLOUR.paper,
      stroke: line,
      'stroke-width': 1.3,
    }),
    label(x, y + 4, text, { class: 'small strong', style: `fill:${ink}` }),
  );
};
