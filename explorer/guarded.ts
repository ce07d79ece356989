/**
 * A protocol of one's own may throw wherever it is run: that is told like any other refusal.
 */
import * as E from 'fp-ts/lib/Either.js';
import { ProtocolThrew } from '../model/watched.ts';

/** What comes of a step; left: also what a protocol threw in it. What we throw ourselves is a bug, and goes on. */
export const guarded = <A>(step: () => E.Either<string, A>): E.Either<string, A> => {
  const done = E.tryCatch(step, (thrown) => thrown);
  if (E.isRight(done)) return done.right;
  if (done.left instanceof ProtocolThrew) return E.left(done.left.message);
  throw done.left;
};
