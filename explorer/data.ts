/**
 * What is put into the page: counterexamples to pick from, and protocols of one’s own. It is JSON in an element of the
 * page, written so that nothing in it can be taken for markup.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Counterexample } from '../counterexamples/counterexample.ts';
import type { Script } from './script.ts';

/** What the page cannot know by itself: it is put in when it is built. */
export interface Build {
  readonly version: string;
  /** By registered protocol. */
  readonly fingerprints: Readonly<Record<string, string>>;
}

/** What comes with the page. */
export interface PageData {
  readonly counterexamples: readonly Counterexample[];
  /** Protocols of one’s own. */
  readonly scripts: readonly Script[];
  /** The link to what is shown where the address says nothing; `null` for what is best known. */
  readonly first: string | null;
}

export const noData: PageData = { counterexamples: [], scripts: [], first: null };

const OPENING = '<script type="application/json" id="strategos-data">';
const CLOSING = '</script>';

/** JSON in which nothing is markup: `<` is written as an escape, and the two characters that end a line in old scripts. */
const harmless = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** What an element's text holds, as a record; an empty one where it cannot be used. */
const recordIn = (text: string): Readonly<Record<string, unknown>> => {
  const json = E.tryCatch((): unknown => JSON.parse(text), String);
  return E.isRight(json) && isRecord(json.right) ? json.right : {};
};

/** The page with this in it, beside what else it came with; left: the text is not the explorer's page. */
export const explorerPage = (html: string, data: Partial<PageData>): E.Either<string, string> => {
  const start = html.indexOf(OPENING);
  const end = start < 0 ? -1 : html.indexOf(CLOSING, start);
  if (end < 0)
    return E.left('this is not the explorer’s page: it has no place for data. Build it anew: npm run explorer');
  const begin = start + OPENING.length;
  const present = recordIn(html.slice(begin, end));
  return E.right(html.slice(0, begin) + harmless({ ...present, ...data }) + html.slice(end));
};

/** Counterexamples stay texts until they are picked: then they are read like any file. */
export interface Embedded {
  readonly examples: readonly { readonly title: string; readonly text: string }[];
  readonly scripts: readonly Script[];
  readonly first: string | null;
}

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Scripts are written by us, so it is enough to see that one is meant. */
const isScript = (value: unknown): value is Script =>
  isRecord(value) && typeof value['key'] === 'string' && typeof value['text'] === 'string' && isRecord(value['choice']);

/** What an element's text holds; nothing where it holds nothing that could be used. */
export const embeddedIn = (text: string): Embedded => {
  const data = recordIn(text);
  return {
    examples: listIn(data['counterexamples'])
      .filter(isRecord)
      .map((each) => ({
        title: textIn(each['title']) || 'a counterexample without a title',
        text: JSON.stringify(each, null, 2),
      })),
    scripts: listIn(data['scripts']).filter(isScript),
    first: typeof data['first'] === 'string' ? data['first'] : null,
  };
};
