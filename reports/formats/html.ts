/**
 * A document as one HTML file: nothing is loaded from anywhere, and it is read without scripts.
 *
 * Headings are in order, tables have captions and scopes, figures stand in it as SVG with their titles and descriptions.
 * Where a page to play with is handed in, it stands in a frame of its own.
 */
import { own } from '../../model/own.ts';
import { PROVENANCE_BEGINS, PROVENANCE_ENDS } from '../document/provenance.ts';
import { inOneLine, visible } from './escape.ts';
import { policyElement } from './policy.ts';
import { element, escaped } from '../figures/svg.ts';
import type {
  Block,
  Document,
  Inline,
  Line,
  Picture,
  Play,
  Section,
  PlayableBlock,
  Table,
} from '../document/document.ts';
import { inlineFigure } from './inline-figure.ts';
import { referenceText } from '../document/references.ts';
import { STYLE } from './style.ts';

export interface HtmlOptions {
  /** The explorer, with what was found in it; `null` where there is none. */
  readonly explorer: EmbeddedExplorer | null;
}

/** A page that stands in this one. */
export interface EmbeddedExplorer {
  readonly page: string;
  /** The script by which the two pages talk. */
  readonly script: string;
  /** By the file of an attack: the part of this page’s address, from its `#`, that shows it there. */
  readonly links: Readonly<Record<string, string>>;
}

/** It is there for nobody until the script that makes it work shows it. */
const playOf = (link: string | undefined, { words, what }: Play): string =>
  link === undefined
    ? ''
    : ` ${element('a', { href: link, class: 'play', hidden: '', 'aria-label': `${words}: ${inOneLine(what)}` }, escaped(words))}`;

const inlineOf = (inline: Inline, { explorer }: HtmlOptions): string => {
  switch (inline._tag) {
    case 'text':
      return escaped(visible(inline.text));
    case 'code':
      return element('code', {}, escaped(inOneLine(inline.text)));
    case 'strong':
      return element('strong', {}, escaped(inOneLine(inline.text)));
    case 'emphasis':
      return element('em', {}, escaped(inOneLine(inline.text)));
    case 'cite':
      return element('a', { href: `#${inline.key}` }, escaped(inOneLine(inline.words)));
    case 'see':
      return element('a', { href: `#${inline.id}` }, escaped(inOneLine(inline.words)));
    case 'play':
      return playOf(own(explorer?.links ?? {}, inline.file), inline);
  }
};

const lineOf = (line: Line, options: HtmlOptions): string => line.map((inline) => inlineOf(inline, options)).join('');

/** What is said of a table to those who only hear that it can be scrolled. */
const plainly = (line: Line): string => line.map((inline) => ('words' in inline ? inline.words : inline.text)).join('');

const tableOf = ({ id, caption, columns, rows }: Table, options: HtmlOptions): string => {
  const head = columns.map(({ head: words, kind }) =>
    element('th', { scope: 'col', class: `is-${kind}` }, escaped(inOneLine(words))),
  );
  const body = rows.map((cells) =>
    element(
      'tr',
      {},
      ...cells.map((cell, i) =>
        i === 0
          ? element('th', { scope: 'row', class: `is-${columns[i]?.kind ?? 'wide'}` }, lineOf(cell, options))
          : element('td', { class: `is-${columns[i]?.kind ?? 'wide'}` }, lineOf(cell, options)),
      ),
    ),
  );
  return element(
    'div',
    { class: 'scrolls', id, role: 'region', tabindex: 0, 'aria-label': inOneLine(plainly(caption)) },
    element(
      'table',
      {},
      element('caption', {}, lineOf(caption, options)),
      element('thead', {}, element('tr', {}, ...head)),
      element('tbody', {}, ...body.map((line) => `\n${line}`)),
    ),
  );
};

const pictureOf = ({ id, caption, figure }: Picture, options: HtmlOptions): string =>
  element(
    'figure',
    { id },
    element(
      'div',
      { class: 'scrolls', role: 'region', tabindex: 0, 'aria-label': inOneLine(figure.title) },
      inlineFigure(id, figure),
    ),
    element('figcaption', {}, lineOf(caption, options)),
  );

const stageOf = ({ id, caption }: PlayableBlock, options: HtmlOptions): string =>
  options.explorer === null
    ? element('p', { id }, 'The explorer is not part of this file: it was not built where the report was made.')
    : element(
        'figure',
        { id },
        element('iframe', { title: 'The explorer', class: 'explorer', srcdoc: options.explorer.page }, ''),
        element('figcaption', {}, lineOf(caption, options)),
      );

const blockOf = (block: Block, depth: number, options: HtmlOptions): string => {
  switch (block._tag) {
    case 'paragraph':
      return element('p', {}, lineOf(block.line, options));
    case 'list':
      return element('ul', {}, ...block.items.map((item) => `\n${element('li', {}, lineOf(item, options))}`));
    case 'table':
      return tableOf(block, options);
    case 'picture':
      return pictureOf(block, options);
    case 'code':
      return element('pre', { tabindex: 0 }, element('code', {}, escaped(visible(block.text))));
    case 'stage':
      return stageOf(block, options);
    case 'section':
      return sectionOf(block, depth, options);
  }
};

const sectionOf = ({ id, title, blocks }: Section, depth: number, options: HtmlOptions): string =>
  element(
    'section',
    { id },
    element(`h${String(depth)}`, {}, escaped(inOneLine(title))),
    ...blocks.map((block) => `\n${blockOf(block, depth + 1, options)}`),
  );

const contentsOf = (blocks: readonly Block[]): string => {
  const items = blocks.flatMap((block) =>
    block._tag === 'section'
      ? [
          element(
            'li',
            {},
            element('a', { href: `#${block.id}` }, escaped(inOneLine(block.title))),
            contentsOf(block.blocks),
          ),
        ]
      : [],
  );
  return items.length === 0 ? '' : element('ol', {}, ...items.map((item) => `\n${item}`));
};

/** The document as a page. */
export const htmlOf = (document: Document, options: HtmlOptions): string => {
  const { title, abstract, blocks, references, provenance } = document;
  const last: readonly Block[] = [{ _tag: 'section', id: 'references', title: 'References', blocks: [] }];
  const end: Section = { _tag: 'section', id: 'provenance', title: 'Provenance', blocks: provenance };
  const cited = element(
    'section',
    { id: 'references' },
    element('h2', {}, 'References'),
    element(
      'ul',
      {},
      ...references.map((each) => `\n${element('li', { id: each.key }, lineOf(referenceText(each), options))}`),
    ),
  );
  const contents = contentsOf([...blocks, ...(references.length === 0 ? [] : last), end]);
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    policyElement(options.explorer === null ? 'read' : 'play'),
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<link rel="icon" href="data:,">',
    element('title', {}, escaped(inOneLine(title))),
    element('style', {}, STYLE),
    '</head>',
    '<body>',
    element('a', { href: '#report', class: 'skip' }, 'Skip to the report'),
    element('header', {}, element('h1', {}, escaped(inOneLine(title))), element('p', {}, lineOf(abstract, options))),
    element('nav', { 'aria-label': 'Contents' }, element('h2', {}, 'Contents'), contents),
    '<main id="report">',
    ...blocks.map((block) => blockOf(block, 2, options)),
    ...(references.length === 0 ? [] : [cited]),
    PROVENANCE_BEGINS,
    sectionOf(end, 2, options),
    PROVENANCE_ENDS,
    '</main>',
    ...(options.explorer === null ? [] : [element('script', {}, options.explorer.script)]),
    '</body>',
    '</html>',
    '',
  ].join('\n');
};
