/**
 * SVG as text: elements with attributes, and nothing in them that could be taken for markup.
 *
 * Every figure has a title and a description for those who do not see it, is readable without colours, and names its fonts.
 * The same figure always gives the same bytes.
 */

import { visible } from '../formats/escape.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text that is no markup, and has nothing in it that cannot be seen: XML could not even hold all of that. */
export const escaped = (text: string): string =>
  visible(text).replace(/[&<>"]/g, (character) => ESCAPES[character] ?? '');

export type Attributes = Readonly<Record<string, string | number>>;

/** A number with at most two decimals, the same on every machine. */
const short = (value: string | number): string =>
  typeof value === 'number' ? String(Math.round(value * 100) / 100) : escaped(value);

/** An element; its children are markup already. */
export const element = (name: string, attributes: Attributes, ...children: readonly string[]): string => {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${short(value)}"`);
  return children.length === 0
    ? `<${name}${written.join('')}/>`
    : `<${name}${written.join('')}>${children.join('')}</${name}>`;
};

/** A line of text at a point; `anchor` says which end of it is there. */
export const label = (
  x: number,
  y: number,
  text: string,
  attributes: Attributes = {},
  anchor: 'start' | 'middle' | 'end' = 'middle',
): string => element('text', { x, y, 'text-anchor': anchor, ...attributes }, escaped(text));

export interface Figure {
  readonly title: string;
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly parts: readonly string[];
}

/** The lines and faces of figures. Each rule holds within figures only, because figures stand in pages as well. */
const STYLE = [
  'text{font-family:"DejaVu Sans",Verdana,sans-serif;font-size:13px;fill:#111}',
  '.small{font-size:11px}',
  '.strong{font-weight:bold}',
  '.line{fill:none;stroke:#111;stroke-width:1.5}',
  '.thin{fill:none;stroke:#777;stroke-width:1}',
  '.heavy{fill:none;stroke:#111;stroke-width:4}',
  '.node{fill:#fff;stroke:#111;stroke-width:1.5}',
  '.dark{fill:#ddd;stroke:#111;stroke-width:1.5}',
  '.broken{fill:#fff;stroke:#b00020;stroke-width:4}',
  '.plot text{font-size:11px}',
  '.halo{paint-order:stroke;stroke:#fff;stroke-width:4px;stroke-linejoin:round}',
]
  .map((rule) => `.strategos ${rule}`)
  .join('');

/** The figure as a file of its own. */
export const svgOf = ({ title, description, width, height, parts }: Figure): string =>
  `${element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${short(width)} ${short(height)}`,
      width,
      height,
      role: 'img',
      class: 'strategos',
    },
    element('title', {}, escaped(title)),
    element('desc', {}, escaped(description)),
    element('style', {}, STYLE),
    element('rect', { width, height, fill: '#fff' }),
    ...parts.map((part) => `\n${part}`),
    '\n',
  )}\n`;
