/**
 * Random protocols with coins, after which not everybody decides.
 */
import type { Instance } from '../model/instance.ts';
import type { Protocol } from '../model/protocol.ts';
import { instanceAt } from './instance.ts';
import { randomProtocol } from './random-protocol.ts';

interface Exclusive {
  readonly exclusive?: boolean;
}

/** Two rounds of coins; where `exclusive`, of two claims at most one may be made. */
export const gambler = (seed: number, { exclusive = false }: Exclusive = {}): Protocol =>
  randomProtocol({ seed, rounds: 2, problem: 'consensus', alike: false, coins: true, hesitant: true, exclusive });

/** Three such generals, with each seed under three fault models. */
export const gamblers = (seeds: readonly number[], recipe: Exclusive = {}): readonly Instance[] =>
  seeds.flatMap((seed) =>
    ['byzantine', 'crash', 'loss:1'].map((faults) => instanceAt(gambler(seed, recipe), { n: 3, m: 0 }, faults)),
  );
