/**
 * Executions with coins in them, for stories and figures: who attacks tosses tails, and whoever tosses heads retreats.
 */
import type { Instance } from '../model/instance.ts';
import type { Protocol } from '../model/protocol.ts';
import type { Recorded } from '../model/scenario.ts';
import { runScenario } from '../model/scenario.ts';
import { right } from './either.ts';
import { instanceAt } from './instance.ts';
import { scenarioWith } from './scenario-with.ts';
import type { ToyState } from './toy.ts';
import { toy, toyProgram } from './toy.ts';

/** Everybody tosses so many coins in the last of two rounds, and retreats if one of them shows heads. */
export const gambling = (coins = 1): Protocol =>
  toy({
    rounds: () => 2,
    coins: (_army, round) => (round === 2 ? coins : 0),
    program: (setting) => {
      const { logic } = setting;
      const program = toyProgram(setting);
      return {
        ...program,
        receive: (self, state, round, inbox, tossed): ToyState<(typeof logic)['one']> => {
          const { attack } = program.receive(self, state, round, inbox, []) as ToyState<(typeof logic)['one']>;
          return { attack: logic.meet(attack, logic.not(logic.any(tossed))) };
        },
      };
    },
  });

/** An execution in which these generals' first coins show heads; the last general holds ATTACK. */
export const gambled = (
  n: number,
  heads: readonly number[],
  coins = 1,
): { readonly instance: Instance; readonly recorded: Recorded } => {
  const instance = instanceAt(gambling(coins), { n, m: 0 }, 'byzantine');
  const scenario = scenarioWith({
    orders: Array.from({ length: n }, (_, general) => (general === n - 1 ? 1 : 0)),
    heads: heads.map((general) => ({ round: 2, general, coin: 0 })),
  });
  return { instance, recorded: right(runScenario(instance, scenario)) };
};
