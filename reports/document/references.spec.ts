import { describe, expect, test } from 'vitest';
import { armyOf } from '../../model/army.ts';
import { formulaOf, measures } from '../../model/costs.ts';
import type { Reference } from '../../model/reference.ts';
import { protocols } from '../../test-support/protocols.ts';
import { right } from '../../test-support/either.ts';
import { researched, subjectOf } from '../../test-support/research.ts';
import { toy } from '../../test-support/toy.ts';
import { argumentName } from '../story/argument.ts';
import { bibtexOf } from '../formats/bibtex.ts';
import { layOut } from '../sections/layout.ts';
import { bibliographyOf, citing, missingIn, references, referenceText } from './references.ts';

const KINDS = ['hexagon', 'cut', 'ring', 'chain', 'rounds'] as const;

/** Everything that the registered protocols say of theory at small sizes, under any faults. */
const theories = protocols.flatMap((protocol) =>
  ['byzantine', 'signed', 'crash', 'loss', 'loss:0'].flatMap((faults) =>
    [2, 3, 4, 6, 7].flatMap((n) =>
      [0, 1, 2].flatMap((m) =>
        [0, 1, 2, 3].map((t) => {
          const parameters = Object.entries(protocol.parameters).map(([name, { standard }]) => [
            name,
            standard({ n, m }),
          ]);
          const army = {
            ...right(armyOf({ n, m })),
            parameters: Object.fromEntries(parameters) as Record<string, number>,
          };
          return protocol.theory(army, t, faults).source;
        }),
      ),
    ),
  ),
);

const texts = [
  ...new Set([
    ...protocols.map(({ source }) => source),
    ...theories,
    ...KINDS.map((kind) => argumentName({ kind })),
    ...protocols.flatMap((protocol) => measures.flatMap((measure) => formulaOf(protocol, measure)?.source ?? [])),
  ]),
];

describe('every source that is cited has an entry:', () => {
  test.each(texts)('%s', (text) => {
    expect(missingIn(text, bibliographyOf({ subjects: protocols.map((each) => subjectOf(each)) }))).toEqual([]);
  });

  test('there are such texts, and what is missing would show', () => {
    expect(texts.filter((text) => /\d{4}/.test(text)).length).toBeGreaterThan(8);
    expect(missingIn('Castro and Liskov 1999, §4; Lynch 1996', references)).toEqual(['Castro and Liskov 1999']);
    expect(missingIn('Feldman, Micali and Somebody 1988', references)).toEqual(['Feldman, Micali and Somebody 1988']);
  });
});

describe('citations in a text', () => {
  test('stand where they are written, and the rest stays text', () => {
    expect(citing('see Gray 1978; Lynch 1996, §5.1', references)).toEqual([
      { _tag: 'text', text: 'see ' },
      { _tag: 'cite', key: 'gray1978', words: 'Gray 1978' },
      { _tag: 'text', text: '; ' },
      { _tag: 'cite', key: 'lynch1996', words: 'Lynch 1996' },
      { _tag: 'text', text: ', §5.1' },
    ]);
  });

  test('names that contain each other are told apart: Fischer and Lynch 1982, Fischer, Lynch and Merritt 1986', () => {
    const keys = (text: string): readonly string[] =>
      citing(text, references).flatMap((inline) => (inline._tag === 'cite' ? [inline.key] : []));
    expect(keys('Fischer, Lynch and Merritt 1986')).toEqual(['fischer1986']);
    expect(keys('Fischer and Lynch 1982; Dolev and Strong 1983; Dolev 1982')).toEqual([
      'fischer1982',
      'dolev1983',
      'dolev1982',
    ]);
  });

  test.each(['', 'folklore', 'Nobody 1901'])('nothing is cited in “%s”', (text) => {
    expect(citing(text, references)).toEqual(text === '' ? [] : [{ _tag: 'text', text }]);
  });
});

/** An entry that a protocol brings along. */
const castro: Reference = {
  key: 'castro1999',
  cited: 'Castro and Liskov 1999',
  kind: 'inproceedings',
  authors: ['Castro, Miguel', 'Liskov, Barbara'],
  title: 'Practical Byzantine Fault Tolerance',
  year: 1999,
  where: 'Third Symposium on Operating Systems Design and Implementation',
  publisher: 'USENIX',
};

