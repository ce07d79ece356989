/**
 * Settling: a scenario that somebody changed, made one that can be run, keeping as much of it as there is room for.
 *
 * Whoever takes a traitor out of the game takes its lies out as well; whoever makes a general crash earlier takes back
 * what it lost later. What had to go is told.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { General } from '../model/army.ts';
import { coinsTossed } from '../model/coins.ts';
import { deviationOn } from '../model/faults/deviating.ts';
import { loses } from '../model/faults/links.ts';
import type { Instance } from '../model/instance.ts';
import type { Link } from '../model/link.ts';
import type { Deviation, Heads, Recorded, Scenario } from '../model/scenario.ts';
import type { ScenarioError } from '../model/scenario-refusal.ts';
import { runScenario } from '../model/scenario.ts';
import { ordersHeld } from '../model/scenario-data.ts';
import { labelsOf } from '../model/schedule.ts';

/** A scenario that was run, and what it cost to make it one that can be. */
export interface SettledScenario {
  readonly recorded: Recorded;
  /** How many deviations had to go. */
  readonly dropped: number;
  /** How often the protocol was run. */
  readonly executions: number;
}

/** Why a message is always as prescribed, whatever anybody would like; `null` if it may deviate. */
export const whyHonest = (instance: Instance, faulty: readonly General[], { round, from, to }: Link): string | null => {
  const { faults, schedule } = instance;
  if (labelsOf(schedule, round, from, to).length === 0)
    return `there is no message from ${String(from)} to ${String(to)} in round ${String(round)}`;
  if (!faults.generalsFail || deviationOn(faults, faulty, { from, to }) !== null) return null;
  if (!faults.benign && faulty.includes(to) && (loses(faults.links) || faulty.includes(from)))
    return faulty.includes(from)
      ? 'what traitors tell each other is always as prescribed: it is no part of an attack'
      : 'what is said to a traitor is always as prescribed: it makes no difference to anybody else';
  if (faults.role?.loses.received === true && !faults.role.loses.sent)
    return `general ${String(to)} is loyal, so what is said to it arrives; make it faulty first`;
  return `general ${String(from)} is loyal, so its messages are as prescribed; make it ${faults.benign ? 'faulty' : 'a traitor'} first`;
};

const isGeneral = ({ army }: Instance, general: General): boolean => general < army.n;

/** The claims of a deviation that its link has; all of them gone where a message can only be lost. */
const fitting = (instance: Instance, faulty: readonly General[], deviation: Deviation): Deviation => {
  const { round, from, to, said } = deviation;
  const labels = labelsOf(instance.schedule, round, from, to);
  return {
    ...deviation,
    said:
      deviationOn(instance.faults, faulty, { from, to }) === 'lost message'
        ? []
        : labels.filter((label) => said.includes(label)),
  };
};

/** Whether there is such a coin where these are faulty. */
export const isTossed = (instance: Instance, faulty: readonly General[], { round, general, coin }: Heads): boolean =>
  round <= instance.schedule.rounds &&
  isGeneral(instance, general) &&
  coin < coinsTossed(instance, faulty, round, general);

/** What a scenario can keep whatever its messages say: generals, orders, links and claims that there are. */
const trimmed = (instance: Instance, t: number, { faulty, orders, deviations, heads }: Scenario): Scenario => {
  const { army, faults } = instance;
  const known = [...new Set(faulty)].filter((general) => isGeneral(instance, general)).sort((a, b) => a - b);
  const remaining = faults.generalsFail ? known.slice(0, t) : [];
  return {
    faulty: remaining,
    orders: Array.from({ length: ordersHeld(instance) }, (_, general) =>
      Math.min(orders[general] ?? orders[0] ?? 0, army.values - 1),
    ),
    deviations: deviations
      .filter((deviation) => whyHonest(instance, remaining, deviation) === null)
      .map((deviation) => fitting(instance, remaining, deviation)),
    // Of one who is a traitor now as well: it goes on saying what it says by them.
    heads: heads.filter((coin) => isTossed(instance, [], coin)),
  };
};

/** More deviations than this are not looked for one by one: those that are left go as well. */
const MOST_DROPPED = 12;

/** How many of the deviations, from the first, can be run together. */
const longestAllowed = (
  count: number,
  attempt: (length: number) => E.Either<ScenarioError, Recorded>,
): { readonly length: number; readonly executions: number } => {
  let [possible, impossible, executions] = [0, count, 0];
  while (impossible - possible > 1) {
    const middle = Math.floor((possible + impossible) / 2);
    executions += 1;
    if (E.isRight(attempt(middle))) possible = middle;
    else impossible = middle;
  }
  return { length: possible, executions };
};

/** The scenario, run; where the fault model does not allow all of it, without the deviations that are too much. */
export const settleScenario = (instance: Instance, t: number, scenario: Scenario): SettledScenario => {
  const asked = trimmed(instance, t, scenario);
  let deviations = asked.deviations;
  let executions = 0;
  for (let round = 0; ; round++) {
    executions += 1;
    const run = runScenario(instance, { ...asked, deviations });
    if (E.isRight(run))
      return { recorded: run.right, dropped: scenario.deviations.length - deviations.length, executions };
    if (deviations.length === 0) throw new Error(`the honest run is refused: ${run.left.message}`);
    const kept = deviations;
    const found = longestAllowed(kept.length, (length) =>
      runScenario(instance, { ...asked, deviations: kept.slice(0, length) }),
    );
    executions += found.executions;
    // The one after the longest beginning that is allowed has to go, and the search goes on with the rest.
    deviations = [...kept.slice(0, found.length), ...(round < MOST_DROPPED ? kept.slice(found.length + 1) : [])];
  }
};
