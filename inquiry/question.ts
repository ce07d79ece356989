/**
 * Posing: from what is asked of a protocol to a question, or why there is no such question.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { Question } from '../engines/question.ts';
import type { Army } from '../model/army.ts';
import { faultyOf } from '../model/army.ts';
import type { FaultModel } from '../model/fault-model.ts';
import { faultModelOf, standardFaults } from '../model/faults/registry.ts';
import type { Instance } from '../model/instance.ts';
import { instanceOf } from '../model/instance.ts';
import { problemOf } from '../model/problem.ts';
import type { Protocol } from '../model/protocol.ts';
import type { Property } from '../properties/property.ts';
import { standardProperties, withOwn } from '../properties/standard.ts';
import type { ValidityName } from '../properties/validity.ts';
import { standardValidity, validityNameOf } from '../properties/validity.ts';

/** What a question is about: a protocol, and the properties that its module brings along. */
export interface QuestionSubject {
  readonly protocol: Protocol;
  readonly properties: readonly Property[];
}

/** What is asked; what is left out is standard. */
export interface AskedOf {
  readonly n?: number | undefined;
  readonly m?: number | undefined;
  readonly t?: number | undefined;
  readonly faults?: string | undefined;
  readonly values?: number | undefined;
  readonly parameters?: Readonly<Record<string, number>> | undefined;
  readonly validity?: string | undefined;
}

/** A question, and which validity it asks about. */
export interface Posed {
  readonly question: Question;
  readonly validity: ValidityName;
}

/** Why there is no such question: what is asked makes no sense, or the protocol does not at these sizes. */
export interface PosingError {
  readonly _tag: 'BadQuestion' | 'BadProtocol';
  readonly message: string;
}

/** How a number is called by those who ask: `-n` on the command line. */
export type NumberSpelling = (number: 'n' | 'm' | 't') => string;

const asOption: NumberSpelling = (number) => `-${number}`;

const badQuestion = ({ message }: { readonly message: string }): PosingError => ({ _tag: 'BadQuestion', message });

const needed = (
  given: number | undefined,
  standard: number | null,
  option: string,
  protocol: Protocol,
): E.Either<PosingError, number> =>
  given !== undefined
    ? E.right(given)
    : standard !== null
      ? E.right(standard)
      : E.left(badQuestion({ message: `${protocol.name} needs ${option}; for example: -n 4 -m 1` }));

/** How many may be faulty: t, or m, if there are so many generals; nobody where only links fail. */
const mayBeFaulty = (
  asked: number | undefined,
  { n, m }: Army,
  { generalsFail, name: faults }: FaultModel,
  spelled: NumberSpelling,
): E.Either<PosingError, number> => {
  if (generalsFail)
    return asked === undefined && m > n
      ? E.left(
          badQuestion({
            message: `m = ${String(m)}: there are only ${String(n)} generals; say with ${spelled('t')} how many of them may be faulty`,
          }),
        )
      : E.right(asked ?? m);
  return asked === undefined || asked === 0
    ? E.right(0)
    : E.left(badQuestion({ message: `under ${faults} nobody is faulty, so ${spelled('t')} can only be 0` }));
};

/** The question about an instance: the standard properties, and those that its module brings along. */
export const posedOn = (
  instance: Instance,
  t: number,
  own: readonly Property[],
  validity: ValidityName = standardValidity(instance),
): Posed => ({
  question: { instance, t, properties: withOwn(standardProperties(instance, validity), own) },
  validity,
});

/** The question that is asked of a protocol. */
export const pose = (
  { protocol, properties }: QuestionSubject,
  asked: AskedOf,
  spelled: NumberSpelling = asOption,
): E.Either<PosingError, Posed> => {
  const { sizes, problem } = protocol;
  return pipe(
    E.Do,
    E.bind('n', () =>
      needed(asked.n, sizes.least === sizes.most ? sizes.least : null, `${spelled('n')}, how many generals`, protocol),
    ),
    E.bind('m', () =>
      needed(asked.m, problemOf({ problem }).m, `${spelled('m')}, how many traitors it is built for`, protocol),
    ),
    E.bind('faults', () =>
      asked.faults === undefined
        ? E.right(standardFaults(protocol))
        : pipe(faultModelOf(asked.faults), E.mapLeft(badQuestion)),
    ),
    E.bind('instance', ({ n, m, faults }) =>
      pipe(
        instanceOf(protocol, { n, m, values: asked.values ?? 2, parameters: asked.parameters ?? {} }, faults),
        // Labels that make no sense are the protocol's mistake, everything else that of the question.
        E.mapLeft((error): PosingError =>
          error._tag === 'BadLabels' ? { _tag: 'BadProtocol', message: error.message } : badQuestion(error),
        ),
      ),
    ),
    E.bind('t', ({ faults, instance }) =>
      pipe(
        mayBeFaulty(asked.t, instance.army, faults, spelled),
        E.flatMap((t) => pipe(faultyOf(t, instance.army), E.mapLeft(badQuestion))),
      ),
    ),
    E.bind('validity', ({ instance }) =>
      asked.validity === undefined
        ? E.right(standardValidity(instance))
        : pipe(validityNameOf(instance, asked.validity), E.mapLeft(badQuestion)),
    ),
    E.map(({ instance, t, validity }) => posedOn(instance, t, properties, validity)),
  );
};
