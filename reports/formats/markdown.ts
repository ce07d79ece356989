/**
 * A document as Markdown: figures are files beside it, sources are cited by their names.
 */
import type { Reference } from '../../model/reference.ts';
import { PROVENANCE_BEGINS, PROVENANCE_ENDS } from '../document/provenance.ts';
import { markdownBlock, markdownCode, markdownText } from './escape.ts';
import type { Block, Document, Inline, Line, Table } from '../document/document.ts';
import { referenceText } from '../document/references.ts';

const inlineOf = (inline: Inline): string => {
  switch (inline._tag) {
    case 'text':
      return spaced(inline.text, markdownText);
    case 'code':
      return markdownCode(inline.text);
    case 'strong':
      return `**${markdownText(inline.text)}**`;
    case 'emphasis':
      return `*${markdownText(inline.text)}*`;
    case 'cite':
      return `[${markdownText(inline.words)}](#${inline.key})`;
    case 'play':
      return '';
    case 'see':
      return `[${markdownText(inline.words)}](#${inline.id})`;
  }
};

/** The text as it is written, with the blanks that stand around it. */
const spaced = (words: string, written: (words: string) => string): string => {
  const [, before = '', middle = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(words) ?? [];
  return `${before === '' ? '' : ' '}${written(middle)}${after === '' ? '' : ' '}`;
};

const lineOf = (line: Line): string => line.map(inlineOf).join('').trim();

const anchor = (id: string): string => `<a id="${id}"></a>`;

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const RULES = { narrow: '---', wide: '---', number: '---:' } as const;

const tableOf = ({ id, caption, columns, rows }: Table): readonly string[] => [
  anchor(id),
  '',
  lineOf(caption),
  '',
  row(columns.map(({ head }) => markdownText(head))),
  row(columns.map(({ kind }) => RULES[kind])),
  ...rows.map((cells) => row(cells.map(lineOf))),
  '',
];

const blockOf = (block: Block, depth: number): readonly string[] => {
  switch (block._tag) {
    case 'paragraph':
      return [lineOf(block.line), ''];
    case 'list':
      return [...block.items.map((item) => `- ${lineOf(item)}`), ''];
    case 'table':
      return tableOf(block);
    case 'picture':
      return [
        anchor(block.id),
        '',
        `![${markdownText(block.figure.title)}](figures/${block.id}.svg)`,
        '',
        lineOf(block.caption),
        '',
      ];
    case 'code':
      return [markdownBlock(block.language, block.text), ''];
    case 'stage':
      return [];
    case 'section':
      return [
        anchor(block.id),
        '',
        `${'#'.repeat(depth)} ${markdownText(block.title)}`,
        '',
        ...block.blocks.flatMap((each) => blockOf(each, depth + 1)),
      ];
  }
};

const referenceLine = (reference: Reference): string => `- ${anchor(reference.key)}${lineOf(referenceText(reference))}`;

/** The document as Markdown. */
export const documentMarkdown = ({ title, abstract, blocks, references, provenance }: Document): string =>
  [
    `# ${markdownText(title)}`,
    '',
    lineOf(abstract),
    '',
    ...blocks.flatMap((block) => blockOf(block, 2)),
    ...(references.length === 0 ? [] : ['## References', '', ...references.map(referenceLine), '']),
    PROVENANCE_BEGINS,
    '',
    '## Provenance',
    '',
    ...provenance.flatMap((block) => blockOf(block, 3)),
    PROVENANCE_ENDS,
    '',
  ].join('\n');
