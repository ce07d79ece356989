/**
 * The texts of the command line, read as values. A text that cannot be one is told of, with the option it was given to.
 */
import { InvalidArgumentError } from '@commander-js/extra-typings';
import { parseRunPlace, SLICE } from '../engines/fuzz/slice.ts';
import { nearest } from '../model/nearest.ts';

/** A number as it is written here: plain decimal digits, and one way for each. */
const PLAIN = /^(?!-0$)-?(0|[1-9]\d*)(\.\d*[1-9])?$/;

/** What must be done with a text that is not written so: 0x4, 1e1, 4.0, ４, 04 are told which number they may be. */
const plainlyWritten = (text: string): string => {
  const known = text.normalize('NFKC').trim().replaceAll('_', '');
  const value = Math.abs(Number(known)) === 0 ? 0 : Number(known);
  return known !== '' && PLAIN.test(String(value))
    ? `It must be written as a plain number: ${String(value)}.`
    : 'It must be a number.';
};

/** Numbers are judged where they are used, with the others that they have to fit. */
export const number = (text: string): number => {
  if (!PLAIN.test(text)) throw new InvalidArgumentError(plainlyWritten(text));
  return Number(text);
};

export const positive = (text: string): number => {
  const value = number(text);
  if (!Number.isFinite(value) || value <= 0) throw new InvalidArgumentError('It must be a number above 0.');
  return value;
};

export const positiveWhole = (text: string): number => {
  const value = positive(text);
  if (!Number.isInteger(value)) throw new InvalidArgumentError('It must be a whole number above 0.');
  return value;
};

/** How many states may be kept: a table holds no more than 16.7 million entries. */
export const states = (text: string): number => {
  const value = positiveWhole(text);
  if (value > 10_000_000) throw new InvalidArgumentError('It must be at most 10000000.');
  return value;
};

/** One more parameter of the protocol, beside those given before. */
export const parameter = (
  text: string,
  before: Readonly<Record<string, number>> | undefined,
): Readonly<Record<string, number>> => {
  const [, name = '', value = ''] = /^([^=]+)=([^=]+)$/.exec(text) ?? [];
  if (name === '') throw new InvalidArgumentError('It must look like name=number, e.g. phases=1.');
  if (!PLAIN.test(value))
    throw new InvalidArgumentError(`It must look like name=number, e.g. ${name}=1. ${plainlyWritten(value)}`);
  if (!Number.isInteger(Number(value)))
    throw new InvalidArgumentError(`It must look like name=number, e.g. ${name}=1, and be a whole number.`);
  return { ...before, [name]: Number(value) };
};

/** The path of a fuzzed volley. */
export const path = (text: string): string => {
  if (parseRunPlace(text) === null)
    throw new InvalidArgumentError(
      `It must look like slice:run, e.g. 0:17, as it was printed; a slice has ${String(SLICE)} runs.`,
    );
  return text;
};

/** Names with commas between, each once; `example` for a text that names nothing. */
const namesLike = (example: string, text: string): readonly string[] => {
  const listed = text
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (listed.length === 0) throw new InvalidArgumentError(`It must name something, e.g. ${example}.`);
  return [...new Set(listed)];
};

/** Names of protocols, with commas between, each once. */
export const names = (text: string): readonly string[] => namesLike('om,phase-king', text);

/** Some of these, with commas between, each once. */
export const listOf =
  <A extends string>(known: readonly A[]) =>
  (text: string): readonly A[] =>
    namesLike(known.join(','), text).map((name) => {
      const found = known.find((each) => each === name);
      if (found !== undefined) return found;
      const near = nearest(name, known);
      const hint = near === null ? '' : ` Did you mean ${near}?`;
      throw new InvalidArgumentError(`There is no “${name}”, but ${known.join(', ')}.${hint}`);
    });
