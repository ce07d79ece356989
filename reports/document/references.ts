/**
 * The bibliography: the sources that several protocols and the arguments cite, one entry each, and those that protocols
 * bring along; and citations found in texts.
 *
 * A protocol's `source` and `theory` are sentences: “Lamport, Shostak and Pease 1982, Theorem 1”. What the bibliography
 * has an entry for is a citation in them; everything else stays text.
 */
import type { Reference } from '../../model/reference.ts';
import type { Inline, Line } from './document.ts';
import type { ReportSubject } from './report.ts';
import { listed } from '../story/words.ts';
import { emphasis, text } from './document.ts';

/** Every source, by the year and then by the authors. */
export const references: readonly Reference[] = [
  {
    key: 'gray1978',
    cited: 'Gray 1978',
    kind: 'incollection',
    authors: ['Gray, Jim'],
    title: 'Notes on Data Base Operating Systems',
    year: 1978,
    where: 'Operating Systems: An Advanced Course',
    series: 'Lecture Notes in Computer Science',
    volume: '60',
    publisher: 'Springer',
    pages: '393–481',
    doi: '10.1007/3-540-08755-9_9',
  },
  {
    key: 'pease1980',
    cited: 'Pease, Shostak and Lamport 1980',
    kind: 'article',
    authors: ['Pease, Marshall', 'Shostak, Robert', 'Lamport, Leslie'],
    title: 'Reaching Agreement in the Presence of Faults',
    year: 1980,
    where: 'Journal of the ACM',
    volume: '27',
    number: '2',
    pages: '228–234',
    doi: '10.1145/322186.322188',
  },
  {
    key: 'dolev1982',
    cited: 'Dolev 1982',
    kind: 'article',
    authors: ['Dolev, Danny'],
    title: 'The Byzantine Generals Strike Again',
    year: 1982,
    where: 'Journal of Algorithms',
    volume: '3',
    number: '1',
    pages: '14–30',
    doi: '10.1016/0196-6774(82)90004-9',
  },
  {
    key: 'fischer1982',
    cited: 'Fischer and Lynch 1982',
    kind: 'article',
    authors: ['Fischer, Michael J.', 'Lynch, Nancy A.'],
    title: 'A Lower Bound for the Time to Assure Interactive Consistency',
    year: 1982,
    where: 'Information Processing Letters',
    volume: '14',
    number: '4',
    pages: '183–186',
    doi: '10.1016/0020-0190(82)90033-3',
  },
  {
    key: 'lamport1982',
    cited: 'Lamport, Shostak and Pease 1982',
    kind: 'article',
    authors: ['Lamport, Leslie', 'Shostak, Robert', 'Pease, Marshall'],
    title: 'The Byzantine Generals Problem',
    year: 1982,
    where: 'ACM Transactions on Programming Languages and Systems',
    volume: '4',
    number: '3',
    pages: '382–401',
    doi: '10.1145/357172.357176',
  },
  {
    key: 'dolev1983',
    cited: 'Dolev and Strong 1983',
    kind: 'article',
    authors: ['Dolev, Danny', 'Strong, H. Raymond'],
    title: 'Authenticated Algorithms for Byzantine Agreement',
    year: 1983,
    where: 'SIAM Journal on Computing',
    volume: '12',
    number: '4',
    pages: '656–666',
    doi: '10.1137/0212045',
  },
  {
    key: 'lamport1983',
    cited: 'Lamport 1983',
    kind: 'article',
    authors: ['Lamport, Leslie'],
    title: 'The Weak Byzantine Generals Problem',
    year: 1983,
    where: 'Journal of the ACM',
    volume: '30',
    number: '3',
    pages: '668–676',
    doi: '10.1145/2402.322398',
  },
  {
    key: 'fischer1986',
    cited: 'Fischer, Lynch and Merritt 1986',
    kind: 'article',
    authors: ['Fischer, Michael J.', 'Lynch, Nancy A.', 'Merritt, Michael'],
    title: 'Easy Impossibility Proofs for Distributed Consensus Problems',
    year: 1986,
    where: 'Distributed Computing',
    volume: '1',
    number: '1',
    pages: '26–39',
    doi: '10.1007/BF01843568',
  },
  {
    key: 'berman1989',
    cited: 'Berman, Garay and Perry 1989',
    kind: 'inproceedings',
    authors: ['Berman, Piotr', 'Garay, Juan A.', 'Perry, Kenneth J.'],
    title: 'Towards Optimal Distributed Consensus',
    year: 1989,
    where: '30th Annual Symposium on Foundations of Computer Science',
    publisher: 'IEEE',
    pages: '410–415',
    doi: '10.1109/SFCS.1989.63511',
  },
  {
    key: 'lynch1996',
    cited: 'Lynch 1996',
    kind: 'book',
    authors: ['Lynch, Nancy A.'],
    title: 'Distributed Algorithms',
    year: 1996,
    publisher: 'Morgan Kaufmann',
  },
  {
    key: 'aguilera1999',
    cited: 'Aguilera and Toueg 1999',
    kind: 'article',
    authors: ['Aguilera, Marcos Kawazoe', 'Toueg, Sam'],
    title: 'A Simple Bivalency Proof that t-Resilient Consensus Requires t + 1 Rounds',
    year: 1999,
    where: 'Information Processing Letters',
    volume: '71',
    number: '3–4',
    pages: '155–158',
    doi: '10.1016/S0020-0190(99)00100-3',
  },
];

