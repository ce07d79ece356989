/**
 * References as BibTeX: an entry for every source that a report cites.
 */
import type { Reference } from '../../model/reference.ts';
import { bibtexField, bibtexName, MADE_BY } from './latex-text.ts';

/** What it is called, in an entry of each kind, where something stands; a book stands in nothing. */
const WHERE = {
  article: 'journal',
  book: null,
  incollection: 'booktitle',
  inproceedings: 'booktitle',
  techreport: 'institution',
} as const;

/** The name of a field and what stands in it; nothing where there is nothing to say. */
type Field = readonly [] | readonly [readonly [name: string, value: string]];

/** A field whose capitals stay. */
const field = (name: string | null, words: string | undefined): Field =>
  name === null || words === undefined ? [] : [[name, bibtexField(words)]];

const plain = (name: string, value: string | undefined): Field => (value === undefined ? [] : [[name, value]]);

const entryOf = (reference: Reference): string => {
  const { key, kind, authors, title, year, where, series, publisher, volume, number, pages, doi } = reference;
  const fields = [
    ...plain('author', authors.map(bibtexName).join(' and ')),
    ...field('title', title),
    ...field(WHERE[kind], where),
    ...field('series', series),
    ...field('publisher', publisher),
    ...plain('year', String(year)),
    ...plain('volume', volume),
    ...plain('number', number?.replace('–', '--')),
    ...plain('pages', pages?.replace('–', '--')),
    ...plain('doi', doi),
  ];
  const written = fields.map(([name, value]) => `  ${name.padEnd(9)} = {${value}}`);
  return `@${kind}{${key},\n${written.join(',\n')}\n}`;
};

/** A `references.bib`. */
export const bibtexOf = (references: readonly Reference[]): string =>
  `${[MADE_BY, ...references.map(entryOf)].join('\n\n')}\n`;
