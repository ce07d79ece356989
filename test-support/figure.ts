/**
 * Figures, read back: what is written in them and where, as far as that can be told without a browser.
 */
import type { Figure } from '../reports/figures/svg.ts';
import { svgOf } from '../reports/figures/svg.ts';
import { SIZE, widthOf } from '../reports/figures/text.ts';
import type { XmlElement } from './xml.ts';
import { elementsCalled, parseXml } from './xml.ts';

/** A text that can be seen, and the rectangle that it takes at most. */
export interface Written {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The figure's document, as an XML parser reads it. */
export const documentOf = (figure: Figure): XmlElement => parseXml(svgOf(figure));

const classesOf = ({ attributes }: XmlElement): readonly string[] => (attributes['class'] ?? '').split(' ');

const numberIn = (text: string | undefined): number => Number(text ?? 0);

const shiftOf = ({ attributes }: XmlElement): readonly [number, number] => {
  const [, x = '0', y = '0'] = /^translate\((-?[\d.]+)[ ,](-?[\d.]+)\)$/.exec(attributes['transform'] ?? '') ?? [];
  return [Number(x), Number(y)];
};

const anchoredAt = (x: number, width: number, anchor: string): number =>
  anchor === 'end' ? x - width : anchor === 'middle' ? x - width / 2 : x;

const written = (element: XmlElement, x0: number, y0: number, anchor: string, isPlot: boolean): readonly Written[] => {
  const [dx, dy] = shiftOf(element);
  const [x, y] = [x0 + dx, y0 + dy];
  const own = element.attributes['text-anchor'] ?? anchor;
  const plot = isPlot || classesOf(element).includes('plot');
  const inner = element.children.flatMap((child) => written(child, x, y, own, plot));
  if (element.name !== 'text') return inner;
  const small = plot || classesOf(element).includes('small');
  const size = /font-size:(\d+)px/.exec(element.attributes['style'] ?? '')?.[1];
  const height = size === undefined ? (small ? SIZE.small : SIZE.text) : Number(size);
  const width = widthOf(element.text, height, classesOf(element).includes('strong'));
  const left = anchoredAt(x + numberIn(element.attributes['x']), width, own);
  const base = y + numberIn(element.attributes['y']);
  return [{ text: element.text, left, right: left + width, top: base - 0.8 * height, bottom: base + 0.25 * height }];
};

/** Everything that is written, in the order of the document. */
const writtenIn = (figure: Figure): readonly Written[] => written(documentOf(figure), 0, 0, 'start', false);

/** The texts alone. */
export const textsIn = (figure: Figure): readonly string[] => writtenIn(figure).map(({ text }) => text);

/** What is written outside of the figure, or partly. */
export const outside = (figure: Figure): readonly Written[] =>
  writtenIn(figure).filter(
    ({ left, right, top, bottom }) => left < 0 || top < 0 || right > figure.width || bottom > figure.height,
  );

/** Texts that stand in each other's way, in pairs. */
export const overlapping = (figure: Figure): readonly (readonly [string, string])[] => {
  const all = writtenIn(figure);
  return all.flatMap((a, i) =>
    all
      .slice(i + 1)
      .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
      .map((b) => [a.text, b.text] as const),
  );
};

/** How many elements have a class. */
export const countClass = (figure: Figure, name: string): number => {
  const within = (element: XmlElement): number =>
    element.children.reduce((sum, child) => sum + within(child), classesOf(element).join(' ') === name ? 1 : 0);
  return within(documentOf(figure));
};

/** The names of all elements that there are. */
export const elementNames = (figure: Figure): ReadonlySet<string> => {
  const names = (element: XmlElement): readonly string[] => [element.name, ...element.children.flatMap(names)];
  return new Set(names(documentOf(figure)));
};

/** The title and the description of the whole, as a screen reader has them. */
export const spokenOf = (figure: Figure): readonly [title: string, description: string] => {
  const { children } = documentOf(figure);
  const of = (name: string): string => children.find((child) => child.name === name)?.text ?? '';
  return [of('title'), of('desc')];
};

/** The titles of a figure's parts. */
export const titlesIn = (figure: Figure): readonly string[] =>
  elementsCalled('title', documentOf(figure)).map(({ text }) => text);
