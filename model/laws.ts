/**
 * The laws that every protocol has to obey before a verdict on it means anything.
 *
 *   readings agree   lane k of a lanes run is the boolean run of scenario k, and the lanes run is what the formula of
 *                    all executions comes to at the lanes' choices: states, messages, decisions. A protocol that
 *                    branches on a value breaks it, because thirty-two lanes are no truth value, nor is a literal.
 *   shapes           a message has one value a label; states and decisions have shapes that no value changes.
 *   honesty          what a loyal general says is admissible, and is always allowed.
 *   relabelling      renaming interchangeable generals renames the execution and changes nothing else.
 *
 * Each law takes its randomness as an argument and answers with what is wrong, or `null`. The tests run them on every
 * registered protocol, the command line on a protocol of one's own.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { General } from './army.ts';
import { generals } from './army.ts';
import { at } from './at.ts';
import { booleanLogic } from './boolean.ts';
import type { Choose } from './choice.ts';
import { choiceName, honestly } from './choice.ts';
import type { Circuit, Literal } from './circuit.ts';
import { circuit, interpret } from './circuit.ts';
import type { Draw } from './draw.ts';
import { drawOrders } from './draw.ts';
import type { Execution } from './execution.ts';
import { execute, runOf } from './execution.ts';
import type { Instance } from './instance.ts';
import type { Lanes } from './lanes.ts';
import { laneOf, LANES, lanesLogic } from './lanes.ts';
import type { Order } from './order.ts';
import { orderOf } from './order.ts';
import { takenApart } from './recording/plain.ts';
import { written } from './recording/written.ts';
import { relabellingHolds } from './relabelling.ts';
import { plural } from './plural.ts';
import { labelsOf } from './schedule.ts';
import type { Tree } from './tree.ts';
import { keyOf, leavesOf, mapTree, shapeOf } from './tree.ts';

/** Thirty-two orders, one a lane. */
const sideBySide = (instance: Instance, values: readonly number[]): Order<Lanes> =>
  Array.from({ length: instance.army.values - 1 }, (_, bit) =>
    values.reduce((lanes, value, k) => (value === bit + 1 ? lanes | (1 << k) : lanes), 0),
  );

/** Everything of an execution that a law compares, by where it stands. */
const parts = function* <B>(execution: Execution<B>): Generator<readonly [where: string, tree: Tree<B>]> {
  for (const [general, state] of execution.start.entries()) yield [`start(${String(general)})`, state];
  for (const [r, { sent, heard, states }] of execution.rounds.entries()) {
    const round = String(r + 1);
    for (const [general, messages] of sent.entries()) yield [`send(${String(general)}) in round ${round}`, messages];
    for (const [general, messages] of heard.entries())
      yield [`what ${String(general)} heard in round ${round}`, messages];
    for (const [general, state] of states.entries()) yield [`receive(${String(general)}) in round ${round}`, state];
  }
  for (const [general, decision] of execution.decisions.entries()) yield [`decide(${String(general)})`, decision];
};

/** What is wrong with the shape of an execution in which the shapes of `like` are right. */
const shapesOf = (instance: Instance, execution: Execution<boolean>): string | null => {
  const { army, schedule, protocol } = instance;
  for (const [r, { sent }] of execution.rounds.entries())
    for (const from of generals(army))
      for (const to of generals(army)) {
        const labels = labelsOf(schedule, r + 1, from, to).length;
        const claims = from === to ? 0 : at(at(sent, from), to).length;
        if (claims !== labels)
          return `send(${String(from)}) in round ${String(r + 1)} to ${String(to)} has ${plural(claims, 'claim')}, but claims(…) lists ${plural(labels, 'label')}`;
      }
  for (const [general, { value }] of execution.decisions.entries())
    if (value.length !== army.values - 1)
      return `decide(${String(general)}) has a value of ${String(value.length)} bits; ${String(army.values)} orders take ${String(army.values - 1)}`;
  for (const [where, tree] of parts(execution))
    if (leavesOf(tree).some((leaf) => typeof leaf !== 'boolean'))
      return `${where} of ${protocol.name} has a leaf that is no truth value`;
  return null;
};

