/**
 * A question about a protocol that has to obey the laws first: one that is the user's own, and so was never tried.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { Failure } from '../host/exit.ts';
import type { Loaded } from '../host/load.ts';
import { obeysLaws } from '../host/load.ts';
import { withLinesOf } from '../host/guard/static-check.ts';
import type { Posed } from '../inquiry/question.ts';
import type { QuestionOptions } from './question.ts';
import { poseQuestion } from './question.ts';

/** The question that the options ask; or which law the protocol breaks, with the line of its file. */
export const poseLawfully = (loaded: Loaded, asked: QuestionOptions): E.Either<Failure, Posed> =>
  pipe(
    poseQuestion(loaded, asked),
    E.tap(({ question }) =>
      loaded.fromSource
        ? withLinesOf(loaded, () => obeysLaws(question.instance, question.t, loaded.properties))
        : E.right(null),
    ),
  );
