/**
 * Scenarios of a broadcast, told by what is special about them.
 */
import type { Deviation, Scenario } from '../model/scenario.ts';

/** Who says what to whom in which round; what is prescribed is for the run to find out. */
export const says = (round: number, from: number, to: number, ...said: readonly string[]): Deviation => ({
  round,
  from,
  to,
  prescribed: [],
  said,
});

/** Nobody is faulty, the commander orders ATTACK, and nothing else happens, unless told otherwise. */
export const scenarioWith = (parts: Partial<Scenario>): Scenario => ({
  faulty: [],
  orders: [1],
  deviations: [],
  heads: [],
  ...parts,
});