/** The literals of a circuit at these inputs, in lanes; `null` for what is no literal of it. */
const literalsAt = (made: Circuit, inputs: ReadonlyMap<string, Lanes>): ((leaf: Literal) => Lanes | null) => {
  const valueOf = interpret(made, lanesLogic, (name) => inputs.get(name) ?? 0);
  const last = made.size();
  return (leaf) => (Number.isInteger(leaf) && leaf !== 0 && Math.abs(leaf) <= last ? valueOf(leaf) : null);
};

/** What is wrong with the formula of all executions at the lanes' orders and choices, in which `together` is right. */
const formulaAgrees = (
  instance: Instance,
  faulty: readonly General[],
  orders: readonly Order<Lanes>[],
  drawn: ReadonlyMap<string, Lanes>,
  together: Execution<Lanes>,
): string | null => {
  const made = circuit('sharp');
  const inputs = new Map(drawn);
  const vectors = orders.map((order, general) =>
    order.map((lanes, bit) => {
      const name = `order ${String(general)}:${String(bit)}`;
      inputs.set(name, lanes);
      return made.input(name);
    }),
  );
  const choosing: Choose<Literal> = (choice) => made.input(choiceName(choice));
  const formula = execute(runOf(made.logic, instance, faulty), vectors, choosing);
  const lanesAt = literalsAt(made, inputs);
  const beside = parts(together);
  for (const [where, tree] of parts(formula)) {
    const other = beside.next();
    const lanes: Tree<Lanes> = other.done === true ? [] : other.value[1];
    if (shapeOf(lanes) !== shapeOf(tree)) return `${where} has another shape in the formula of all executions`;
    const expected = leavesOf(lanes);
    if (leavesOf(tree).some((leaf, i) => lanesAt(leaf) !== expected[i]))
      return `${where} differs between an execution and the formula of all: it depends on how a value is written`;
  }
  return lanesAt(formula.allowed) === together.allowed && lanesAt(formula.lost) === together.lost
    ? null
    : `the fault model ${instance.faults.name} judges the formula of all executions differently`;
};

/**
 * Readings agree, and shapes are right, on thirty-two random scenarios with these generals faulty. Choices are drawn
 * freely, allowed or not: a law holds for both.
 */
export const readingsAgree = (recorded: Instance, faulty: readonly General[], draw: Draw): string | null => {
  const instance = written(recorded);
  const orders = drawOrders(instance, draw);
  const drawn = new Map<string, Lanes>();
  const drawing: Choose<Lanes> = (choice) => {
    const lanes = draw();
    drawn.set(choiceName(choice), lanes);
    return lanes;
  };
  const vectors = generals(instance.army).map((general) =>
    sideBySide(
      instance,
      orders.map((lane) => at(lane, general)),
    ),
  );
  const together = execute(runOf(lanesLogic, instance, faulty), vectors, drawing);
  const run = runOf(booleanLogic, instance, faulty);
  for (let lane = 0; lane < LANES; lane++) {
    const choose: Choose<boolean> = (choice) => laneOf(drawn.get(choiceName(choice)) ?? 0, lane);
    const alone = execute(
      run,
      at(orders, lane).map((value) => orderOf(booleanLogic, instance.army, value)),
      choose,
    );
    const misshapen = shapesOf(instance, alone);
    if (misshapen !== null) return misshapen;
    const beside = parts(together);
    for (const [where, tree] of parts(alone)) {
      const other = beside.next();
      const lanes: Tree<Lanes> = other.done === true ? [] : other.value[1];
      if (shapeOf(lanes) !== shapeOf(tree)) return `${where} depends in its shape on a value`;
      const leaves: readonly unknown[] = leavesOf(lanes);
      const constant = leaves.find((leaf) => typeof leaf === 'boolean');
      if (constant !== undefined)
        return `${where} has a leaf ${String(constant)}, which is a truth value of one execution only; write logic.${constant ? 'one' : 'zero'}`;
      if (keyOf(mapTree(lanes, (leaf) => laneOf(leaf, lane))) === keyOf(tree)) continue;
      // What is no plain tree loses parts on the way, whatever it looks at.
      const plain = takenApart(tree, () => 0);
      return E.isLeft(plain)
        ? `${where} ${plain.left}`
        : `${where} differs between one execution and thirty-two at once: it branches on a value`;
    }
    if (laneOf(together.allowed, lane) !== alone.allowed || laneOf(together.lost, lane) !== alone.lost)
      return `the fault model ${instance.faults.name} judges lane ${String(lane)} differently`;
  }
  return formulaAgrees(instance, faulty, vectors, drawn, together);
};

