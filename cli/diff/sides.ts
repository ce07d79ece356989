/**
 * The two sides of a comparison: both protocols loaded, asked the same question, and joined.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Posed } from '../../inquiry/question.ts';
import type { Joint } from '../../model/joint.ts';
import { joined } from '../../model/joint.ts';
import { nearest } from '../../model/nearest.ts';
import type { Failure } from '../../host/exit.ts';
import { usageFailure } from '../../host/exit.ts';
import { withLinesOf } from '../../host/guard/static-check.ts';
import type { Loaded } from '../../host/load.ts';
import { load, obeysLaws } from '../../host/load.ts';
import type { QuestionOptions } from '../question.ts';
import { poseQuestion } from '../question.ts';

/** One side. */
export interface ComparedSide {
  /** As it was given: a name, a file, a file at a revision. */
  readonly given: string;
  readonly loaded: Loaded;
  readonly posed: Posed;
}

export interface Sides {
  readonly a: ComparedSide;
  readonly b: ComparedSide;
  readonly joint: Joint;
  /** At most this many are faulty. */
  readonly t: number;
}

const cannot = (message: string): Failure => usageFailure(`they cannot be compared: ${message}`);

/** The faults that both have a meaning under: those that were asked for, or the first of a's that are b's as well. */
const commonFaults = (a: Loaded, b: Loaded, asked: string | undefined): E.Either<Failure, string> => {
  if (asked !== undefined) return E.right(asked);
  const family = a.protocol.faults.find((each) => b.protocol.faults.includes(each));
  return family === undefined
    ? E.left(
        cannot(
          `there are no faults that both have a meaning under: ${a.protocol.name} has ${a.protocol.faults.join(', ')}, ${b.protocol.name} has ${b.protocol.faults.join(', ')}`,
        ),
      )
    : E.right(family);
};

/** Each parameter goes to whoever has it; one that nobody has is a mistake. */
const parametersFor = (
  { protocol }: Loaded,
  asked: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(asked).filter(([name]) => Object.hasOwn(protocol.parameters, name)));

const strangers = (a: Loaded, b: Loaded, asked: Readonly<Record<string, number>>): E.Either<Failure, null> => {
  const known = [...Object.keys(a.protocol.parameters), ...Object.keys(b.protocol.parameters)];
  const stranger = Object.keys(asked).find((name) => !known.includes(name));
  if (stranger === undefined) return E.right(null);
  const near = nearest(stranger, known);
  return E.left(
    usageFailure(
      `neither of them has a parameter “${stranger}”.${near === null ? '' : ` Did you mean ${near}?`} ${known.length === 0 ? 'They have none.' : `There are ${[...new Set(known)].join(', ')}.`}`,
    ),
  );
};

/** The question to one side; a protocol that may have been changed has to obey the laws first. */
const pose = (loaded: Loaded, asked: QuestionOptions, faults: string): E.Either<Failure, Posed> =>
  pipe(
    poseQuestion(loaded, { ...asked, faults, param: parametersFor(loaded, asked.param ?? {}) }),
    E.tap(({ question }) =>
      loaded.fromSource ? withLinesOf(loaded, () => obeysLaws(question.instance, question.t)) : E.right(null),
    ),
  );

/** Both sides, or why they cannot be compared. */
export const sidesOf = (given: readonly [string, string], asked: QuestionOptions): TE.TaskEither<Failure, Sides> =>
  pipe(
    TE.Do,
    TE.bind('first', () => load(given[0])),
    TE.bind('second', () => load(given[1])),
    TE.chainEitherK(({ first, second }) =>
      pipe(
        E.Do,
        // Said before anything is asked of either: what they are for is no matter of sizes.
        E.filterOrElse(
          () => first.protocol.problem === second.protocol.problem,
          () =>
            cannot(
              `they solve different problems: ${first.protocol.name} is for ${first.protocol.problem}, ${second.protocol.name} for ${second.protocol.problem}`,
            ),
        ),
        E.flatMap(() => strangers(first, second, asked.param ?? {})),
        E.flatMap(() => commonFaults(first, second, asked.faults)),
        E.flatMap((faults) =>
          pipe(
            E.Do,
            E.bind('posedA', () => pose(first, asked, faults)),
            E.bind('posedB', () => pose(second, asked, faults)),
          ),
        ),
        E.flatMap(({ posedA, posedB }) =>
          pipe(
            joined(posedA.question.instance, posedB.question.instance),
            E.bimap(
              ({ message }) => cannot(message),
              (joint): Sides => ({
                a: { given: given[0], loaded: first, posed: posedA },
                b: { given: given[1], loaded: second, posed: posedB },
                joint,
                t: posedA.question.t,
              }),
            ),
          ),
        ),
      ),
    ),
  );
