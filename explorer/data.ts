/**
 * What is put into the page: counterexamples to pick from, and protocols of one’s own. It is JSON in an element of the
 * page, written so that nothing in it can be taken for markup.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Counterexample } from '../counterexamples/counterexample.ts';
import type { Script } from './repertoire.ts';

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
}

export const noData: PageData = { counterexamples: [], scripts: [] };

const OPENING = '<script type="application/json" id="strategos-data">';
const CLOSING = '</script>';

/** JSON in which nothing is markup: `<` is written as an escape, and the two characters that end a line in old scripts. */
const harmless = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

/** The page with this data in it, instead of what it came with; left: the text is not the explorer's page. */
export const explorerPage = (html: string, data: PageData): E.Either<string, string> => {
  const start = html.indexOf(OPENING);
  const end = start < 0 ? -1 : html.indexOf(CLOSING, start);
  return end < 0
    ? E.left('this is not the explorer’s page: it has no place for data. Build it anew: npm run explorer')
    : E.right(html.slice(0, start + OPENING.length) + harmless(data) + html.slice(end));
};

/** Counterexamples stay texts until they are picked: then they are read like any file. */
export interface Embedded {
  readonly examples: readonly { readonly title: string; readonly text: string }[];
  readonly scripts: readonly Script[];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const textIn = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Scripts are written by us, so it is enough to see that one is meant. */
const isScript = (value: unknown): value is Script =>
  isRecord(value) && typeof value['key'] === 'string' && typeof value['text'] === 'string' && isRecord(value['choice']);

/** What an element's text holds; nothing where it holds nothing that could be used. */
export const embeddedIn = (text: string): Embedded => {
  const json = E.tryCatch((): unknown => JSON.parse(text), String);
  const data = E.isRight(json) && isRecord(json.right) ? json.right : {};
  return {
    examples: listIn(data['counterexamples'])
      .filter(isRecord)
      .map((each) => ({
        title: textIn(each['title']) || 'a counterexample without a title',
        text: JSON.stringify(each, null, 2),
      })),
    scripts: listIn(data['scripts']).filter(isScript),
  };
};
