/**
 * A plot: what was counted as marks, a formula as a line, on axes by Observable Plot.
 *
 * Every series has a shape and a dash of its own and is named at its end, so that no colour is needed. The same series always
 * give the same bytes: there is no clock in it, and coordinates are rounded.
 */
import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import type { Figure } from '../svg.ts';
import { element, label } from '../svg.ts';
import type { Key } from '../legend.ts';
import { legend, PADDING } from '../legend.ts';
import { SERIES } from '../palette.ts';
import { SIZE, widthOf } from '../text.ts';

/** A point of a plot. */
export interface Datum {
  readonly x: number;
  readonly y: number;
}

/** What is plotted under one name. */
export interface Series {
  readonly name: string;
  /** What was counted. */
  readonly points: readonly Datum[];
  /** What the formula gives, if there is one. */
  readonly formula: readonly Datum[];
  /** The formula is no more than a bound: its line is named by itself. */
  readonly bound?: boolean;
}

export interface PlotOptions {
  readonly title: string;
  readonly description: string;
  readonly x: string;
  readonly y: string;
  readonly series: readonly Series[];
  /** Lines below the plot: the formulas and where they are from. */
  readonly notes?: readonly string[];
}

const WIDTH = 560;
const HEIGHT = 340;
const MARGIN = { top: 34, bottom: 40, left: 58 } as const;
/** Values that differ by a larger factor are plotted on a logarithmic scale. */
const LOGARITHMIC = 30;
const LINE = 15;

const SYMBOLS: readonly Plot.SymbolType[] = ['circle', 'square', 'triangle', 'diamond', 'star', 'wye'];
const DASHES: readonly string[] = ['none', '7 4', '2 3', '10 3 2 3', '1 2', '5 2'];

const pick = <A>(items: readonly A[], index: number, otherwise: A): A => items[index % items.length] ?? otherwise;

const colourOf = (index: number): string => pick(SERIES, index, '#111');
const dashOf = (index: number): string => pick(DASHES, index, 'none');
const symbolOf = (index: number): Plot.SymbolType => pick(SYMBOLS, index, 'circle');

const all = ({ series }: PlotOptions): readonly Datum[] =>
  series.flatMap(({ points, formula }) => [...points, ...formula]);

/** Whether the values are so far apart that a linear scale would hide the small ones. */
const isLogarithmic = (options: PlotOptions): boolean => {
  const values = all(options).map(({ y }) => y);
  return Math.min(...values) > 0 && Math.max(...values) / Math.min(...values) > LOGARITHMIC;
};

/** The numbers 1, 2 and 5 times a power of ten within a range. */
const roundNumbers = (least: number, most: number): readonly number[] => {
  const numbers: number[] = [];
  for (let power = 10 ** Math.floor(Math.log10(least)); power <= most; power *= 10)
    for (const factor of [1, 2, 5]) if (factor * power >= least && factor * power <= most) numbers.push(factor * power);
  return numbers;
};

/** Whole numbers from 0 on, at most seven of them. */
const evenNumbers = (most: number): readonly number[] => {
  const step = [...roundNumbers(1, 10 * Math.max(1, most))].find((each) => most / each <= 6) ?? 1;
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, i) => i * step);
};

/** The names of the series at their ends, moved apart where they would stand in each other's way. */
const names = (series: readonly Series[], place: (datum: Datum) => Datum, bottom: number): readonly string[] => {
  const last = (data: readonly Datum[]): readonly Datum[] => data.toSorted((a, b) => b.x - a.x).slice(0, 1);
  const ends = series
    .flatMap(({ name, points, formula, bound = false }, index) => [
      ...last(points.length > 0 ? points : formula).map((end) => ({ name, index, ...place(end) })),
      ...(bound ? last(formula).map((end) => ({ name: `${name}, at most`, index, ...place(end) })) : []),
    ])
    .toSorted((a, b) => b.y - a.y);
  let above = bottom + LINE;
  return ends.map(({ name, index, x, y }) => {
    above = Math.min(y, above - LINE);
    const leader = { x1: x + 9, y1: y, x2: x + 21, y2: above, stroke: colourOf(index), 'stroke-width': 0.8 };
    return (
      element('line', leader) +
      label(x + 24, above + 4, name, { class: 'small strong', style: `fill:${colourOf(index)}` }, 'start')
    );
  });
};

