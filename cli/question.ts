/**
 * From the arguments of the command line to a question: the instance, how many may be faulty, which properties.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { Question } from '../engines/question.ts';
import type { Army } from '../model/army.ts';
import { faultyOf } from '../model/army.ts';
import type { FaultModel } from '../model/fault-model.ts';
import { faultModelOf, standardFaults } from '../model/faults/registry.ts';
import { instanceOf } from '../model/instance.ts';
import { problemOf } from '../model/problem.ts';
import type { Protocol } from '../model/protocol.ts';
import { standardProperties, withOwn } from '../properties/standard.ts';
import type { ValidityName } from '../properties/validity.ts';
import { standardValidity, validityNameOf } from '../properties/validity.ts';
import type { Failure } from './exit.ts';
import { fileFailure, usageFailure } from './exit.ts';
import type { Loaded } from './load.ts';
import { enterPhase } from './phase.ts';

/** The options that say what is asked. */
export interface QuestionOptions {
  readonly n?: number | undefined;
  readonly m?: number | undefined;
  readonly t?: number | undefined;
  readonly faults?: string | undefined;
  readonly values?: number | undefined;
  readonly param?: Readonly<Record<string, number>> | undefined;
  readonly validity?: string | undefined;
}

/** A question, and which validity it asks about. */
export interface Posed {
  readonly question: Question;
  readonly validity: ValidityName;
}

const needed = (
  given: number | undefined,
  standard: number | null,
  option: string,
  protocol: Protocol,
): E.Either<Failure, number> =>
  given !== undefined
    ? E.right(given)
    : standard !== null
      ? E.right(standard)
      : E.left(usageFailure(`${protocol.name} needs ${option}; for example: -n 4 -m 1`));

const asUsage = ({ message }: { readonly message: string }): Failure => usageFailure(message);

/** How many may be faulty: `-t`, or m, if there are so many generals; nobody where only links fail. */
const mayBeFaulty = (
  asked: QuestionOptions,
  { n, m }: Army,
  { generalsFail, name: faults }: FaultModel,
): E.Either<Failure, number> => {
  if (generalsFail)
    return asked.t === undefined && m > n
      ? E.left(
          usageFailure(
            `m = ${String(m)}: there are only ${String(n)} generals; say with -t how many of them may be faulty`,
          ),
        )
      : E.right(asked.t ?? m);
  return asked.t === undefined || asked.t === 0
    ? E.right(0)
    : E.left(usageFailure(`under ${faults} nobody is faulty, so -t can only be 0`));
};

/** The question that the options ask of a protocol. */
export const poseQuestion = ({ protocol, properties }: Loaded, asked: QuestionOptions): E.Either<Failure, Posed> => {
  const { sizes, problem } = protocol;
  return pipe(
    E.Do,
    E.bind('n', () =>
      needed(asked.n, sizes.least === sizes.most ? sizes.least : null, '-n, how many generals', protocol),
    ),
    E.bind('m', () => needed(asked.m, problemOf({ problem }).m, '-m, how many traitors it is built for', protocol)),
    E.bind('faults', () =>
      asked.faults === undefined
        ? E.right(standardFaults(protocol))
        : pipe(faultModelOf(asked.faults), E.mapLeft(asUsage)),
    ),
    E.bind('instance', ({ n, m, faults }) => {
      enterPhase('laying out the schedule');
      return pipe(
        instanceOf(protocol, { n, m, values: asked.values ?? 2, parameters: asked.param ?? {} }, faults),
        // Labels that make no sense are the protocol's mistake, everything else that of the command line.
        E.mapLeft((error) => (error._tag === 'BadLabels' ? fileFailure(error.message) : asUsage(error))),
      );
    }),
    E.bind('t', ({ faults, instance }) =>
      pipe(
        mayBeFaulty(asked, instance.army, faults),
        E.flatMap((t) => pipe(faultyOf(t, instance.army), E.mapLeft(asUsage))),
      ),
    ),
    E.bind('validity', ({ instance }) =>
      asked.validity === undefined
        ? E.right(standardValidity(instance))
        : pipe(validityNameOf(instance, asked.validity), E.mapLeft(asUsage)),
    ),
    E.map(({ instance, t, validity }): Posed => ({
      question: { instance, t, properties: withOwn(standardProperties(instance, validity), properties) },
      validity,
    })),
  );
};
