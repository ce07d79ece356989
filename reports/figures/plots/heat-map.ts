/**
 * The resilience atlas as a heat map: a cell a size, with its verdict, and the frontier that theory draws.
 *
 * A verdict is a letter and a pattern besides its colour: H on plain, V on stripes, ? on dots. The frontier is the stepped line
 * between the sizes at which theory expects it to hold and those at which it expects it to be broken; a verdict that is
 * not what theory expects has a heavy frame.
 */
import type { VerdictName } from '../../../properties/verdict.ts';
import type { Figure } from '../svg.ts';
import { element, label } from '../svg.ts';
import { counted } from '../../story/words.ts';
import type { Key } from '../legend.ts';
import { legend, PADDING } from '../legend.ts';
import { COLOUR } from '../palette.ts';
import { SIZE, fittedText, widthOf } from '../text.ts';

/** One size; `null` where it was not asked. */
export interface HeatCell {
  readonly n: number;
  /** m or t, as the map says. */
  readonly column: number;
  readonly verdict: VerdictName | null;
  /** What theory expects. */
  readonly expected: VerdictName;
  /** How it is known, in a letter or two: shown small. */
  readonly mark?: string;
}

/** A map of its own: one protocol under one fault model. */
export interface HeatFacet {
  readonly name: string;
  readonly cells: readonly HeatCell[];
  /** What its rows and columns are, in a letter, where that is neither n nor what the map says. */
  readonly axes?: { readonly rows: string; readonly columns: string };
}

export interface HeatMap {
  readonly title: string;
  /** What the columns are: m, what the protocol is built for, or t, how many are faulty. */
  readonly columns: 'm' | 't';
  readonly facets: readonly HeatFacet[];
  /** What the small letters mean, and whatever else belongs below. */
  readonly notes?: readonly string[];
}

const CELL = 34;
const LEFT = 44;
const TOP = 48;
const GAP = 34;
/** Facets stand side by side up to this width. */
const WIDEST = 760;

const LETTERS: Readonly<Record<VerdictName, string>> = {
  holds: 'H',
  violated: 'V',
  unknown: '?',
  vacuous: '∅',
  'not applicable': '–',
};

/** Whether it says that the protocol stands up, or that it does not. */
const isDecided = (verdict: VerdictName): boolean => verdict === 'holds' || verdict === 'violated';

/** Stripes from the lower left to the upper right of a cell. */
const stripes = (x: number, y: number, size: number): string => {
  const lines: string[] = [];
  for (let d = 6; d < 2 * size; d += 7) {
    const [x1, y1] = [x + Math.max(0, d - size), y + Math.min(size, d)];
    const [x2, y2] = [x + Math.min(size, d), y + Math.max(0, d - size)];
    lines.push(`M ${String(x1)} ${String(y1)} L ${String(x2)} ${String(y2)}`);
  }
  return element('path', { d: lines.join(' '), fill: 'none', stroke: '#8f3f00', 'stroke-width': 1 });
};

const dots = (x: number, y: number, size: number): string => {
  const places = [0.2, 0.5, 0.8].flatMap((a) => [0.2, 0.5, 0.8].map((b) => ({ cx: x + a * size, cy: y + b * size })));
  return places.map((place) => element('circle', { ...place, r: 1.3, fill: '#888' })).join('');
};

/** A verdict's square: its colour, pattern and letter. */
const square = (x: number, y: number, size: number, verdict: VerdictName | null, mark = ''): string => {
  const fill = verdict === 'holds' ? COLOUR.holds : verdict === 'violated' ? COLOUR.violated : COLOUR.paper;
  const frame = element('rect', { x, y, width: size, height: size, fill, stroke: '#888', 'stroke-width': 1 });
  if (verdict === null) return frame;
  const pattern = verdict === 'violated' ? stripes(x, y, size) : isDecided(verdict) ? '' : dots(x, y, size);
  const [cx, cy] = [x + size / 2, y + size / 2];
  const plate = element('circle', { cx, cy, r: 9, fill: verdict === 'holds' ? fill : COLOUR.paper });
  const letter = label(cx, cy + 4.5, LETTERS[verdict], { class: 'strong' });
  const small =
    mark === ''
      ? ''
      : label(
          x + size - 3,
          y + size - 3,
          mark,
          { class: 'halo', style: `font-size:8px;stroke:${COLOUR.paper};stroke-width:2.5px` },
          'end',
        );
  return frame + pattern + plate + letter + small;
};

interface Axes {
  readonly ns: readonly number[];
  readonly columns: readonly number[];
}

const axesOf = (cells: readonly HeatCell[]): Axes => {
  const sorted = (values: readonly number[]): readonly number[] => [...new Set(values)].sort((a, b) => a - b);
  return { ns: sorted(cells.map(({ n }) => n)), columns: sorted(cells.map(({ column }) => column)) };
};

const widthOfFacet = ({ name, cells }: HeatFacet): number =>
  Math.max(LEFT + CELL * axesOf(cells).columns.length, Math.min(240, widthOf(name, SIZE.text, true))) + 4;