/** The year, then the authors: what entries are ordered by. */
const placeOf = ({ year, authors, cited }: Reference): string => [year, ...authors, cited].join('\n');

/** A key that no other entry has: `lamport1982`, or `lamport1982x`. */
const freeKey = (key: string, entries: readonly Reference[]): string =>
  entries.some((entry) => entry.key === key) ? freeKey(`${key}x`, entries) : key;

/** Every source that may be cited in a report: those of this file, and those that its protocols bring along, each once. */
export const bibliographyOf = ({
  subjects,
}: {
  readonly subjects: readonly Pick<ReportSubject, 'protocol'>[];
}): readonly Reference[] => {
  const entries = [...references];
  for (const entry of subjects.flatMap(({ protocol }) => protocol.references ?? []))
    if (!entries.some(({ cited }) => cited === entry.cited))
      entries.push({ ...entry, key: freeKey(entry.key, entries) });
  return entries.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
};

/** A citation in a text, and where it stands. */
interface Found {
  readonly reference: Reference;
  readonly at: number;
}

/** The first citation in a text, if there is any; of several that begin there, the longest. */
const firstIn = (words: string, bibliography: readonly Reference[]): Found | null =>
  bibliography
    .map((reference): Found => ({ reference, at: words.indexOf(reference.cited) }))
    .filter(({ at }) => at >= 0)
    // The sort is stable.
    .toSorted((a, b) => b.reference.cited.length - a.reference.cited.length)
    .toSorted((a, b) => a.at - b.at)[0] ?? null;

/** A text with its citations. */
export const citing = (words: string, bibliography: readonly Reference[]): Line => {
  const first = firstIn(words, bibliography);
  if (first === null) return words === '' ? [] : [text(words)];
  const { reference, at } = first;
  const cite: Inline = { _tag: 'cite', key: reference.key, words: reference.cited };
  const after = words.slice(at + reference.cited.length);
  return [...citing(words.slice(0, at), bibliography), cite, ...citing(after, bibliography)];
};

/** Something that looks as if a source were cited: names, and a year. */
const LOOKS_CITED = /\p{Lu}[\p{L}-]+(?:(?:, \p{Lu}[\p{L}-]+)* and \p{Lu}[\p{L}-]+)?,? \d{4}\b/gu;

/** What a text seems to cite, and no entry is there for. */
export const missingIn = (words: string, bibliography: readonly Reference[]): readonly string[] =>
  (words.match(LOOKS_CITED) ?? []).filter((cited) => !bibliography.some((reference) => reference.cited === cited));

/** `Leslie Lamport, Robert Shostak and Marshall Pease`. */
const namesOf = ({ authors }: Reference): string =>
  listed(authors.map((author) => author.split(', ').toReversed().join(' ')));

/** An entry in a list of references. */
export const referenceText = (reference: Reference): Line => {
  const { title, where, series, publisher, volume, number, pages, year, doi } = reference;
  const issue = `${volume === undefined ? '' : ` ${volume}`}${number === undefined ? '' : `(${number})`}`;
  const inJournal = series === undefined && publisher === undefined && issue !== '';
  const parts = [where, series].filter((part) => part !== undefined).join(', ');
  const place = [`${parts}${issue}`, publisher].filter((part) => part !== undefined && part !== '').join(', ');
  const on = pages === undefined ? '' : `${inJournal ? ': ' : ', pages '}${pages}`;
  return [
    text(`${namesOf(reference)}. `),
    emphasis(title),
    text(`. ${place}${on}, ${String(year)}.${doi === undefined ? '' : ` doi:${doi}`}`),
  ];
};