/** Coordinates with two decimals; linkedom and Plot give all the digits there are. */
const rounded = (markup: string): string =>
  markup.replaceAll(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (digits) => String(Math.round(Number(digits) * 100) / 100));

/** What is used of the element that Plot makes: it is described in terms of a browser's types, and there is no browser. */
interface Drawing {
  readonly innerHTML: string;
  readonly scale: (name: 'x' | 'y') => { readonly apply: (value: number) => number };
}

const drawing = (options: PlotOptions, width: number): Drawing => {
  const { series } = options;
  const page: unknown = parseHTML('<!doctype html><html><body></body></html>');
  const { document } = page as { readonly document: never };
  const xs = [...new Set(all(options).map(({ x }) => x))].sort((a, b) => a - b);
  const ys = all(options).map(({ y }) => y);
  const logarithmic = isLogarithmic(options);
  const [least, most] = [Math.min(...ys), Math.max(...ys)];
  const ticks = logarithmic ? roundNumbers(least, most) : evenNumbers(most);
  const made: unknown = Plot.plot({
    document,
    width,
    height: HEIGHT,
    marginTop: MARGIN.top,
    marginBottom: MARGIN.bottom,
    marginLeft: MARGIN.left,
    marginRight: width - WIDTH + 16,
    x: { domain: [xs[0] ?? 0, xs.at(-1) ?? 1], ticks: xs, tickFormat: (x: number) => String(x), label: null, inset: 8 },
    y: logarithmic
      ? { type: 'log', domain: [least, most], label: null, inset: 8, axis: null }
      : { domain: [0, most], label: null, nice: true, axis: null },
    marks: [
      Plot.gridY([...ticks]),
      Plot.axisY([...ticks], { text: thousandsOf }),
      ...series.flatMap(({ points, formula }, index) => [
        Plot.line([...(formula.length > 0 ? formula : points)], {
          x: 'x',
          y: 'y',
          stroke: colourOf(index),
          strokeWidth: formula.length > 0 ? 1.8 : 0.9,
          strokeDasharray: dashOf(index),
        }),
        Plot.dot([...points], {
          x: 'x',
          y: 'y',
          stroke: colourOf(index),
          strokeWidth: 1.8,
          symbol: symbolOf(index),
          r: 4.5,
        }),
      ]),
    ],
  });
  return made as Drawing;
};

const thousandsOf = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

/** The keys: a mark is counted, a line is a formula. */
const keys = (series: readonly Series[]): readonly Key[] => [
  {
    width: 12,
    text: 'counted',
    draw: (x, y) => element('circle', { cx: x + 6, cy: y, r: 4.5, class: 'line' }),
  },
  ...(series.some(({ formula }) => formula.length > 0)
    ? [
        {
          width: 30,
          text: 'formula',
          draw: (x: number, y: number) => element('path', { d: `M ${String(x)} ${String(y)} h 30`, class: 'line' }),
        },
      ]
    : []),
];

/** The figure; where there is nothing to plot, it says so. */
export const plotFigure = (options: PlotOptions): Figure => {
  const { title, description, series, notes = [] } = options;
  const right =
    36 +
    Math.max(
      0,
      ...series.map(({ name, bound = false }) => widthOf(bound ? `${name}, at most` : name, SIZE.small, true)),
    );
  const width = WIDTH + right;
  const top = 8 + HEIGHT;
  if (all(options).length === 0)
    return {
      title,
      description,
      width,
      height: 60,
      parts: [label(PADDING, 34, 'There is nothing to plot.', {}, 'start')],
    };
  const plot = drawing(options, width);
  const place = ({ x, y }: Datum): Datum => ({ x: plot.scale('x').apply(x), y: plot.scale('y').apply(y) });
  const markup = rounded(plot.innerHTML.replace(/<style>[\s\S]*?<\/style>/, ''));
  const below = legend(PADDING, top + 16, width - 2 * PADDING, keys(series), notes);
  return {
    title,
    description,
    width,
    height: top + 16 + below.height + 4,
    parts: [
      element('g', { class: 'plot', fill: '#111', 'text-anchor': 'middle', style: 'color:#111' }, markup),
      label(8, 16, `${options.y}${isLogarithmic(options) ? ' (logarithmic)' : ''}`, { class: 'small strong' }, 'start'),
      label((MARGIN.left + WIDTH) / 2, HEIGHT - 4, options.x, { class: 'small strong' }),
      ...names(series, place, HEIGHT - MARGIN.bottom),
      ...below.parts,
    ],
  };
};
