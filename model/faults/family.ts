/**
 * A family of fault models: what is behind a name on the command line, with a number or without.
 */
import type * as E from 'fp-ts/lib/Either.js';
import type { FaultModel } from '../fault-model.ts';

/** The members of a family that take a number, `loss:k`. */
export interface Numbered {
  /** How one is written, `loss:k`. */
  readonly syntax: string;
  /** What is said of it in a list of fault models. */
  readonly summary: string;
  /** Which numbers there are: `with k from 0 to 64`. */
  readonly range: string;
  /** One of them, for a hint. */
  readonly example: string;
  /** The member that is meant by what stands behind the colon, or a sentence that says what is wrong with it. */
  readonly of: (number: string) => E.Either<string, FaultModel>;
}

export interface FaultFamily<Name extends string = string> {
  /** The name of the family, and of its most permissive member. */
  readonly name: Name;
  /** The most permissive member. */
  readonly model: FaultModel;
  readonly numbered: Numbered | null;
  /** Further members that are tried at small sizes, where a grid of questions is laid out. */
  readonly small: readonly FaultModel[];
  /** Further members that the explorer offers. */
  readonly offered: readonly FaultModel[];
  /** The family without which a protocol has no meaning under this one either, besides those it lists itself. */
  readonly like: string | null;
  /** What a protocol that does not list it lacks; `null` where nothing can be said in general. */
  readonly lacking: string | null;
}

/** A family with one member. */
export const familyOf = <Name extends string>(
  name: Name,
  model: FaultModel,
  { like = null, lacking = null }: Partial<Pick<FaultFamily, 'like' | 'lacking'>> = {},
): FaultFamily<Name> => ({ name, model, numbered: null, small: [], offered: [], like, lacking });
