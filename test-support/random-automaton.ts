/**
 * Random automata: everybody tells everybody two bits of its state, counts what it is told, itself included, against
 * random thresholds, and takes the next state from a random table. They look like voting protocols of any number of
 * generals.
 */
import type { General } from '../model/army.ts';
import { at } from '../model/at.ts';
import type { Logic } from '../model/logic.ts';
import type { Program, Protocol, Setting } from '../model/protocol.ts';
import { protocol } from '../model/protocol.ts';
import { bitOf, table } from './random-protocol.ts';

export interface AutomatonRecipe {
  readonly seed: number;
  readonly rounds: number;
  readonly problem: 'consensus' | 'broadcast';
  /** Everybody (in a broadcast, every lieutenant) has the same thresholds and tables. */
  readonly alike: boolean;
  /** Sometimes a general does not decide. */
  readonly hesitant: boolean;
}

type State<B> = readonly [B, B];

/** What the numbers are for: they keep the tables apart. */
const FIRST = 11;
const THEN = 12;
const COUNT = 13;
const DECIDE = 14;

/** A number from 1 to `most` that the numbers determine. */
const numberOf = (most: number, ...numbers: readonly number[]): number => {
  const bits = [0, 1, 2, 3, 4, 5, 6].map((bit) => (bitOf(...numbers, bit) ? 1 << bit : 0));
  return 1 + (bits.reduce((a, b) => a + b, 0) % most);
};

/** At most one bit of a vector: the first that is set. */
const firstOf = <B>(logic: Logic<B>, bits: readonly B[]): readonly B[] =>
  bits.map((bit, i) => logic.meet(bit, logic.not(logic.any(bits.slice(0, i)))));

export const randomAutomaton = ({ seed, rounds, problem, alike, hesitant }: AutomatonRecipe): Protocol => {
  const role = (general: General): number => (!alike ? general : problem === 'broadcast' && general === 0 ? 1 : 0);
  const program = <B>({ logic, army }: Setting<B>): Program<B> => {
    const bits = (from: readonly B[], ...name: readonly number[]): State<B> => [
      table(logic, from, [seed, ...name, 0]),
      table(logic, from, [seed, ...name, 1]),
    ];
    /** How many made a claim, against two thresholds. */
    const counted = (self: General, round: number, claim: number, votes: readonly B[]): readonly B[] =>
      [0, 1].map((k) => logic.atLeast(numberOf(army.n, seed, COUNT, role(self), round, claim, k), votes));
    return {
      // The order itself, and a random function of it.
      start: (self, order): State<B> => [logic.any(order), at(bits(order, FIRST, role(self)), 1)],
      send: (_self, state: State<B>) => state,
      receive: (self, state: State<B>, round, inbox): State<B> => {
        const votes = (claim: number): readonly B[] =>
          inbox.map((message, from) => at(from === self ? state : message, claim));
        const counts = [0, 1].flatMap((claim) => counted(self, round, claim, votes(claim)));
        return bits([...state, ...counts], THEN, role(self), round);
      },
      decide: (self, state: State<B>) => ({
        decided: hesitant ? table(logic, state, [seed, DECIDE, role(self)]) : logic.one,
        value: firstOf(
          logic,
          Array.from({ length: army.values - 1 }, (_, bit) => at(state, bit % 2)),
        ),
      }),
    };
  };
  return protocol({
    name: 'random-automaton',
    problem,
    mostValues: 3,
    rounds: () => rounds,
    claims: () => ['a', 'b'],
    program,
  });
};
