/**
 * When the types of a protocol are looked over: where it is asked for, and where the laws refuse a program that looks at its
 * values, to name the line.
 */
import * as E from 'fp-ts/lib/Either.js';
import { ProtocolThrew } from '../../model/watched.ts';
import type { Failure } from '../exit.ts';
import { fileFailure } from '../exit.ts';
import type { Loaded } from '../loaded.ts';
import type { Establishment } from '../../engines/premises.ts';
import { notMade } from './established.ts';
import { lookText, looksAtValues } from './types-checked.ts';

/** More than so many lines are not told. */
const MOST_TOLD = 5;

/** Where a loaded protocol looks at truth values; or why that was not looked for. */
const linesOf = ({ file, module }: Loaded): E.Either<string, readonly string[]> => {
  if (file === null) return E.left(module === null ? 'its text is not at hand' : 'its file is at a revision');
  const looks = looksAtValues([file]);
  if (E.isLeft(looks)) return looks;
  const more = looks.right.length - MOST_TOLD;
  return E.right([...looks.right.slice(0, MOST_TOLD).map(lookText), ...(more > 0 ? [`and ${String(more)} more`] : [])]);
};

/** The protocol, with what its types establish; one that looks at values is refused, with the lines. */
export const checkedStatically = (loaded: Loaded): E.Either<Failure, Loaded> => {
  if (loaded.established.values === 'checked by our tests') return E.right(loaded);
  const lines = linesOf(loaded);
  if (E.isRight(lines) && lines.right.length > 0)
    return E.left(fileFailure(`${loaded.protocol.name} looks at truth values:\n${lines.right.join('\n')}`));
  const values: Establishment = E.isLeft(lines) ? notMade(lines.left) : 'checked';
  return E.right({ ...loaded, established: { ...loaded.established, values } });
};

/** What is said of a program that looks at its values: by a law, and by a symbol that stands for one (`model/recording/ink.ts`). */
const LOOKS = /branches on a value|Symbol value to a (number|string)/;

/** What is said, and the lines that it is about. */
const withLines = (loaded: Loaded, message: string): Failure => {
  const lines = linesOf(loaded);
  const told = E.isLeft(lines) ? [`The line was not looked for: ${lines.left}`] : lines.right;
  return fileFailure([message, ...told].join('\n'));
};

/** What the laws say; where they refuse a program that looks at its values, with the lines in which it does. */
export const withLinesOf = <A>(loaded: Loaded, laws: () => E.Either<Failure, A>): E.Either<Failure, A> => {
  const obeyed = E.tryCatch(laws, (thrown) => thrown);
  if (E.isLeft(obeyed)) {
    if (!(obeyed.left instanceof ProtocolThrew) || !LOOKS.test(obeyed.left.message)) throw obeyed.left;
    return E.left(withLines(loaded, obeyed.left.message));
  }
  const { right: said } = obeyed;
  return E.isLeft(said) && LOOKS.test(said.left.message) ? E.left(withLines(loaded, said.left.message)) : said;
};
