/**
 * What a matcher is told: which properties, and at which sizes. What makes no sense is told as a `MatcherError`, so that a
 * test fails with one sentence and no stack of ours.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { EngineName } from '../engines/check-options.ts';
import type { Question } from '../engines/question.ts';
import type { Posed } from '../inquiry/question.ts';
import { pose } from '../inquiry/question.ts';
import { isMeantAsProtocol, lookOver } from '../model/look-over.ts';
import { nearest } from '../model/nearest.ts';
import type { FaultName } from '../model/faults/registry.ts';
import type { Protocol } from '../model/protocol.ts';
import { watched } from '../model/watched.ts';
import { propertiesFrom } from '../properties/exported.ts';
import type { Property } from '../properties/property.ts';
import type { ValidityName } from '../properties/validity.ts';

/** A matcher was told something that makes no sense. */
export class MatcherError extends Error {
  override readonly name = 'MatcherError';
}

/** The sizes of a scenario, and what may go wrong in it. What is left out is as on the command line. */
export interface Setup {
  /** How many generals there are; left out where the protocol is for one number of them only. */
  readonly n?: number;
  /** How many traitors the protocol is built for. */
  readonly m?: number;
  /** At most so many are faulty; m unless told. */
  readonly t?: number;
  /** The fault model; what the protocol is meant for unless told. */
  readonly faults?: FaultName | `${FaultName}:${number}`;
  /** How many different orders there are; two unless told. */
  readonly values?: number;
  /** Parameters of the protocol, by name. */
  readonly parameters?: Readonly<Record<string, number>>;
}

/** Where, and how, a property is asked about. */
export interface Circumstances extends Setup {
  /** Which validity is meant; by problem and faults unless told. */
  readonly validity?: ValidityName;
  /** How to find out; the best that fits unless told. */
  readonly engine?: EngineName;
  /** Where random scenarios that break nothing are to count as holding. */
  readonly accept?: 'sampled';
  /** Stop after so many seconds; a little before the test times out unless told. */
  readonly seconds?: number;
  /** Properties of your own, beside agreement, validity and termination. */
  readonly properties?: readonly Property[];
}

/** The same, where an attack is expected. */
export interface AttackCircumstances extends Circumstances {
  /** The attack with the fewest lies has so many of them. */
  readonly lies?: number;
}

/** The names of properties, one or more; left out, all of them. */
export type Names = string | readonly string[];

/** A matcher's arguments, put in order. */
export interface MatcherArguments<C> {
  /** `null` for all properties. */
  readonly names: readonly string[] | null;
  readonly circumstances: C;
}

const KNOWN = [
  'n',
  'm',
  't',
  'faults',
  'values',
  'parameters',
  'validity',
  'engine',
  'accept',
  'seconds',
  'properties',
] as const;

/** The arguments of a matcher, put in order: names and circumstances, either of which may be missing. */
export const askedOf = <C extends Circumstances>(
  first: Names | C | undefined,
  second: C | undefined,
  more: readonly string[] = [],
): MatcherArguments<C> => {
  const isNames = typeof first === 'string' || Array.isArray(first);
  const names = typeof first === 'string' ? [first] : isNames ? (first as readonly string[]) : null;
  const circumstances = ((isNames ? second : first) ?? {}) as C;
  const known = [...KNOWN, ...more];
  const unknown = Object.keys(circumstances).find((option) => !known.includes(option));
  if (unknown !== undefined) {
    const near = nearest(unknown, known);
    throw new MatcherError(
      `there is no option “${unknown}”; ${near === null ? `there are ${known.join(', ')}` : `did you mean ${near}?`}`,
    );
  }
  if (names?.length === 0) throw new MatcherError('the list of properties is empty; leave it out to ask about all');
  return { names, circumstances };
};

/** What is meant to be a protocol, looked over, with its calls watched. */
export const protocolFrom = (received: unknown): Protocol => {
  if (!isMeantAsProtocol(received))
    throw new MatcherError(
      'only a protocol can hold or be broken: expect(mine), where export const mine = protocol({ … })',
    );
  const looked = lookOver(received);
  if (typeof looked === 'string') throw new MatcherError(`this is no protocol: ${looked}`);
  return watched(looked);
};

/** Whatever fails on the way fails the test with its message. */
export const orThrow = <A>(result: E.Either<{ readonly message: string }, A>): A => {
  if (E.isLeft(result)) throw new MatcherError(result.left.message);
  return result.right;
};

/** The properties of those names, in the order in which they are asked about. */
const chosen = ({ properties }: Question, names: readonly string[] | null): readonly Property[] => {
  if (names === null) return properties;
  const known = properties.map(({ name }) => name);
  const stranger = names.find((name) => !known.includes(name));
  if (stranger !== undefined) {
    const near = nearest(stranger, known);
    throw new MatcherError(
      `there is no property “${stranger}”.${near === null ? '' : ` Did you mean ${near}?`} There are ${known.join(', ')}; properties of your own are given by { properties }`,
    );
  }
  return properties.filter(({ name }) => names.includes(name));
};

/** The question that is asked of a protocol. */
export const posedOf = (protocol: Protocol, { names, circumstances }: MatcherArguments<Circumstances>): Posed => {
  const { properties = [], ...asked } = circumstances;
  const asError = (message: string): { readonly message: string } => ({ message });
  const own = orThrow(pipe(propertiesFrom(properties), E.mapLeft(asError)));
  const posed = orThrow(pose({ protocol, properties: own }, asked));
  return pipe({ ...posed.question, properties: chosen(posed.question, names) }, (question) => ({ ...posed, question }));
};
