/**
 * Random relays: exponential information gathering (Lynch 1996, §6.2.3), in which some relays say the opposite or
 * nothing, and the gathered tree is folded by random functions instead of majorities.
 *
 * Label `0.2`: "2 says that 0 holds ATTACK". In round r the paths of length r travel; in a broadcast they start with 0.
 */
import type { Army, General } from '../model/army.ts';
import { generals } from '../model/army.ts';
import { at } from '../model/at.ts';
import type { Logic } from '../model/logic.ts';
import type { Program, Protocol, Setting } from '../model/protocol.ts';
import { protocol } from '../model/protocol.ts';
import { bitOf } from './random-protocol.ts';

export interface RelayRecipe {
  readonly seed: number;
  readonly rounds: number;
  readonly problem: 'consensus' | 'broadcast';
}

type Path = readonly General[];

/** What is known of each path that was heard, its value; one array a round, the general's own order first. */
type State<B> = readonly (readonly B[])[];

const MANGLE = 21;
const FOLD = 22;

const hash = (...numbers: readonly number[]): number =>
  [0, 1, 2, 3].reduce((sum, bit) => sum + (bitOf(...numbers, bit) ? 1 << bit : 0), 0);

/** All paths of a length, in lexicographic order. */
const pathsOf = (army: Army, problem: string, length: number): readonly Path[] => {
  let paths: readonly Path[] = [[]];
  for (let i = 0; i < length; i++)
    paths = paths.flatMap((path) =>
      generals(army).flatMap((next) =>
        path.includes(next) || (problem === 'broadcast' && i === 0 && next !== 0) ? [] : [[...path, next]],
      ),
    );
  return paths;
};

/** A random function of a value and of what others make of it. */
const fold = <B>(logic: Logic<B>, kind: number, own: B, others: readonly B[]): B => {
  const votes = [own, ...others];
  if (kind < 6) return logic.majority(votes);
  if (kind < 9) return logic.atLeast(1 + (kind % votes.length), votes);
  if (kind < 11) return votes.reduce((a, b) => logic.not(logic.equal(a, b)));
  if (kind < 13) return logic.all(votes);
  if (kind < 15) return logic.any(votes);
  return logic.cond(own, logic.any(others), logic.all(others));
};

export const randomRelay = ({ seed, rounds, problem }: RelayRecipe): Protocol => {
  const heardBy = (army: Army, round: number, self: General): readonly Path[] =>
    pathsOf(army, problem, round).filter((path) => !path.includes(self));
  const sentBy = (army: Army, round: number, from: General, to: General): readonly Path[] =>
    heardBy(army, round, to).filter((path) => path.at(-1) === from);
  const program = <B>({ logic, army }: Setting<B>): Program<B> => {
    const everybody = generals(army);
    const heard = everybody.map((self) =>
      Array.from({ length: rounds }, (_, r) => heardBy(army, r + 1, self).map((path) => path.join('.'))),
    );
    const sent = (round: number, from: General, to: General): readonly Path[] => sentBy(army, round, from, to);
    /** The value of a path, as far as a general has heard; its own order for the empty path. */
    const valueOf = (self: General, state: State<B>, path: Path): B =>
      at(at(state, path.length), path.length === 0 ? 0 : at(at(heard, self), path.length - 1).indexOf(path.join('.')));
    const mangled = (path: Path, value: B): B => {
      const kind = hash(seed, MANGLE, ...path);
      return kind === 0 ? logic.not(value) : kind === 1 ? logic.zero : value;
    };
    const resolve = (self: General, state: State<B>, path: Path): B => {
      const own = valueOf(self, state, path);
      if (path.length === rounds) return own;
      const longer = everybody.filter((next) => next !== self && !path.includes(next));
      const starts = path.length === 0 && problem === 'broadcast' ? longer.filter((next) => next === 0) : longer;
      const others = starts.map((next) => resolve(self, state, [...path, next]));
      return fold(logic, hash(seed, FOLD, path.length, bitOf(seed, FOLD) ? self : 0), own, others);
    };
    return {
      start: (_self, order): State<B> => [[logic.any(order)]],
      send: (self, state: State<B>, round, to) =>
        sent(round, self, to).map((path) => mangled(path, valueOf(self, state, path.slice(0, -1)))),
      receive: (self, state: State<B>, round, inbox): State<B> => {
        const said = new Map(
          everybody.flatMap((from) => {
            const message = at(inbox, from);
            return from === self ? [] : sent(round, from, self).map((path, i) => [path.join('.'), at(message, i)]);
          }),
        );
        return [...state, at(at(heard, self), round - 1).map((path) => said.get(path) ?? logic.zero)];
      },
      decide: (self, state: State<B>) => ({
        decided: logic.one,
        value: [problem === 'broadcast' && self !== 0 ? resolve(self, state, [0]) : resolve(self, state, [])],
      }),
    };
  };
  return protocol({
    name: 'random-relay',
    problem,
    rounds: () => rounds,
    claims: (army, round, from, to) => sentBy(army, round, from, to).map((path) => path.join('.')),
    program,
  });
};
