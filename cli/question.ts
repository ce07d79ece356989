/**
 * From the arguments of the command line to a question: the instance, how many may be faulty, which properties.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { AskedOf, Posed, PosingError, QuestionSubject } from '../inquiry/question.ts';
import { pose } from '../inquiry/question.ts';
import type { Failure } from '../host/exit.ts';
import { fileFailure, usageFailure } from '../host/exit.ts';
import { enterPhase } from '../host/phase.ts';

/** The options that say what is asked. */
export interface QuestionOptions extends Omit<AskedOf, 'parameters'> {
  readonly param?: Readonly<Record<string, number>> | undefined;
}

const failureOf = ({ _tag, message }: PosingError): Failure => {
  switch (_tag) {
    case 'BadQuestion':
      return usageFailure(message);
    case 'BadProtocol':
      return fileFailure(message);
  }
};

/** The question that the options ask of a protocol. */
export const poseQuestion = (
  subject: QuestionSubject,
  { param, ...asked }: QuestionOptions,
): E.Either<Failure, Posed> => {
  enterPhase('laying out the schedule');
  return pipe(pose(subject, { ...asked, parameters: param }), E.mapLeft(failureOf));
};
