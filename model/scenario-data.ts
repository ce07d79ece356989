/**
 * A scenario as data: who is faulty, the orders, what deviates, and how the coins fall.
 */
import type { General } from './army.ts';
import type { Instance } from './instance.ts';
import type { Link } from './link.ts';
import type { Label } from './message.ts';
import { hasCommander } from './problem.ts';

/** A message that is not as prescribed: the claims that should have been set, and those that were. */
export interface Deviation extends Link {
  readonly prescribed: readonly Label[];
  readonly said: readonly Label[];
}

/** A coin that came up heads; in a scenario none is a traitor's. */
export interface Heads {
  readonly round: number;
  readonly general: General;
  readonly coin: number;
}

export interface Scenario {
  /** In ascending order. */
  readonly faulty: readonly General[];
  /** The number of each general's order; in a broadcast just the commander's. */
  readonly orders: readonly number[];
  /** By round, then sender, then receiver. */
  readonly deviations: readonly Deviation[];
  readonly heads: readonly Heads[];
}

/** How many orders a scenario of the instance lists. */
export const ordersHeld = (instance: Instance): number =>
  hasCommander(instance.protocol.problem) ? 1 : instance.army.n;
