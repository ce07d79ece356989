/**
 * What a test expects of an `Either`, unwrapped; the other side fails the test and shows itself.
 */
import type { Either } from 'fp-ts/lib/Either.js';
import { isLeft, isRight } from 'fp-ts/lib/Either.js';

/** The right side. */
export const right = <L, R>(either: Either<L, R>): R => {
  if (isRight(either)) return either.right;
  throw new Error(`expected a right, and got a left: ${JSON.stringify(either.left)}`);
};

/** The left side. */
export const left = <L, R>(either: Either<L, R>): L => {
  if (isLeft(either)) return either.left;
  throw new Error('expected a left, and got a right');
};