describe('the bibliography of a report', () => {
  const of = (...brought: readonly Reference[]): readonly Reference[] =>
    bibliographyOf({ subjects: [subjectOf(toy({ references: brought })), subjectOf(toy())] });

  test('is the entries here, where its protocols bring none along', () => {
    expect(of()).toEqual(references);
  });

  test('has what they bring along in its place, and their texts cite it', () => {
    expect(of(castro).map(({ key }) => key)).toEqual([
      ...references.slice(0, -1).map(({ key }) => key),
      'aguilera1999',
      'castro1999',
    ]);
    expect(citing('Castro and Liskov 1999, §4', of(castro))).toEqual([
      { _tag: 'cite', key: 'castro1999', words: 'Castro and Liskov 1999' },
      { _tag: 'text', text: ', §4' },
    ]);
  });

  test('has each source once, whoever brings it', () => {
    expect(of(castro, { ...castro, title: 'another' })).toEqual(of(castro));
    expect(of({ ...castro, cited: 'Lynch 1996' })).toEqual(references);
  });

  test('has different keys for different sources', () => {
    const [other, third] = ['Castro 1999', 'Castro, again 1999'].map((cited) => ({ ...castro, cited }));
    const keys = of(castro, ...[other, third].flatMap((each) => each ?? [])).map(({ key }) => key);
    expect(keys.filter((key) => key.startsWith('castro'))).toEqual(['castro1999x', 'castro1999', 'castro1999xx']);
  });

  test('of citations that begin in one place the longest counts', () => {
    const longer = { ...castro, key: 'lynch1996b', cited: 'Lynch 1996b', year: 1996 };
    expect(citing('Lynch 1996b', of(longer))).toEqual([{ _tag: 'cite', key: 'lynch1996b', words: 'Lynch 1996b' }]);
  });

  test('is in the report of a protocol that cites it, and what is not cited is left out', () => {
    const own = toy({
      source: 'Castro and Liskov 1999, §4',
      references: [castro, { ...castro, cited: 'Castro 1999' }],
    });
    const document = layOut(researched([subjectOf(own, './mine.ts')]));
    expect(document.references.map(({ key }) => key)).toContain('castro1999');
    expect(document.references.map(({ key }) => key)).not.toContain('castro1999x');
  });
});

describe('the entries', () => {
  test('have different keys, and are in order of their years', () => {
    expect(new Set(references.map(({ key }) => key)).size).toBe(references.length);
    expect(references.map(({ year }) => year)).toEqual(references.map(({ year }) => year).toSorted((a, b) => a - b));
  });

  test.each(references)('$cited: its names and its year are those of the entry', ({ cited, authors, year, key }) => {
    const names = authors.map((author) => author.split(', ')[0]?.split(' ').at(-1) ?? '');
    expect(names.filter((name) => !cited.includes(name))).toEqual([]);
    expect([cited.slice(-4), key.slice(-4)]).toEqual([String(year), String(year)]);
  });

  test('in words', () => {
    const lamport = references.filter(({ key }) => key === 'lamport1982');
    const text = lamport.flatMap(referenceText).map((inline) => ('text' in inline ? inline.text : ''));
    expect(text.join('')).toBe(
      'Leslie Lamport, Robert Shostak and Marshall Pease. The Byzantine Generals Problem. ACM Transactions on Programming Languages and Systems 4(3): 382–401, 1982. doi:10.1145/357172.357176',
    );
  });

  test('of a book in a series, and of proceedings, in words', () => {
    const said = (wanted: string): string =>
      references
        .filter(({ key }) => key === wanted)
        .flatMap(referenceText)
        .map((inline) => ('text' in inline ? inline.text : ''))
        .join('');
    expect(said('gray1978')).toBe(
      'Jim Gray. Notes on Data Base Operating Systems. Operating Systems: An Advanced Course, Lecture Notes in Computer Science 60, Springer, pages 393–481, 1978. doi:10.1007/3-540-08755-9_9',
    );
    expect(said('berman1989')).toBe(
      'Piotr Berman, Juan A. Garay and Kenneth J. Perry. Towards Optimal Distributed Consensus. 30th Annual Symposium on Foundations of Computer Science, IEEE, pages 410–415, 1989. doi:10.1109/SFCS.1989.63511',
    );
    expect(said('lynch1996')).toBe('Nancy A. Lynch. Distributed Algorithms. Morgan Kaufmann, 1996.');
  });

  test('each say in a field of its own what it is in, and who published it', () => {
    const text = bibtexOf(references);
    for (const lines of [
      [
        '  booktitle = {{Operating Systems: An Advanced Course}},',
        '  series    = {{Lecture Notes in Computer Science}},',
        '  publisher = {{Springer}},',
        '  year      = {1978},',
        '  volume    = {60},',
      ],
      [
        '  booktitle = {{30th Annual Symposium on Foundations of Computer Science}},',
        '  publisher = {{IEEE}},',
        '  year      = {1989},',
      ],
      ['  title     = {{Distributed Algorithms}},', '  publisher = {{Morgan Kaufmann}},', '  year      = {1996}', '}'],
    ])
      expect(text).toContain(lines.join('\n'));
  });

  test('as BibTeX', () => {
    const text = bibtexOf(references);
    expect(text.match(/^@/gm)).toHaveLength(references.length);
    expect(text).toContain(
      [
        '@article{lamport1982,',
        '  author    = {Lamport, Leslie and Shostak, Robert and Pease, Marshall},',
        '  title     = {{The Byzantine Generals Problem}},',
        '  journal   = {{ACM Transactions on Programming Languages and Systems}},',
        '  year      = {1982},',
        '  volume    = {4},',
        '  number    = {3},',
        '  pages     = {382--401},',
        '  doi       = {10.1145/357172.357176}',
        '}',
      ].join('\n'),
    );
  });
});