/** The recording is what its text does, in thirty-two random executions at once. */
export const recordingAgrees = (instance: Instance, faulty: readonly General[], draw: Draw): string | null => {
  const orders = drawOrders(instance, draw);
  const vectors = generals(instance.army).map((general) =>
    sideBySide(
      instance,
      orders.map((lane) => at(lane, general)),
    ),
  );
  const drawn = new Map<string, Lanes>();
  const choose: Choose<Lanes> = (choice) => {
    const name = choiceName(choice);
    const lanes = drawn.get(name) ?? draw();
    drawn.set(name, lanes);
    return lanes;
  };
  const recorded = execute(runOf(lanesLogic, instance, faulty), vectors, choose);
  const beside = parts(execute(runOf(lanesLogic, written(instance), faulty), vectors, choose));
  for (const [where, tree] of parts(recorded)) {
    const other = beside.next();
    const text: Tree<Lanes> = other.done === true ? [] : other.value[1];
    if (shapeOf(text) !== shapeOf(tree) || leavesOf(text).join() !== leavesOf(tree).join())
      return `${where} is not what was recorded of it: it depends on more than it is handed`;
  }
  return null;
};

/** Honesty: with everybody following the protocol, all that is said is admissible and arrives. */
export const honestyAllowed = (instance: Instance, faulty: readonly General[], draw: Draw): string | null => {
  const { army, protocol, schedule } = instance;
  const orders = at(drawOrders(instance, draw), 0).map((value) => orderOf(booleanLogic, army, value));
  const execution = execute(runOf(booleanLogic, instance, faulty), orders, honestly);
  for (const [r, { sent, heard }] of execution.rounds.entries())
    for (const from of generals(army))
      for (const to of generals(army)) {
        if (labelsOf(schedule, r + 1, from, to).length === 0) continue;
        const said = at(at(sent, from), to);
        const where = `what ${String(from)} says to ${String(to)} in round ${String(r + 1)}`;
        if (!protocol.admissible({ logic: booleanLogic, army }, r + 1, from, to, said))
          return `${where} as prescribed is not admissible`;
        if (keyOf(at(at(heard, to), from)) !== keyOf(said)) return `${where} does not arrive though nobody deviates`;
      }
  // All that was said is admissible. What a general signs without having been told it is for the proof of honesty to say; and one
  // that says the same to everybody is not honest where the protocol prescribes different things, and need not be.
  const { role, unforgeable } = instance.faults;
  return execution.allowed || (unforgeable && protocol.signature !== null) || role?.consistent === true
    ? null
    : `${instance.faults.name} does not allow everybody to be honest`;
};

/** All laws, one after another. */
export const brokenLaw = (instance: Instance, faulty: readonly General[], draw: Draw): string | null =>
  readingsAgree(instance, faulty, draw) ??
  recordingAgrees(instance, faulty, draw) ??
  honestyAllowed(instance, faulty, draw) ??
  relabellingHolds(instance, faulty, draw);
