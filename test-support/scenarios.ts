/**
 * Scenarios of an instance: one drawn at random, or all of them one after another.
 */
import type { General } from '../model/army.ts';
import { generals } from '../model/army.ts';
import type { Choose } from '../model/choice.ts';
import type { Instance } from '../model/instance.ts';
import type { Recorded } from '../model/scenario.ts';
import { ordersHeld, record } from '../model/scenario.ts';
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

/** Every scenario with these generals faulty and these orders, the honest one first. */
export function* everyScenario(
  instance: Instance,
  faulty: readonly General[],
  orders: readonly number[],
): Generator<Recorded> {
  let deviates: readonly boolean[] = [];
  for (;;) {
    const made: boolean[] = [];
    const choose: Choose<boolean> = (_choice, honest) => {
      const deviating = deviates[made.length] ?? false;
      made.push(deviating);
      return deviating ? !honest : honest;
    };
    const recorded = record(instance, faulty, orders, choose);
    if (recorded.execution.allowed) yield recorded;
    const last = made.lastIndexOf(false);
    if (last < 0) return;
    deviates = [...made.slice(0, last), true];
  }
}
