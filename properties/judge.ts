/**
 * Judging a finished execution: which properties it breaks.
 */
import { booleanLogic } from '../model/boolean.ts';
import type { Execution } from '../model/execution.ts';
import type { Instance } from '../model/instance.ts';
import type { Logic } from '../model/logic.ts';
import type { Order } from '../model/order.ts';
import { orderOf } from '../model/order.ts';
import { generals, type General } from '../model/army.ts';
import { holdsOrder } from '../model/problem.ts';
import type { Scenario } from '../model/scenario.ts';
import { freeOrders } from '../model/scenario.ts';
import type { Court, Property } from './property.ts';
import { decidersOf } from './property.ts';
import { judgementOf } from './recorded.ts';

/** The court for an instance with these generals faulty. */
export const courtOf = <B>(logic: Logic<B>, instance: Instance, faulty: readonly General[]): Court<B> => {
  const { protocol, army } = instance;
  const isFaulty = generals(army).map((general) => faulty.includes(general));
  return { logic, army, problem: protocol.problem, faulty: isFaulty, deciders: decidersOf(protocol.problem, isFaulty) };
};

/** Whether an execution in any reading meets a property. */
export const meets = <B>(
  property: Property,
  court: Court<B>,
  orders: readonly Order<B>[],
  execution: Pick<Execution<B>, 'decisions' | 'lost'>,
): B => {
  const judgement = judgementOf(property, court);
  return judgement.judge(judgement.note(orders), execution);
};

/**
 * The orders of a scenario as vectors, one a general, as properties see them: whoever holds none is given RETREAT, and so
 * is a traitor, whose order is no part of the scenario.
 */
export const orderVectors = <B>(
  logic: Logic<B>,
  instance: Instance,
  faulty: readonly General[],
  orders: readonly number[],
): readonly Order<B>[] => {
  const free = freeOrders(instance, faulty);
  return generals(instance.army).map((general) => {
    const counts = holdsOrder(instance.protocol, general) && !free.includes(general);
    return orderOf(logic, instance.army, counts ? (orders[general] ?? 0) : 0);
  });
};

/** The properties that an execution of a scenario breaks, in the order they were given. */
export const broken = (
  properties: readonly Property[],
  instance: Instance,
  scenario: Scenario,
  execution: Execution<boolean>,
): readonly Property[] => {
  const court = courtOf(booleanLogic, instance, scenario.faulty);
  const orders = orderVectors(booleanLogic, instance, scenario.faulty, scenario.orders);
  return properties.filter((property) => !meets(property, court, orders, execution));
};
