/**
 * Relabelling: what a protocol's declared symmetry has to mean.
 *
 * Swapping two interchangeable generals in a scenario (who is faulty, who holds which order, which choices are made, the
 * names in the labels) swaps them in its execution, and changes nothing else: not what is said, not what is allowed, not
 * what is decided. Symmetry in the engines rests on this law.
 */
import type { General } from './army.ts';
import { generals } from './army.ts';
import { at } from './at.ts';
import { booleanLogic } from './boolean.ts';
import type { Choice, Choose } from './choice.ts';
import { choiceName } from './choice.ts';
import type { Draw } from './draw.ts';
import { drawOrders } from './draw.ts';
import type { Execution } from './execution.ts';
import { execute, runOf } from './execution.ts';
import { generalText, isGeneral } from './general.ts';
import type { Instance } from './instance.ts';
import type { Label } from './message.ts';
import { saidIn } from './message.ts';
import { orderOf } from './order.ts';
import { holdsOrder } from './problem.ts';
import { labelsOf } from './schedule.ts';
import { namedLeaves } from './named-leaves.ts';
import type { Tree } from './tree.ts';

/** One side of a swap: a random scenario, run. */
interface Side {
  readonly faulty: readonly General[];
  /** The number of each general's order. */
  readonly orders: readonly number[];
  readonly execution: Execution<boolean>;
}

/** A random scenario, and the same with two interchangeable generals swapped. */
export interface Swapped {
  /** The two generals. */
  readonly pair: readonly [General, General];
  readonly swap: (general: General) => General;
  readonly original: Side;
  readonly renamed: Side;
}

/** The choice with its generals renamed. */
export const renamedChoice = (instance: Instance, choice: Choice, to: (general: General) => General): Choice => {
  switch (choice._tag) {
    case 'claim':
      return {
        ...choice,
        from: to(choice.from),
        to: to(choice.to),
        label: instance.protocol.rename(choice.label, to),
      };
    case 'lost':
      return { ...choice, from: to(choice.from), to: to(choice.to) };
    case 'coin':
      return { ...choice, general: to(choice.general) };
  }
};

/** A random scenario and its swap; `null` where nobody is interchangeable. Choices are drawn freely, allowed or not. */
export const drawSwap = (instance: Instance, faulty: readonly General[], draw: Draw): Swapped | null => {
  const { army, protocol } = instance;
  const alike = protocol.interchangeable(army);
  if (alike.length < 2) return null;
  const a = at(alike, (draw() >>> 1) % alike.length);
  const b = at(alike, (draw() >>> 1) % alike.length);
  const swap = (general: General): General => (general === a ? b : general === b ? a : general);
  const drawn = new Map<string, boolean>();
  const drawing: Choose<boolean> = (choice) => {
    const value = draw() < 0;
    drawn.set(choiceName(renamedChoice(instance, choice, swap)), value);
    return value;
  };
  const side = (who: readonly General[], orders: readonly number[], choose: Choose<boolean>): Side => {
    const vectors = orders.map((value) => orderOf(booleanLogic, army, value));
    return { faulty: who, orders, execution: execute(runOf(booleanLogic, instance, who), vectors, choose) };
  };
  const orders = at(drawOrders(instance, draw), 0);
  const original = side(faulty, orders, drawing);
  const renamed = side(
    faulty.map(swap),
    generals(army).map((general) => at(orders, swap(general))),
    (choice) => drawn.get(choiceName(choice)) ?? false,
  );
  return { pair: [a, b], swap, original, renamed };
};

/** What is wrong with the declaration itself. */
export const misdeclared = ({ protocol, army }: Instance): string | null => {
  const alike = protocol.interchangeable(army);
  // By index, for what is listed may be anything, and `undefined` as well.
  const stranger = alike.findIndex((general) => !isGeneral(army, general));
  if (stranger >= 0) return `interchangeable lists ${generalText(alike[stranger])}, and there is no such general`;
  const twice = alike.findIndex((general, i) => alike.indexOf(general) !== i);
  if (twice >= 0) return `interchangeable lists general ${String(alike[twice])} twice`;
  return alike.some((general) => holdsOrder(protocol, general)) &&
    alike.some((general) => !holdsOrder(protocol, general))
    ? 'generals with and without an order of their own are declared interchangeable'
    : null;
};

/** What differs between the two sides on one link. */
const linkDiffers = (
  instance: Instance,
  { swap, original, renamed }: Swapped,
  round: number,
  from: General,
  to: General,
): string | null => {
  const { army, protocol, schedule } = instance;
  const [labels, labelsThere] = [labelsOf(schedule, round, from, to), labelsOf(schedule, round, swap(from), swap(to))];
  const heard = original.execution.rounds[round - 1]?.heard[to]?.[from] ?? [];
  const heardThere = renamed.execution.rounds[round - 1]?.heard[swap(to)]?.[swap(from)] ?? [];
  const said = (names: readonly Label[]): string => names.toSorted().join();
  const here = saidIn(labels, heard).map((label) => protocol.rename(label, swap));
  const link = `${String(from)} says to ${String(to)} in round ${String(round)}`;
  if (said(here) !== said(saidIn(labelsThere, heardThere))) return `what ${link}`;
  const setting = { logic: booleanLogic, army };
  return labels.length > 0 &&
    protocol.admissible(setting, round, from, to, heard) !==
      protocol.admissible(setting, round, swap(from), swap(to), heardThere)
    ? `whether what ${link} is admissible`
    : null;
};

/** Whether two decisions are the same, by name. */
const sameLeaves = (one: Tree<boolean>, other: Tree<boolean>): boolean =>
  JSON.stringify([...namedLeaves(one)]) === JSON.stringify([...namedLeaves(other)]);

/** Relabelling: swapping two interchangeable generals swaps them in the execution, and changes nothing else. */
export const relabellingHolds = (instance: Instance, faulty: readonly General[], draw: Draw): string | null => {
  const wrong = misdeclared(instance);
  if (wrong !== null) return wrong;
  const swapped = drawSwap(instance, faulty, draw);
  if (swapped === null) return null;
  const { pair, swap, original, renamed } = swapped;
  const everybody = generals(instance.army);
  const changes = (what: string): string =>
    `renaming ${pair.map(String).join(' and ')} changes ${what}: they are not interchangeable`;
  for (const [r] of original.execution.rounds.entries())
    for (const from of everybody)
      for (const to of everybody) {
        const differs = linkDiffers(instance, swapped, r + 1, from, to);
        if (differs !== null) return changes(differs);
      }
  if (original.execution.allowed !== renamed.execution.allowed) return changes('what is allowed');
  const decides = everybody.find(
    (general) => !sameLeaves(at(original.execution.decisions, general), at(renamed.execution.decisions, swap(general))),
  );
  return decides === undefined ? null : changes(`what ${String(decides)} decides`);
};
