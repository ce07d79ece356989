/**
 * References as BibTeX: an entry for every source that a report cites.
 */
import type { Reference } from './document.ts';
import { bibtexField, latexText, MADE_BY } from './latex-text.ts';

/** What the place of publication is called in an entry of each kind. */
const WHERE = {
  article: 'journal',
  book: 'publisher',
  inproceedings: 'booktitle',
  techreport: 'institution',
} as const;

const entryOf = ({ key, kind, authors, title, year, where, volume, number, pages, doi }: Reference): string => {
  const fields: readonly (readonly [name: string, value: string | undefined])[] = [
    ['author', authors.map(latexText).join(' and ')],
    ['title', bibtexField(title)],
    [WHERE[kind], bibtexField(where)],
    ['year', String(year)],
    ['volume', volume],
    ['number', number?.replace('–', '--')],
    ['pages', pages?.replace('–', '--')],
    ['doi', doi],
  ];
  const written = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name.padEnd(9)} = {${value}}`]));
  return `@${kind}{${key},\n${written.join(',\n')}\n}`;
};

/** A `references.bib`. */
export const bibtexOf = (references: readonly Reference[]): string =>
  `${[MADE_BY, ...references.map(entryOf)].join('\n\n')}\n`;
