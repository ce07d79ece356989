/**
 * Whole runs that show generals not to be interchangeable, and whole runs that show that they are.
 *
 * That generals differ for what they might hear (`program.ts`) need not show in any scenario. It does where a run with two of them
 * renamed is not the renamed run. And if for each placement of the faults, and for both generators of the group, the renamed
 * run of all scenarios is the run of the renamed ones, it never does. Such a comparison of two circuits is called a miter.
 *
 * Limits: that is a proof for every placement that symmetry was to save, so only small runs are compared.
 */
import type { General } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import { circuit } from '../../model/circuit.ts';
import type { Instance } from '../../model/instance.ts';
import type { Work } from '../../model/work.ts';
import type { Property } from '../../properties/property.ts';
import { binomial, placements } from '../exhaustive/placement.ts';
import type { GroupAction } from './action.ts';
import type { ProofBudget } from './equality.ts';
import { budget, settling } from './equality.ts';
import { namingOf, runClaims, swapping } from './runs.ts';

/** Two interchangeable generals that are not. */
export interface Asymmetry {
  readonly reason: string;
  /** Inputs for which something differs: the orders and choices that are true. */
  readonly trues: readonly string[];
}

/** Runs with more claims than this are not searched for a counterexample. */
const MOST_CLAIMS = 5_000;

/** Nor more placements than so many. */
const MOST_PLACEMENTS = 4;

/** Two interchangeable generals that are not, as far as whole runs of moderate size show; `null` where none do. */
export function* counterexample(
  given: Instance,
  alike: readonly General[],
  t: number,
  properties: readonly Property[],
): Work<Asymmetry | null> {
  if (given.schedule.claims > MOST_CLAIMS) return null;
  // The kernel keeps an instance's programs for as long as there is the instance: those of a copy are let go.
  const instance = { ...given };
  const swaps = alike.slice(1).map((second, i) => swapping(instance, at(alike, i), second));
  let looked = 0;
  for (const { representative: faulty } of placements(instance, t, alike)) {
    if (++looked > MOST_PLACEMENTS) return null;
    for (const swap of swaps) {
      yield;
      const made = circuit('sharp');
      for (const { mistaken, verdicts } of runClaims(instance, made, faulty, properties, [swap])) {
        const { difference } = yield* settling(made, mistaken ? [] : verdicts);
        if (difference !== null) return { reason: difference.claim.otherwise, trues: difference.trues };
      }
    }
  }
  return null;
}

/** What came of comparing all runs. */
export type Mitered =
  | { readonly _tag: 'Proved'; readonly structural: number; readonly computed: number }
  /** Two runs differ in what makes a verdict. */
  | { readonly _tag: 'Refuted'; readonly reason: string }
  /** Nobody knows, or two runs differ in something else. */
  | { readonly _tag: 'Undecided'; readonly reason: string };

/** Claims in all placements together, up to which whole runs are compared in each. */
const MOST_CLAIMS_IN_ALL = 50_000;

/** Nodes of the circuit that all of them are written down in. */
const MOST_NODES = 500_000;

export const TOO_MANY: Mitered = { _tag: 'Undecided', reason: 'there are too many runs to compare' };

/** Whether there are so many placements that comparing all of their runs would be too much. */
export const areTooMany = ({ army: { n }, schedule: { claims } }: Instance, t: number): boolean => {
  let count = 0n;
  for (let faulty = 0; faulty <= t; faulty++) count += binomial(n, faulty);
  return count * BigInt(claims + n) > BigInt(MOST_CLAIMS_IN_ALL);
};

/** Whether renaming generals renames all scenarios with at most `t` faulty, and changes nothing that the engines look at. */
export function* runsProof(
  given: Instance,
  action: GroupAction,
  t: number,
  properties: readonly Property[],
  spending: ProofBudget = budget(),
): Work<Mitered> {
  if (areTooMany(given, t)) return TOO_MANY;
  const instance = { ...given };
  const { alike, swap, turn } = action;
  const namings = (alike.length === 2 ? [swap] : [swap, turn]).map((generator) => namingOf(action, generator));
  const made = circuit('sharp');
  let [structural, computed] = [0, 0];
  // Every placement, and not one for all that renaming leads to: that this is enough is what has to be proved.
  for (const { representative: faulty } of placements(instance, t, []))
    for (const { verdicts, others } of runClaims(instance, made, faulty, properties, namings)) {
      if (made.size() > MOST_NODES) return TOO_MANY;
      const claims = [...verdicts, ...others];
      const found = yield* settling(made, claims, spending);
      if (found.difference !== null) {
        const { claim } = found.difference;
        return { _tag: verdicts.includes(claim) ? 'Refuted' : 'Undecided', reason: claim.otherwise };
      }
      if (found.open.length > 0) return TOO_MANY;
      structural += claims.filter(({ here, there }) => here === there).length;
      computed += found.computed;
    }
  return { _tag: 'Proved', structural, computed };
}
