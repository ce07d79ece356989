/**
 * Relay paths: the bits of a consistent claim (`traitors.ts`).
 *
 * In round r the paths of length r travel that end with the sender: `0.2` is "2 says that 0 holds ATTACK". A general
 * never repeats its own words, nor tells another what that one has said to it: so of any three generals that follow
 * each other on a path and its way to the receiver no two are the same. These are the paths of exponential
 * information gathering (Lynch 1996, §6.2.3), but for round 4 and later, where a path may come back to a general that
 * is further away.
 *
 * Law: `relayCount(…) = relays(…).length`, and a general has 2^`relayCount` consistent claims to choose from.
 */
import type { General } from '../../../model/army.ts';
import type { Problem } from '../../../model/problem.ts';
import { hasCommander, holdsOrder } from '../../../model/problem.ts';

export type Relay = readonly General[];

/**
 * The paths that travel over a link in a round: what each teller in turn has told the sender in the round before, but
 * for what the receiver has.
 */
export const relays = (n: number, problem: Problem, round: number, from: General, to: General): readonly Relay[] => {
  if (round === 1) return holdsOrder({ problem }, from) ? [[from]] : [];
  const paths: Relay[] = [];
  for (let teller = 0; teller < n; teller++)
    if (teller !== from && teller !== to)
      for (const path of relays(n, problem, round - 1, teller, from)) paths.push([...path, from]);
  return paths;
};

/** How many there are, without making them: from the commander, to it, and between any others. */
export interface RelayCounts {
  readonly fromCommander: number;
  readonly toCommander: number;
  readonly between: number;
}

export const relayCount = (n: number, problem: Problem, round: number): RelayCounts => {
  if (round === 1) {
    const others = hasCommander(problem) ? 0 : 1;
    return { fromCommander: 1, toCommander: others, between: others };
  }
  const last = relayCount(n, problem, round - 1);
  return {
    fromCommander: (n - 2) * last.toCommander,
    toCommander: (n - 2) * last.between,
    between: last.fromCommander + (n - 3) * last.between,
  };
};
