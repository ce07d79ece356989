/**
 * The laws that every property has to obey before a verdict on it means anything.
 *
 *   readings agree   what it notes and how it judges is in lane k of thirty-two executions what it is in execution k, and in
 *                    the formula of all executions what that comes to. A property that branches on a value breaks it,
 *                    because thirty-two lanes are no truth value, nor is a literal; so does one that judges by what is
 *                    no truth value of the reading.
 *   inks             recorded again, and on values of other kinds, it is the recording that is evaluated (`revealed.ts`).
 *   deciders         decisions that do not count change nothing: the engines need not know them.
 *
 * That it is as symmetric as it says is tried by itself (`symmetry.ts`). Like the laws of protocols (`model/laws.ts`) these
 * take their randomness as an argument, and answer with what is wrong, or `null`.
 */
import type { General } from '../model/army.ts';
import { generals } from '../model/army.ts';
import { at } from '../model/at.ts';
import { booleanLogic } from '../model/boolean.ts';
import type { Choose } from '../model/choice.ts';
import type { Literal } from '../model/circuit.ts';
import { circuit, interpret } from '../model/circuit.ts';
import type { Draw } from '../model/draw.ts';
import { drawOrders } from '../model/draw.ts';
import { execute, runOf } from '../model/execution.ts';
import type { Instance } from '../model/instance.ts';
import type { Lanes } from '../model/lanes.ts';
import { laneOf, LANES, lanesLogic, lanesOf } from '../model/lanes.ts';
import type { Order } from '../model/order.ts';
import { orderOf } from '../model/order.ts';
import { holdsOrder } from '../model/problem.ts';
import type { Decision } from '../model/protocol.ts';
import { quoted } from '../model/quoted.ts';
import { freeOrders } from '../model/scenario.ts';
import type { Tree } from '../model/tree.ts';
import { keyOf, leavesOf, mapTree, shapeOf } from '../model/tree.ts';
import { courtOf } from './judge.ts';
import type { Court, Outcome, Property } from './property.ts';
import { revealedProperty } from './revealed.ts';

/** All that a property is told of an execution. */
interface Told<B> extends Outcome<B> {
  readonly orders: readonly Order<B>[];
}

/**
 * Thirty-two random scenarios side by side, as a property is told of them. In half of them all hold one order, and in half of
 * them nobody deviates, so that what is decided with one voice is among them.
 */
const drawTold = (instance: Instance, faulty: readonly General[], draw: Draw): Told<Lanes> => {
  const { army, protocol } = instance;
  const [alike, honest] = [draw(), draw()];
  const values = drawOrders(instance, draw).map((orders, lane) =>
    laneOf(alike, lane) ? orders.map(() => at(orders, 0)) : orders,
  );
  const orders = generals(army).map((general) =>
    Array.from({ length: army.values - 1 }, (_, bit) => lanesOf(values.map((lane) => at(lane, general) === bit + 1))),
  );
  const choosing: Choose<Lanes> = (_choice, prescribed) => (prescribed & honest) | (draw() & ~honest);
  const { decisions, lost } = execute(runOf(lanesLogic, instance, faulty), orders, choosing);
  const free = freeOrders(instance, faulty);
  const counts = (general: General): boolean => holdsOrder(protocol, general) && !free.includes(general);
  const retreat = orderOf(lanesLogic, army, 0);
  return { orders: orders.map((order, general) => (counts(general) ? order : retreat)), decisions, lost };
};

/** The same in another reading. */
const toldBy = <B>({ orders, decisions, lost }: Told<Lanes>, read: (lanes: Lanes) => B): Told<B> => ({
  orders: orders.map((order) => order.map(read)),
  // A decision has the same fields in every reading.
  decisions: decisions.map((decision) => mapTree(decision, read) as Decision<B>),
  lost: read(lost),
});

/** What a property makes of an execution. */
interface Judged<B> {
  readonly note: Tree<B>;
  readonly verdict: B;
}

const judged = <B>(property: Property, court: Court<B>, told: Told<B>): Judged<B> => {
  const judgement = property.on(court);
  const note = judgement.note(told.orders);
  return { note, verdict: judgement.judge(note, told) };
};

/** What a property notes or judges by that is no truth value. */
const untrue = <B>(
  { name }: Property,
  { note, verdict }: Judged<B>,
  isTruth: (leaf: unknown) => boolean,
): string | null => {
  const of = 'which is no truth value: that is logic.one, logic.zero, or what the logic makes of others';
  if (!isTruth(verdict)) return `${name} judges by ${quoted(verdict)}, ${of}`;
  const leaves = leavesOf(note);
  const wrong = leaves.findIndex((leaf) => !isTruth(leaf));
  return wrong < 0 ? null : `${name} notes ${quoted(leaves[wrong])}, ${of}`;
};

