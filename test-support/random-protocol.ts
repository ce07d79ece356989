/**
 * Random protocols: correct for nothing, but well-formed, for tests that must not depend on what the registered
 * protocols happen to be like. Two bits of state, and a random truth table for everything that is computed.
 */
import type { General } from '../model/army.ts';
import { generals } from '../model/army.ts';
import { at } from '../model/at.ts';
import type { Logic } from '../model/logic.ts';
import type { Message } from '../model/message.ts';
import type { Order } from '../model/order.ts';
import type { Problem } from '../model/problem.ts';
import type { Program, Protocol, Setting } from '../model/protocol.ts';
import { protocol } from '../model/protocol.ts';

export interface Recipe {
  readonly seed: number;
  readonly rounds: number;
  readonly problem: Problem;
  /** Everybody (in a broadcast, every lieutenant) computes the same, so all are interchangeable. */
  readonly alike: boolean;
  /** Everybody tosses a coin in each round. */
  readonly coins: boolean;
  /** Sometimes a general does not decide. */
  readonly hesitant: boolean;
  /** Where a message has two claims, at most one may be made. */
  readonly exclusive: boolean;
}

/** A hash that takes in one number after another. */
const START = 0x811c9dc5;

const mixed = (before: number, number: number): number => {
  let hash = Math.imul(before ^ number, 0x01000193);
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return hash ^ (hash >>> 12);
};

const isOdd = (hash: number): boolean => (hash & 1) === 1;

/** A bit that the seed and the numbers determine. */
export const bitOf = (...numbers: readonly number[]): boolean => isOdd(numbers.reduce(mixed, START));

/** The value of a random truth table at these bits: the bit that its name, followed by them, determines. */
export const table = <B>(logic: Logic<B>, bits: readonly B[], name: readonly number[]): B => {
  const from = (i: number, hash: number): B => {
    if (i === bits.length) return isOdd(hash) ? logic.one : logic.zero;
    return logic.cond(at(bits, i), from(i + 1, mixed(hash, 1)), from(i + 1, mixed(hash, 0)));
  };
  return from(0, name.reduce(mixed, START));
};

/** What the tables are for; the numbers only keep them apart. */
const FIRST = 1;
const SAY = 2;
const THEN = 3;
const DECIDE = 4;
const TALK = 5;

type State<B> = readonly [B, B];

export const randomProtocol = (recipe: Recipe): Protocol => {
  const { seed, rounds, problem, alike, coins, hesitant, exclusive } = recipe;
  /** The general as far as its tables are concerned. */
  const role = (general: General): number => (!alike ? general : problem === 'broadcast' && general === 0 ? 1 : 0);
  /** Up to two claims a link; not every link carries any. */
  const claimsOn = (round: number, from: General, to: General): number => {
    const link = [seed, TALK, round, role(from), role(to)];
    return bitOf(...link) ? 1 : bitOf(...link, 1) ? 2 : 0;
  };
  const program = <B>({ logic, army }: Setting<B>): Program<B> => {
    /** A vector of random functions of the bits, at most one of them set where that is asked for. */
    const vector = (length: number, single: boolean, bits: readonly B[], name: readonly number[]): readonly B[] => {
      const all: B[] = [];
      for (let i = 0; i < length; i++) {
        const bit = table(logic, bits, [seed, ...name, i]);
        all.push(single ? logic.meet(bit, logic.not(logic.any(all))) : bit);
      }
      return all;
    };
    const stateOf = (bits: readonly B[], name: readonly number[]): State<B> => [
      table(logic, bits, [seed, ...name, 0]),
      table(logic, bits, [seed, ...name, 1]),
    ];
    /** What a general makes of its inbox: two bits, in which the senders cannot be told apart where all are alike. */
    const gist = (self: General, inbox: readonly Message<B>[]): readonly B[] => {
      if (!alike) return inbox.flat();
      const lieutenants = generals(army).filter((from) => from !== self && role(from) === 0);
      const heard = lieutenants.flatMap((from) => inbox[from] ?? []);
      const commanded = role(0) === 1 && self !== 0 ? (inbox[0] ?? []) : [];
      return [logic.any(heard), logic.atLeast(2, heard), ...commanded];
    };
    return {
      start: (self, order: Order<B>): State<B> => stateOf(order, [FIRST, role(self)]),
      send: (self, state: State<B>, round, to) =>
        vector(claimsOn(round, self, to), exclusive, state, [SAY, round, role(self), role(to)]),
      receive: (self, state: State<B>, round, inbox, tossed): State<B> =>
        stateOf([...state, ...gist(self, inbox), ...tossed], [THEN, round, role(self)]),
      decide: (self, state: State<B>) => ({
        decided: hesitant ? table(logic, state, [seed, DECIDE, role(self), 7]) : logic.one,
        value: vector(army.values - 1, true, state, [DECIDE, role(self)]),
      }),
    };
  };
  return protocol({
    name: 'random',
    problem,
    faults: ['byzantine', 'crash', 'loss'],
    mostValues: 16,
    rounds: () => rounds,
    claims: (_army, round, from, to) => ['a', 'b'].slice(0, claimsOn(round, from, to)),
    admissible: ({ logic }, _round, _from, _to, said) => (exclusive ? logic.not(logic.atLeast(2, said)) : logic.one),
    interchangeable: (army) => (alike ? generals(army).slice(problem === 'broadcast' ? 1 : 0) : []),
    coins: () => (coins ? 1 : 0),
    program,
  });
};
