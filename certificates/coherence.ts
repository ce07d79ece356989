/**
 * What the form of a file cannot say: that its parts fit together. What is wrong is told by its field.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { General } from '../model/army.ts';
import { nearest } from '../model/nearest.ts';
import type { FileError } from './decoding.ts';
import { badField } from './decoding.ts';

/** What is wrong: the field, and why. */
export type Wrong = readonly [field: string, message: string];

/** There is no such general among n; told as it is written. */
export const stranger = (n: number, field: string, who: General | string): readonly Wrong[] =>
  Number(who) < n ? [] : [[field, `there is no general ${String(who)}: the generals are 0 to ${String(n - 1)}`]];

/** The faulty are generals, listed ascending. */
export const wrongFaulty = function* (n: number, field: string, faulty: readonly General[]): Generator<Wrong> {
  for (const [i, who] of faulty.entries()) {
    yield* stranger(n, `${field}[${String(i)}]`, who);
    if (i > 0 && who <= (faulty[i - 1] ?? 0))
      yield [`${field}[${String(i)}]`, 'the faulty are listed ascending, each once'];
  }
};

/** At most so many faulty of n. */
export const wrongBound = (n: number, t: number): readonly Wrong[] =>
  t <= n ? [] : [['t', `t = ${String(t)}, but there are only ${String(n)} generals`]];

/** Names by general are those of known orders, and of what may stand there `besides`. */
export const wrongNames = function* (
  n: number,
  field: string,
  byGeneral: Readonly<Record<string, string>>,
  known: readonly string[],
  ...besides: readonly string[]
): Generator<Wrong> {
  for (const [who, name] of Object.entries(byGeneral)) {
    yield* stranger(n, `${field}.${who}`, who);
    if (known.includes(name) || besides.includes(name)) continue;
    const near = nearest(name, known);
    const hint = near === null ? '.' : `; did you mean ${near}?`;
    yield [`${field}.${who}`, `there is no order “${name}”${hint} There are ${known.join(', ')}`];
  }
};

/** The generals that hold an order are the first ones. */
export const wrongHolders = function* (field: string, orders: Readonly<Record<string, string>>): Generator<Wrong> {
  const holders = Object.keys(orders).length;
  for (let who = 0; who < holders; who++)
    if (orders[String(who)] === undefined) yield [field, `general ${String(who)} has no order, but a later one has`];
};

/** The value, unless something is wrong with it; then the first thing. */
export const unlessWrong = <A>(value: A, problems: Iterable<Wrong>): E.Either<FileError, A> => {
  for (const [field, message] of problems) return badField(field, message);
  return E.right(value);
};