/** The frontier of theory: every edge between a size at which it should hold and one at which it should not. */
const frontier = (cells: readonly HeatCell[], { ns, columns }: Axes): string => {
  const expected = (row: number, column: number): VerdictName | null =>
    cells.find(({ n, column: c }) => n === ns[row] && c === columns[column])?.expected ?? null;
  const differ = (a: VerdictName | null, b: VerdictName | null): boolean =>
    (a === 'holds' && b === 'violated') || (a === 'violated' && b === 'holds');
  const edges: string[] = [];
  for (const row of ns.keys())
    for (const column of columns.keys()) {
      const [x, y] = [LEFT + CELL * column, TOP + CELL * row];
      const here = expected(row, column);
      if (differ(here, expected(row, column + 1))) edges.push(`M ${String(x + CELL)} ${String(y)} v ${String(CELL)}`);
      if (differ(here, expected(row + 1, column))) edges.push(`M ${String(x)} ${String(y + CELL)} h ${String(CELL)}`);
    }
  return edges.length === 0
    ? ''
    : element('path', {
        class: 'frontier',
        d: edges.join(' '),
        fill: 'none',
        stroke: COLOUR.ink,
        'stroke-width': 4,
        'stroke-linecap': 'square',
      });
};

/** Theory says something, an answer was found, and the two differ. */
const surprising = ({ verdict, expected }: HeatCell): boolean =>
  verdict !== null && isDecided(verdict) && expected !== 'unknown' && verdict !== expected;

const facet = ({ name, cells, axes: named }: HeatFacet, standard: string): string => {
  const [rowName, columnName] = [named?.rows ?? 'n', named?.columns ?? standard];
  const axes = axesOf(cells);
  const { ns, columns } = axes;
  const place = ({ n, column }: HeatCell): readonly [number, number] => [
    LEFT + CELL * columns.indexOf(column),
    TOP + CELL * ns.indexOf(n),
  ];
  return [
    label(0, 14, fittedText(name, 240, SIZE.text, true), { class: 'strong' }, 'start'),
    label(LEFT - 10, TOP - 8, `${rowName} \\ ${columnName}`, { class: 'small' }, 'end'),
    ...columns.map((column, i) => label(LEFT + CELL * (i + 0.5), TOP - 8, String(column), { class: 'small' })),
    ...ns.map((n, i) => label(LEFT - 10, TOP + CELL * (i + 0.5) + 4, String(n), { class: 'small' }, 'end')),
    ...cells.map((cell) => {
      const [x, y] = place(cell);
      const text = `${rowName} = ${String(cell.n)}, ${columnName} = ${String(cell.column)}: ${cell.verdict ?? 'not asked'}`;
      const title = element('title', {}, text);
      return element(
        'g',
        { class: `cell ${cell.verdict ?? 'not-asked'}` },
        title,
        square(x, y, CELL, cell.verdict, cell.mark),
      );
    }),
    frontier(cells, axes),
    ...cells.filter(surprising).map((cell) => {
      const [x, y] = place(cell);
      return element('rect', {
        class: 'broken',
        x: x + 3,
        y: y + 3,
        width: CELL - 6,
        height: CELL - 6,
        style: 'fill:none',
      });
    }),
  ].join('');
};

const keys = (cells: readonly HeatCell[]): readonly Key[] => {
  const swatch = (verdict: VerdictName | null, text: string): readonly Key[] =>
    cells.some((cell) => cell.verdict === verdict)
      ? [{ width: 18, text, draw: (x, y) => square(x, y - 9, 18, verdict) }]
      : [];
  return [
    ...swatch('holds', 'holds'),
    ...swatch('violated', 'violated'),
    ...swatch('unknown', 'unknown'),
    ...swatch('vacuous', 'vacuous'),
    ...swatch('not applicable', 'not applicable'),
    ...swatch(null, 'not asked'),
    {
      width: 26,
      text: 'the frontier of theory',
      draw: (x, y) => element('path', { d: `M ${String(x)} ${String(y + 5)} h 13 v -10 h 13`, class: 'heavy' }),
    },
    ...(cells.some(surprising)
      ? [
          {
            width: 18,
            text: 'not as theory expects',
            draw: (x: number, y: number) =>
              element('rect', { class: 'broken', x, y: y - 8, width: 16, height: 16, style: 'fill:none' }),
          },
        ]
      : []),
  ];
};

const describeFacet = ({ name, cells }: HeatFacet, columnName: string): string => {
  const of = (verdict: VerdictName | null): number => cells.filter((cell) => cell.verdict === verdict).length;
  const surprises = cells
    .filter(surprising)
    .map(({ n, column }) => `n = ${String(n)} and ${columnName} = ${String(column)}`);
  return [
    `${name}: of ${counted(cells.length, 'size')}, ${String(of('holds'))} hold, ${String(of('violated'))} are violated, ${String(of('unknown'))} unknown, ${String(of(null))} not asked`,
    surprises.length === 0 ? '; nothing differs from theory.' : `; not as theory expects: ${surprises.join(', ')}.`,
  ].join('');
};

/** The figure; where there are no results, it says so. */
export const heatMap = ({ title, columns, facets, notes = [] }: HeatMap): Figure => {
  const parts: string[] = [];
  let [left, top, high, width] = [PADDING, PADDING, 0, 360];
  for (const each of facets) {
    const size = widthOfFacet(each);
    if (left > PADDING && left + size > PADDING + WIDEST) [left, top, high] = [PADDING, top + high + GAP, 0];
    parts.push(
      element('g', { class: 'facet', transform: `translate(${String(left)} ${String(top)})` }, facet(each, columns)),
    );
    high = Math.max(high, TOP + CELL * axesOf(each.cells).ns.length);
    width = Math.max(width, left + size - PADDING);
    left += size + GAP;
  }
  const cells = facets.flatMap((each) => each.cells);
  const words = cells.length === 0 ? ['There are no results to show.'] : notes;
  const below = legend(PADDING, top + high + 26, width, cells.length === 0 ? [] : keys(cells), words);
  return {
    title,
    description: [...facets.map((each) => describeFacet(each, columns)), ...words].join(' '),
    width: width + 2 * PADDING,
    height: top + high + 26 + below.height + 4,
    parts: [...parts, ...below.parts],
  };
};
