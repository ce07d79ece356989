/**
 * Scenarios of an instance: one drawn at random, or all of them one after another.
 */
import { everyRun } from '../engines/exhaustive/odometer.ts';
import type { General } from '../model/army.ts';
import { generals } from '../model/army.ts';
import { at } from '../model/at.ts';
import { booleanLogic } from '../model/boolean.ts';
import type { Choose } from '../model/choice.ts';
import type { Execution } from '../model/execution.ts';
import { runOf } from '../model/execution.ts';
import type { Instance } from '../model/instance.ts';
import type { Recorded } from '../model/scenario.ts';
import { orderOf } from '../model/order.ts';
import { record } from '../model/scenario.ts';
import { ordersHeld } from '../model/scenario-data.ts';
import { drawBelow, drawSome } from './draw.ts';

/** Random faulty generals: any number of them, or nobody where only links fail. */
export const drawFaulty = ({ army, faults }: Instance, draw: () => number): readonly General[] =>
  faults.generalsFail ? drawSome(draw, generals(army)) : [];

/** A random order for everyone who holds one. */
export const drawOrders = (instance: Instance, draw: () => number): readonly number[] =>
  Array.from({ length: ordersHeld(instance) }, () => drawBelow(draw, instance.army.values));

/** A random scenario that the fault model allows: fewer and fewer lies are tried, at last none. */
export const drawScenario = (
  instance: Instance,
  draw: () => number,
  faulty: readonly General[] = drawFaulty(instance, draw),
): Recorded => {
  const orders = drawOrders(instance, draw);
  for (let oneIn = 1; ; oneIn *= 2) {
    const choose: Choose<boolean> = (_choice, honest) => (drawBelow(draw, oneIn) === 0 ? draw() < 0 : honest);
    const recorded = record(instance, faulty, orders, choose);
    if (recorded.execution.allowed || oneIn > 2 ** 30) return recorded;
  }
};

/** An execution that the fault model allows, and the scenario that it is an execution of. */
export interface Happened {
  readonly execution: Execution<boolean>;
  readonly recorded: () => Recorded;
}

/** Every execution with these generals faulty and these orders, the honest one first. */
export function* everyExecution(
  instance: Instance,
  faulty: readonly General[],
  orders: readonly number[],
): Generator<Happened> {
  const run = runOf(booleanLogic, instance, faulty);
  const vectors = orders.map((value) => orderOf(booleanLogic, instance.army, value));
  const turned = (deviates: boolean, honest: boolean): boolean => deviates !== honest;
  for (const { execution, choices } of everyRun(run, vectors, turned)) {
    if (!execution.allowed) continue;
    const recorded = (): Recorded => {
      let made = 0;
      return record(instance, faulty, orders, (_choice, honest) => turned(at(choices, made++), honest));
    };
    yield { execution, recorded };
  }
}

/** Every scenario with these generals faulty and these orders, the honest one first. */
export function* everyScenario(
  instance: Instance,
  faulty: readonly General[],
  orders: readonly number[],
): Generator<Recorded> {
  for (const { recorded } of everyExecution(instance, faulty, orders)) yield recorded();
}
