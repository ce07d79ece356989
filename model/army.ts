/**
 * An army: the size of an instance of a protocol.
 *
 * `n` generals, numbered 0..n-1; `m`, the number of traitors that the protocol is built for (Lamport,
 * Shostak and Pease 1982); how many different orders there are; and the protocol's own parameters by
 * name. How many generals *are* faulty, `t`, is no part of it: that is asked of a protocol, not told to it.
 */
import * as E from 'fp-ts/lib/Either.js';

/** A general's number, 0..n-1. In a broadcast general 0 commands and the others are lieutenants. */
export type General = number;

export interface Army {
  /** How many generals there are, at least 2. */
  readonly n: number;
  /** How many traitors the protocol is built for, at least 0. */
  readonly m: number;
  /** How many different orders there are, at least 2; order 0 is RETREAT, the default. */
  readonly values: number;
  /** The protocol's own parameters, by name. */
  readonly parameters: Readonly<Record<string, number>>;
}

/** Why there is no such army. */
export interface ArmyError {
  readonly _tag: 'ArmyError';
  readonly message: string;
}

/** The kernel's bounds: beyond them a table of all links would not fit, whatever the protocol. */
export const LIMITS = { n: 128, m: 128, values: 16 } as const;

const whole = (name: string, value: number, least: number, most: number): E.Either<ArmyError, number> => {
  const wrong = (why: string): E.Either<ArmyError, number> =>
    E.left({ _tag: 'ArmyError', message: `${name} = ${String(value)}: ${why}` });
  if (Number.isNaN(value)) return wrong(`${name} must be a whole number`);
  if (value < least) return wrong(`${name} must be at least ${String(least)}`);
  if (value > most) return wrong(`${name} may be at most ${String(most)} here`);
  if (!Number.isInteger(value)) return wrong(`${name} must be a whole number`);
  return E.right(value);
};

/**
 * An army, or why there is none.
 *
 * @example
 * armyOf({ n: 4, m: 1 }) // right: four generals, built for one traitor, two orders
 * armyOf({ n: 1, m: 0 }) // left: "n = 1: n must be at least 2"
 */
export const armyOf = (sizes: {
  readonly n: number;
  readonly m: number;
  readonly values?: number;
  readonly parameters?: Readonly<Record<string, number>>;
}): E.Either<ArmyError, Army> => {
  const { n, m, values = 2, parameters = {} } = sizes;
  for (const check of [
    whole('n', n, 2, LIMITS.n),
    whole('m', m, 0, LIMITS.m),
    whole('values', values, 2, LIMITS.values),
  ])
    if (E.isLeft(check)) return check;
  return E.right({ n, m, values, parameters });
};

/** At most how many generals may be faulty, or why not. */
export const faultyOf = (t: number, { n }: Army): E.Either<ArmyError, number> =>
  Number.isInteger(t) && t > n
    ? E.left({ _tag: 'ArmyError', message: `t = ${String(t)}: there are only ${String(n)} generals` })
    : whole('t', t, 0, n);

/** Lists of generals by their length: they are asked for in the innermost loops, so each is made once. */
const lists = new Map<number, readonly General[]>();

/** All generals, in order. */
export const generals = ({ n }: Pick<Army, 'n'>): readonly General[] => {
  const known = lists.get(n);
  if (known !== undefined) return known;
  const list = Array.from({ length: n }, (_, general) => general);
  lists.set(n, list);
  return list;
};
