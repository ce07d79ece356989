import { describe, expect, test } from 'vitest';
import { toy } from '../test-support/toy.ts';
import { lookOver } from './look-over.ts';
import type { Protocol } from './protocol.ts';
import type { Reference } from './reference.ts';

const reference: Reference = {
  key: 'rabin1983',
  cited: 'Rabin 1983',
  kind: 'inproceedings',
  authors: ['Rabin, Michael O.'],
  title: 'Randomized Byzantine Generals',
  year: 1983,
  where: '24th Annual Symposium on Foundations of Computer Science',
  volume: '24',
  number: '3–4',
  pages: '403–409',
  doi: '10.1109/SFCS.1983.48',
};

const book: Reference = {
  key: 'lynch1996a',
  cited: 'Lynch 1996a',
  kind: 'book',
  authors: ['Lynch, Nancy A.'],
  title: 'Distributed Algorithms',
  year: 1996,
  series: 'a series',
  publisher: 'Morgan Kaufmann',
};

const plain = toy();

/** What is said of a protocol that brings these along. */
const said = (references: unknown): unknown => lookOver({ ...plain, references } as Partial<Protocol>);

test.each([[[]], [[reference]], [[reference, book]]])('these may be brought along: %j', (references) => {
  expect(said(references)).toEqual({ ...plain, references });
});

test('what is brought along is read once, by its fields', () => {
  const authors = Object.assign(['Rabin, Michael O.'], { map: () => ['Nobody'] });
  const references = Object.assign([{ ...reference, authors }], { flatMap: () => [] });
  const looked = lookOver({ ...plain, references });
  expect(
    typeof looked === 'string' ? [] : looked.references?.flatMap((each) => each.authors.map((name) => name)),
  ).toEqual(['Rabin, Michael O.']);
});

describe('what is wrong is said by its place', () => {
  test.each<readonly [references: unknown, says: string]>([
    [null, 'references is null: it is a list of entries'],
    [{ rabin1983: reference }, 'it is a list of entries'],
    [['Lamport 1983'], 'references[0] is "Lamport 1983": it is an entry { key, cited, kind, authors, title, year, … }'],
    [Array.from({ length: 1 }), 'references[0] is undefined: it is an entry'],
  ])('references: %j', (references, says) => {
    expect(said(references)).toEqual(expect.stringContaining(says));
  });

  const numbered = 'it is a number, or a range like 382–401';
  test.each<readonly [field: keyof Reference, given: unknown, says: string]>([
    ['kind', 'artikle', 'did you mean article? There are article, book, incollection, inproceedings, techreport'],
    ['kind', undefined, 'references[1].kind is undefined. There are article, book'],
    ['key', 'Lamport 1983', 'it is the first author and the year, like lamport1982'],
    ['key', 'references', 'it is the first author and the year, like lamport1982'],
    ['key', undefined, 'references[1].key is undefined: it is the first author'],
    ['year', '1983', 'references[1].year is "1983": it is a year of four digits'],
    ['year', 83, 'it is a year of four digits'],
    ['year', 1983.5, 'it is a year of four digits'],
    ['cited', 'Lamport', 'it is how texts cite the source, which ends with its year, like “Lamport 1983”'],
    ['cited', 'Lamport 1982', 'it is how texts cite the source'],
    ['cited', ' 1983', 'it is how texts cite the source'],
    ['authors', 'Lamport', 'it lists the authors, family names first, like “Lamport, Leslie”'],
    ['authors', [], 'it lists the authors'],
    ['authors', [''], 'it lists the authors'],
    ['title', ' ', 'references[1].title is " ": it is text'],
    ['where', 3, 'references[1].where is 3: it is text'],
    ['series', null, 'references[1].series is null: it is text'],
    ['publisher', '', 'references[1].publisher is "": it is text'],
    ['volume', 30, `references[1].volume is 30: ${numbered}`],
    ['number', '3}', `references[1].number is "3}": ${numbered}`],
    ['pages', '\\input{x}', numbered],
    ['doi', 'https://doi.org/10.1145/2402.322398', 'it is a DOI, like 10.1145/357172.357176'],
    ['doi', '10.1145/}', 'it is a DOI'],
  ])('references, %s: %j', (field, given, says) => {
    const entry = { ...reference, [field]: given };
    expect(said([book, entry])).toEqual(expect.stringContaining(says));
  });
});
