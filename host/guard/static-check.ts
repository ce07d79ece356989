/**
 * When the types of a protocol are looked over: where it is asked for, and where the laws refuse a program that looks at its
 * values, to name the line.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as RA from 'fp-ts/lib/ReadonlyArray.js';
import { ProtocolThrew } from '../../model/watched.ts';
import type { Failure } from '../exit.ts';
import { fileFailure } from '../exit.ts';
import type { Loaded } from '../loaded.ts';
import { notMade } from './established.ts';
import type { Unseen } from './types-checked.ts';
import { lookText, looksAtValues } from './types-checked.ts';

/** More than so many lines are not told. */
const MOST_TOLD = 5;

/** The first of many lines, and how many more there are. */
const firstOf = (lines: readonly string[]): readonly string[] => {
  const more = lines.length - MOST_TOLD;
  return [...lines.slice(0, MOST_TOLD), ...(more > 0 ? [`and ${String(more)} more`] : [])];
};

/** Where a loaded protocol looks at truth values; or why nothing is known of that. */
const looksOf = ({ file, module }: Loaded): E.Either<Unseen, readonly string[]> =>
  file === null
    ? E.left({ _tag: 'NotMade', reason: module === null ? 'its text is not at hand' : 'its file is at a revision' })
    : pipe(looksAtValues([file]), E.map(RA.map(lookText)));

/** The protocol, with what its types establish; one that looks at values, or does not compile, is refused with the lines. */
export const checkedStatically = (loaded: Loaded): E.Either<Failure, Loaded> => {
  const { established, protocol } = loaded;
  if (established.values === 'checked by our tests') return E.right(loaded);
  const refused = (what: string, lines: readonly string[]): E.Either<Failure, never> =>
    E.left(fileFailure(`${protocol.name} ${what}:\n${firstOf(lines).join('\n')}`));
  const looks = looksOf(loaded);
  if (E.isLeft(looks))
    return looks.left._tag === 'Uncompiled'
      ? refused('does not compile', looks.left.errors)
      : E.right({ ...loaded, established: { ...established, values: notMade(looks.left.reason) } });
  return looks.right.length > 0
    ? refused('looks at truth values', looks.right)
    : E.right({ ...loaded, established: { ...established, values: 'checked' } });
};

/** What is said of a program that looks at its values: by a law, and by a symbol that stands for one (`model/recording/ink.ts`). */
const LOOKS = /branches on a value|Symbol value to a (number|string)/;

/** What is said, and the lines that it is about. */
const withLines = (loaded: Loaded, message: string): Failure => {
  const looks = looksOf(loaded);
  const told = E.isRight(looks)
    ? firstOf(looks.right)
    : looks.left._tag === 'NotMade'
      ? [`The line was not looked for: ${looks.left.reason}`]
      : ['The line was not looked for, because it does not compile:', ...firstOf(looks.left.errors)];
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
