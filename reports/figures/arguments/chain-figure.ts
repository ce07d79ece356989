/**
 * The figure of a chain of worlds: a box each, and between two of them the generals that cannot tell them apart.
 *
 * A box is dark where ATTACK is forced, white with a double line where RETREAT is, and has a heavy line where a property breaks.
 */
import type { General } from '../../../model/army.ts';
import type { Figure } from '../svg.ts';
import { element, label } from '../svg.ts';
import { listed } from '../../story/words.ts';

/** One world as it is drawn. */
export interface DrawnWorld {
  readonly name: string;
  /** What is forced, or what was decided; one line. */
  readonly decided: string;
  readonly forced: number | null;
  readonly broken: boolean;
  /** Who cannot tell this world from the next. */
  readonly twins: readonly General[];
}

const WIDTH = 132;
const HEIGHT = 56;
const GAP = 74;
const IN_A_ROW = 4;

/** Where a box stands: rows go to the right and back again, so that neighbours stay neighbours. */
const placeOf = (index: number): { readonly x: number; readonly y: number } => {
  const row = Math.floor(index / IN_A_ROW);
  const column = row % 2 === 0 ? index % IN_A_ROW : IN_A_ROW - 1 - (index % IN_A_ROW);
  return { x: 20 + column * (WIDTH + GAP), y: 20 + row * (HEIGHT + GAP) };
};

const box = (link: DrawnWorld, index: number): string => {
  const { x, y } = placeOf(index);
  const frame = {
    x,
    y,
    width: WIDTH,
    height: HEIGHT,
    rx: 6,
    class: link.forced === null || link.forced === 0 ? 'node' : 'dark',
  };
  const inner = { x: x + 4, y: y + 4, width: WIDTH - 8, height: HEIGHT - 8, rx: 4, class: 'thin' };
  const heavy = { x, y, width: WIDTH, height: HEIGHT, rx: 6, class: 'broken', fill: 'none' };
  return [
    element('rect', frame),
    ...(link.forced === 0 ? [element('rect', inner)] : []),
    ...(link.broken ? [element('rect', { ...heavy, style: 'fill:none' })] : []),
    label(x + WIDTH / 2, y + 24, link.name, { class: 'strong' }),
    label(x + WIDTH / 2, y + 42, link.decided, { class: 'small' }),
  ].join('');
};

const arrow = (links: readonly DrawnWorld[], index: number): string => {
  const link = links[index];
  if (link === undefined || index + 1 >= links.length) return '';
  const [a, b] = [placeOf(index), placeOf(index + 1)];
  const text = link.twins.length === 0 ? '' : `≈ ${listed(link.twins)}`;
  if (a.y !== b.y) {
    const x = a.x + WIDTH / 2;
    return (
      element('line', { x1: x, y1: a.y + HEIGHT, x2: x, y2: b.y, class: 'line' }) +
      label(x + 8, a.y + HEIGHT + GAP / 2 + 4, text, { class: 'small' }, 'start')
    );
  }
  const [from, to] = a.x < b.x ? [a.x + WIDTH, b.x] : [a.x, b.x + WIDTH];
  const y = a.y + HEIGHT / 2;
  return (
    element('line', { x1: from, y1: y, x2: to, y2: y, class: 'line' }) +
    label((from + to) / 2, y - 8, text, { class: 'small' })
  );
};

/** The figure of worlds in a row. */
export const chainFigure = (title: string, links: readonly DrawnWorld[]): Figure => {
  const rows = Math.ceil(links.length / IN_A_ROW);
  const columns = Math.min(links.length, IN_A_ROW);
  return {
    title,
    description: links
      .map(
        ({ name, decided, twins }) =>
          `${name}: ${decided}${twins.length === 0 ? '' : `; ${listed(twins)} cannot tell it from the next`}`,
      )
      .join('. '),
    width: 40 + columns * WIDTH + (columns - 1) * GAP,
    height: 64 + rows * HEIGHT + (rows - 1) * GAP,
    parts: [
      ...links.map((_, i) => arrow(links, i)),
      ...links.map(box),
      label(
        20,
        52 + rows * HEIGHT + (rows - 1) * GAP,
        '≈ g: general g sees the same in both; dark: ATTACK forced; double line: RETREAT forced; heavy: breaks',
        { class: 'small' },
        'start',
      ),
    ],
  };
};
