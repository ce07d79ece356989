/**
 * How the checker of arguments goes on, and what it objects to.
 *
 * As the checker of proofs does, it yields its progress and is resumed with nothing, or with the bound that it is to stop
 * at; the first objection ends it.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Bound } from '../../../properties/verdict.ts';
import type { CheckerProgress } from '../search.ts';

/** What an objection is about. */
export type ObjectionGround =
  /** The protocol is another version than the argument's. */
  | 'OtherProtocol'
  /** A world cannot be run, or is not allowed, or its deviations are not what they say. */
  | 'World'
  /** Somebody decides something else. */
  | 'Decision'
  /** Validity forces something else. */
  | 'Forced'
  /** Other properties are broken. */
  | 'Broken'
  /** A general is not loyal in both worlds, or does not see the same. */
  | 'Twin'
  /** Agreement and the twins do not lead from one forced order to another. */
  | 'Connection'
  /** The world that is said to break a property does not. */
  | 'Refuted'
  /** The validity has no meaning for the problem and the faults. */
  | 'Validity'
  /** A message does not arrive as prescribed, and the fault model does not allow that. */
  | 'Departure'
  /** What is said is no view that the sender can claim to have. */
  | 'View'
  /** A general does not decide in both executions, or does not see the same. */
  | 'Link';

/** Why an argument is refused: the field, and what is wrong with it. */
export interface Objection {
  readonly _tag: ObjectionGround;
  readonly field: string;
  readonly message: string;
}

/** Why an examination ended before it was through. */
export type Ended =
  { readonly _tag: 'Refused'; readonly objection: Objection } | { readonly _tag: 'Stopped'; readonly bound: Bound };

/** A part of an examination: what it hands on, or why everything ends. */
export type Examination<A> = Generator<CheckerProgress, E.Either<Ended, A>, Bound | undefined>;

export const objection = (_tag: ObjectionGround, field: string, message: string): E.Either<Objection, never> =>
  E.left({ _tag, field, message });

/** An objection ends the examination. */
export const refused: <A>(checked: E.Either<Objection, A>) => E.Either<Ended, A> = E.mapLeft(
  (found: Objection): Ended => ({ _tag: 'Refused', objection: found }),
);

/** Let others have a turn; whether it goes on. `done` says how many executions were run. */
export const turn = function* (done: number): Examination<null> {
  const bound = yield {
    doing: 'running the executions',
    phase: 'running the executions',
    evaluations: done,
    scenarios: BigInt(done),
  };
  return bound === undefined ? E.right(null) : E.left({ _tag: 'Stopped', bound });
};

/** What came of an examination that accepts with an `A`. */
export type Examined<A> = ({ readonly _tag: 'Accepted' } & A) | Ended;

/** An examination, run as a whole. */
export const examined = function* <A extends object>(
  examination: Examination<A>,
): Generator<CheckerProgress, Examined<A>, Bound | undefined> {
  const result = yield* examination;
  return E.isRight(result) ? { _tag: 'Accepted', ...result.right } : result.left;
};
