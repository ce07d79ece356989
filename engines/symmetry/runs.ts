/**
 * Runs that show generals not to be interchangeable.
 *
 * That generals differ for what they might hear (`program.ts`) need not show in any scenario. It does where a whole run with
 * two of them renamed is not the renamed run: with nobody faulty, or with one of those who stand for others.
 */
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import type { Choose } from '../../model/choice.ts';
import { choiceName } from '../../model/choice.ts';
import type { Circuit, Literal } from '../../model/circuit.ts';
import { circuit } from '../../model/circuit.ts';
import type { Execution } from '../../model/execution.ts';
import { execute, runOf } from '../../model/execution.ts';
import type { Instance } from '../../model/instance.ts';
import { holdsOrder } from '../../model/instance.ts';
import { orderOf } from '../../model/order.ts';
import { renamedChoice } from '../../model/relabelling.ts';
import { freeOrders } from '../../model/scenario.ts';
import { leavesOf } from '../../model/tree.ts';
import { placements } from '../exhaustive/placement.ts';
import { courtOf, meets } from '../../properties/judge.ts';
import type { Property } from '../../properties/property.ts';
import type { Claim } from './equality.ts';
import { settled } from './equality.ts';

/** A pair of generals that are not interchangeable, and what differs when they are renamed. */
export interface Counterexample {
  readonly reason: string;
  /** Inputs for which it does: the orders and choices that are true. */
  readonly trues: readonly string[];
}

/** Runs with more claims than this are not compared. */
const MOST_CLAIMS = 5_000;

/** So many placements are looked at. */
const MOST_PLACEMENTS = 4;

/** A run of all scenarios of a placement, and that a property is met. */
interface Run extends Execution<Literal> {
  readonly met: (property: Property) => Literal;
}

/** The run with generals renamed, told by their former names. The renaming has to be its own inverse. */
const renamedRun = (
  instance: Instance,
  made: Circuit,
  faulty: readonly General[],
  to: (general: General) => General,
): Run => {
  const { army, protocol } = instance;
  const there = faulty.map(to);
  const free = freeOrders(instance, there);
  const retreat = orderOf(made.logic, army, 0);
  const orders = generals(army).map((general) =>
    holdsOrder(protocol, general)
      ? Array.from({ length: army.values - 1 }, (_, bit) =>
          made.input(`order:${String(to(general))}=${String(bit + 1)}`),
        )
      : retreat,
  );
  const choose: Choose<Literal> = (choice) => made.input(choiceName(renamedChoice(instance, choice, to)));
  const execution = execute(runOf(made.logic, instance, there), orders, choose);
  const judged = orders.map((order, general) => (free.includes(general) ? retreat : order));
  const court = courtOf(made.logic, instance, there);
  return { ...execution, met: (property) => meets(property, court, judged, execution) };
};

/** Two interchangeable generals that are not, as far as whole runs of moderate size show; `null` where none do. */
export const counterexample = (
  given: Instance,
  alike: readonly General[],
  t: number,
  properties: readonly Property[],
): Counterexample | null => {
  if (given.schedule.claims > MOST_CLAIMS) return null;
  // The kernel keeps an instance's programs for as long as there is the instance: those of a copy are let go.
  const instance = { ...given };
  let looked = 0;
  for (const { representative: faulty } of placements(instance, t, alike)) {
    if (++looked > MOST_PLACEMENTS) return null;
    for (const [i, second] of alike.slice(1).entries()) {
      const first = at(alike, i);
      const made = circuit('sharp');
      const swap = (general: General): General => (general === first ? second : general === second ? first : general);
      const [here, there] = [
        renamedRun(instance, made, faulty, (general) => general),
        renamedRun(instance, made, faulty, swap),
      ];
      const changes = (what: string): string =>
        `renaming ${String(first)} and ${String(second)} changes ${what}: they are not interchangeable`;
      const claims: Claim[] = [
        { here: here.allowed, there: there.allowed, otherwise: changes('what is allowed') },
        ...generals(instance.army).flatMap((general) => {
          const renamed = leavesOf(at(there.decisions, swap(general)));
          return leavesOf(at(here.decisions, general)).map((leaf, j) => ({
            here: leaf,
            there: renamed[j] ?? -leaf,
            otherwise: changes(`what ${String(general)} decides`),
          }));
        }),
        ...properties.map((property) => ({
          here: here.met(property),
          there: there.met(property),
          otherwise: `renaming ${String(first)} and ${String(second)} changes whether ${property.name} holds: it is not symmetric`,
        })),
      ];
      const { difference } = settled(made, claims);
      if (difference !== null) return { reason: difference.claim.otherwise, trues: difference.trues };
    }
  }
  return null;
};