const isLanes = (leaf: unknown): boolean => typeof leaf === 'number' && (leaf | 0) === leaf;

const isBoolean = (leaf: unknown): boolean => typeof leaf === 'boolean';

const BRANCHES = 'a property must not branch on values, only combine them with the logic it is handed';

/** What is wrong with a property in single executions, if in thirty-two at once it makes `together` of them. */
const lanesAgree = (
  instance: Instance,
  property: Property,
  faulty: readonly General[],
  told: Told<Lanes>,
  together: Judged<Lanes>,
): string | null => {
  const court = courtOf(booleanLogic, instance, faulty);
  const otherwise = (does: string): string =>
    `${property.name} ${does} otherwise when many executions are judged at once: ${BRANCHES}`;
  for (let lane = 0; lane < LANES; lane++) {
    const read = (lanes: Lanes): boolean => laneOf(lanes, lane);
    const alone = judged(property, court, toldBy(told, read));
    const wrong = untrue(property, alone, isBoolean);
    if (wrong !== null) return wrong;
    if (shapeOf(alone.note) !== shapeOf(together.note))
      return `what ${property.name} notes depends in its shape on a value`;
    if (keyOf(alone.note) !== keyOf(mapTree(together.note, read))) return otherwise('notes');
    if (alone.verdict !== read(together.verdict)) return otherwise('judges');
  }
  return null;
};

/**
 * What is wrong with a property in the formula of all executions, if of thirty-two of them it makes `together`. Every value it
 * is told is an input of its own, so a branch is seen even where in all executions it is taken alike.
 */
const formulaAgrees = (
  instance: Instance,
  property: Property,
  faulty: readonly General[],
  told: Told<Lanes>,
  together: Judged<Lanes>,
): string | null => {
  const { logic, input, ...made } = circuit('sharp');
  const inputs = new Map<string, Lanes>();
  const literal = (lanes: Lanes): Literal => {
    const name = String(inputs.size);
    inputs.set(name, lanes);
    return input(name);
  };
  const formula = judged(property, courtOf(logic, instance, faulty), toldBy(told, literal));
  const last = made.size();
  const isLiteral = (leaf: unknown): boolean =>
    typeof leaf === 'number' && Number.isInteger(leaf) && leaf !== 0 && Math.abs(leaf) <= last;
  const wrong = untrue(property, formula, isLiteral);
  if (wrong !== null) return wrong;
  const lanesAt = interpret({ logic, input, ...made }, lanesLogic, (name) => inputs.get(name) ?? 0);
  const differs = (does: string): string =>
    `${property.name} ${does} otherwise in the formula of all executions: ${BRANCHES}`;
  const expected = leavesOf(together.note);
  if (shapeOf(formula.note) !== shapeOf(together.note)) return differs('notes');
  if (leavesOf(formula.note).some((leaf, i) => lanesAt(leaf) !== expected[i])) return differs('notes');
  return lanesAt(formula.verdict) === together.verdict ? null : differs('judges');
};

/** What is wrong with a property if those whose decisions do not count decide something else. */
const decidersOnly = (
  property: Property,
  court: Court<Lanes>,
  told: Told<Lanes>,
  { verdict }: Judged<Lanes>,
  draw: Draw,
): string | null => {
  const decisions = told.decisions.map((decision, general) =>
    court.deciders.includes(general) ? decision : (mapTree(decision, draw) as Decision<Lanes>),
  );
  const others = [...told.decisions.keys()].filter((general) => !court.deciders.includes(general));
  return judged(property, court, { ...told, decisions }).verdict === verdict
    ? null
    : `${property.name} depends on a decision that does not count (with ${others.join(', ')} not among the deciders): only the deciders’ may be looked at`;
};

/** All of these laws, of several properties, on thirty-two random scenarios with these generals faulty. */
export const judgedAlike = (
  instance: Instance,
  properties: readonly Property[],
  faulty: readonly General[],
  draw: Draw,
): string | null => {
  if (properties.length === 0) return null;
  const told = drawTold(instance, faulty, draw);
  const court = courtOf(lanesLogic, instance, faulty);
  for (const property of properties) {
    const together = judged(property, court, told);
    const wrong =
      untrue(property, together, isLanes) ??
      lanesAgree(instance, property, faulty, told, together) ??
      formulaAgrees(instance, property, faulty, told, together) ??
      decidersOnly(property, court, told, together, draw) ??
      revealedProperty(instance, property, faulty);
    if (wrong !== null) return wrong;
  }
  return null;
};
