/**
 * What somebody else’s code hands us or throws, in words: whatever it is, there are some, and nothing is thrown.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';

/** The words for something, or others where it does not let itself be put into words. */
const orElse = (words: () => string, others: string): string =>
  pipe(
    E.tryCatch(words, () => others),
    E.getOrElse((instead) => instead),
  );

/** What `JSON.stringify` gives in fact: its type leaves out that a `toJSON` may give nothing. */
const jsonOf = (value: object): string | undefined => JSON.stringify(value);

/** A value as it may have been written: `"text"`, `7n`, `["a","b"]`. */
export const quoted = (value: unknown): string => {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'bigint':
      return `${String(value)}n`;
    case 'function':
      return 'a function';
    case 'object':
      return value === null ? 'null' : orElse(() => jsonOf(value) ?? 'an object', 'an object');
    case 'undefined':
    case 'boolean':
    case 'number':
    case 'symbol':
      return String(value);
  }
};

/** The message of something thrown, which need not be an error. */
export const messageIn = (thrown: unknown): string => {
  if (typeof thrown === 'string') return thrown;
  return thrown instanceof Error ? orElse(() => thrown.message, 'an error') : quoted(thrown);
};

/** The same with the name of the error before it, if it is one. */
export const thrownWords = (thrown: unknown): string =>
  thrown instanceof Error ? orElse(() => `${thrown.name}: ${thrown.message}`, 'an error') : messageIn(thrown);
