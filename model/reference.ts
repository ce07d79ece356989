/**
 * A source that is cited, as a bibliography has it.
 */
import { isOneOf, isRecord, notOneOf } from './field.ts';
import { quoted } from './quoted.ts';
import { elementsOf } from './recording/plain.ts';

const KINDS = ['article', 'book', 'incollection', 'inproceedings', 'techreport'] as const;

export interface Reference {
  /** The first author and the year, `lamport1982`. */
  readonly key: string;
  /** As texts cite it, with its year. */
  readonly cited: string;
  readonly kind: (typeof KINDS)[number];
  /** Family name first. */
  readonly authors: readonly string[];
  readonly title: string;
  readonly year: number;
  /** The journal, the book or the proceedings that it is in, or the institution; nothing of a book itself. */
  readonly where?: string;
  /** What the book or the proceedings is a volume of. */
  readonly series?: string;
  readonly publisher?: string;
  /** Of the journal, or of the series. */
  readonly volume?: string;
  readonly number?: string;
  readonly pages?: string;
  readonly doi?: string;
}

/** An entry before anything is known of it. */
type Fields = Readonly<Record<string, unknown>>;

/** References by their fields alone, each read once; what is no list is left to be refused. */
export const plainReferences = (references: unknown): unknown =>
  Array.isArray(references)
    ? elementsOf<unknown>(references).map((entry) => {
        if (!isRecord(entry)) return entry;
        const { authors, ...fields } = entry;
        return { ...fields, authors: Array.isArray(authors) ? elementsOf<unknown>(authors) : authors };
      })
    : references;

const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

const matches = (value: unknown, pattern: RegExp): boolean => typeof value === 'string' && pattern.test(value);

/** What is demanded of a field, in words; what is written into files as it is may hold nothing that means something there. */
interface Demand {
  readonly field: keyof Reference;
  readonly says: string;
  readonly met: (value: unknown, entry: Fields) => boolean;
}

const text = (field: keyof Reference): Demand => ({ field, says: 'it is text', met: isText });

const plain = (field: keyof Reference, pattern: RegExp, says: string): Demand => ({
  field,
  says,
  met: (value) => matches(value, pattern),
});

const NUMBERED = /^[\p{L}\d][\p{L}\d.,:–-]*$/u;
const NUMBERED_SAYS = 'it is a number, or a range like 382–401';

const DEMANDS: readonly Demand[] = [
  plain('key', /^[a-z]+\d{4}[a-z]?$/, 'it is the first author and the year, like lamport1982'),
  {
    field: 'year',
    says: 'it is a year of four digits',
    met: (year) => Number.isInteger(year) && matches(String(year), /^\d{4}$/),
  },
  {
    field: 'cited',
    says: 'it is how texts cite the source, which ends with its year, like “Lamport 1983”',
    met: (cited, { year }) => matches(cited, new RegExp(`^\\p{L}.* ${String(year)}[a-z]?$`, 'u')),
  },
  {
    field: 'authors',
    says: 'it lists the authors, family names first, like “Lamport, Leslie”',
    met: (authors) => Array.isArray(authors) && authors.length > 0 && authors.every(isText),
  },
  text('title'),
];

/** What an entry need not have. */
const OPTIONAL: readonly Demand[] = [
  text('where'),
  text('series'),
  text('publisher'),
  plain('volume', NUMBERED, NUMBERED_SAYS),
  plain('number', NUMBERED, NUMBERED_SAYS),
  plain('pages', NUMBERED, NUMBERED_SAYS),
  plain('doi', /^10\.\d+\/[\w.()/:;-]+$/, 'it is a DOI, like 10.1145/357172.357176'),
];

const entryOver = (entry: unknown, place: string): string | null => {
  if (!isRecord(entry))
    return `${place} is ${quoted(entry)}: it is an entry { key, cited, kind, authors, title, year, … }`;
  if (!isOneOf(KINDS, entry['kind'])) return notOneOf(`${place}.kind`, entry['kind'], KINDS);
  const present = OPTIONAL.filter(({ field }) => entry[field] !== undefined);
  const unmet = [...DEMANDS, ...present].find(({ field, met }) => !met(entry[field], entry));
  return unmet === undefined ? null : `${place}.${unmet.field} is ${quoted(entry[unmet.field])}: ${unmet.says}`;
};

/** What is wrong with what is meant as references, or `null`; a protocol need have none. */
export const referencesOver = (references: unknown): string | null => {
  if (references === undefined) return null;
  if (!Array.isArray(references)) return `references is ${quoted(references)}: it is a list of entries`;
  for (const [i, entry] of elementsOf<unknown>(references).entries()) {
    const wrong = entryOver(entry, `references[${String(i)}]`);
    if (wrong !== null) return wrong;
  }
  const keys = elementsOf<Reference>(references).map(({ key }) => key);
  const twice = keys.find((key, i) => keys.indexOf(key) < i);
  return twice === undefined ? null : `references has the key ${quoted(twice)} twice, and would list one of the two`;
};
