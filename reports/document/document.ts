/**
 * A document: sections, paragraphs, tables, figures, code. Every format is one fold over it, so nothing is written twice.
 *
 * Texts are as they are; each fold escapes them for its format. What a document refers to has an identifier, lower case and
 * unique in it.
 */
import type { Reference } from '../../model/reference.ts';
import type { Figure } from '../figures/svg.ts';

/** Something within a line. */
export type Inline =
  | { readonly _tag: 'text'; readonly text: string }
  | { readonly _tag: 'code'; readonly text: string }
  | { readonly _tag: 'strong'; readonly text: string }
  | { readonly _tag: 'emphasis'; readonly text: string }
  /** A source, cited by its key; `words` is how it is spoken of. */
  | { readonly _tag: 'cite'; readonly key: string; readonly words: string }
  /** A table, a figure or a section of this document. */
  | { readonly _tag: 'see'; readonly id: string; readonly words: string }
  | Play;

/** An attack to play with, by its file; nothing where a format cannot do that. */
export interface Play {
  readonly _tag: 'play';
  readonly file: string;
  readonly words: string;
  /** Which attack it is, for whoever hears the words alone. */
  readonly what: string;
}

/** A line of text: what it is made of, in order. */
export type Line = readonly Inline[];

export interface Paragraph {
  readonly _tag: 'paragraph';
  readonly line: Line;
}

/** Points, one below the other. */
export interface List {
  readonly _tag: 'list';
  readonly items: readonly Line[];
}

/** A column of a table; a narrow one is as wide as what is in it. */
export interface Column {
  readonly head: string;
  readonly kind: 'narrow' | 'number' | 'wide';
}

export interface Table {
  readonly _tag: 'table';
  readonly id: string;
  readonly caption: Line;
  readonly columns: readonly Column[];
  /** The first cell of a row says what the row is about. */
  readonly rows: readonly (readonly Line[])[];
}

export interface Picture {
  readonly _tag: 'picture';
  readonly id: string;
  readonly caption: Line;
  readonly figure: Figure;
}

/** Lines as they are typed or printed; where a format draws diagrams, those in a language of diagrams may be drawn. */
export interface Code {
  readonly _tag: 'code';
  readonly language: 'text' | 'mermaid';
  readonly text: string;
}

/** Here the reader can play with what was found, where a format can do that. */
export interface PlayableBlock {
  readonly _tag: 'stage';
  readonly id: string;
  readonly caption: Line;
}

export interface Section {
  readonly _tag: 'section';
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export type Block = Paragraph | List | Table | Picture | Code | PlayableBlock | Section;

export interface Document {
  readonly title: string;
  readonly abstract: Line;
  readonly blocks: readonly Block[];
  readonly references: readonly Reference[];
  /** Where it came from: what may differ between two runs. */
  readonly provenance: readonly Block[];
}

export const text = (words: string): Inline => ({ _tag: 'text', text: words });

export const code = (words: string): Inline => ({ _tag: 'code', text: words });

export const strong = (words: string): Inline => ({ _tag: 'strong', text: words });

export const emphasis = (words: string): Inline => ({ _tag: 'emphasis', text: words });

export const see = (id: string, words: string): Inline => ({ _tag: 'see', id, words });

export const paragraph = (...line: Line): Paragraph => ({ _tag: 'paragraph', line });

export const list = (items: readonly Line[]): List => ({ _tag: 'list', items });

/** What is typed, a command a line. */
export const typed = (...commands: readonly string[]): Code => ({
  _tag: 'code',
  language: 'text',
  text: commands.join('\n'),
});

export const section = (id: string, title: string, blocks: readonly Block[]): Section => ({
  _tag: 'section',
  id,
  title,
  blocks,
});

/** All blocks, those within sections as well, in order. */
export const allBlocks = (blocks: readonly Block[]): readonly Block[] =>
  blocks.flatMap((block): readonly Block[] =>
    block._tag === 'section' ? [block, ...allBlocks(block.blocks)] : [block],
  );

/** The lines of a block itself. */
const linesOf = (block: Block): readonly Line[] => {
  switch (block._tag) {
    case 'paragraph':
      return [block.line];
    case 'list':
      return block.items;
    case 'table':
      return [block.caption, ...block.rows.flat()];
    case 'picture':
    case 'stage':
      return [block.caption];
    case 'code':
    case 'section':
      return [];
  }
};

/** The keys of the sources that blocks cite, each once, in the order in which they are first cited. */
export const citedIn = (blocks: readonly Block[]): readonly string[] => [
  ...new Set(
    allBlocks(blocks)
      .flatMap(linesOf)
      .flat()
      .flatMap((inline) => (inline._tag === 'cite' ? [inline.key] : [])),
  ),
];

/** A text as a part of identifiers and file names: `om, n = 3` is `om-n-3`. */
export const slug = (words: string): string =>
  words
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '') || 'x';
