/**
 * The files that bad inputs are about.
 */
import { om3Counterexample } from '../counterexample.ts';
import type { BadInput } from './case.ts';

type Branch = Readonly<Record<string, unknown>>;

/** A value with another one at a path, or without one there where it is `undefined`. */
export const changed = (whole: unknown, [first, ...rest]: readonly string[], value: unknown): unknown => {
  if (first === undefined) return value;
  if (Array.isArray(whole))
    return whole.map((each: unknown, i) => (String(i) === first ? changed(each, rest, value) : each));
  const branch = whole as Branch;
  return { ...branch, [first]: changed(branch[first], rest, value) };
};

/** The text of a counterexample with another value at a path, such as `army.n`. */
export const counterexampleWith = (path: string, value: unknown): string =>
  JSON.stringify(changed(om3Counterexample, path.split('.'), value));

/** A counterexample that is replayed, with another value at a path; `undefined`: without one. */
export const field = (path: string, value: unknown, says: string): BadInput => ({
  line: 'replay a.json',
  exit: 65,
  says,
  files: { 'a.json': counterexampleWith(path, value) },
});

/** Expectations, as a text. */
export const expecting = (text: string, says: string): BadInput => ({
  line: 'regress --expectations e.json --corpus corpus',
  exit: 65,
  says,
  files: { 'e.json': text, 'corpus/.keep': '' },
});

/** Expectations with one cell, some fields of which are exchanged, or left out where they are `undefined`. */
export const cell = (parts: Branch, says: string): BadInput => {
  const cells = [{ protocol: 'om', n: 4, m: 1, verdict: 'holds', ...parts }];
  return expecting(JSON.stringify({ schema: 'strategos/expectations/1', cells }), says);
};
