/**
 * Executions as files hold them: values, with the names of the orders, so that they can be read and replayed by anyone.
 */
import { booleanLogic } from '../model/boolean.ts';
import type { Instance } from '../model/instance.ts';
import { orderName, valueOf } from '../model/order.ts';
import type { Recorded } from '../model/scenario.ts';
import { courtOf } from '../properties/judge.ts';
import type { NamedExecution } from './argument.ts';
import { UNDECIDED } from './argument.ts';

/** The loyal generals' decisions, by name; in a broadcast the lieutenants'. */
export const namedDecisions = (instance: Instance, { scenario, execution }: Recorded): NamedExecution['decisions'] =>
  Object.fromEntries(
    courtOf(booleanLogic, instance, scenario.faulty).deciders.map((general) => {
      const decision = execution.decisions[general];
      const name = decision?.decided === true ? orderName(instance.army, valueOf(decision.value)) : UNDECIDED;
      return [String(general), name];
    }),
  );

/** What was run, and what was decided. */
export const namedExecution = (instance: Instance, recorded: Recorded): NamedExecution => {
  const { faulty, orders, deviations, heads } = recorded.scenario;
  return {
    faulty,
    orders: Object.fromEntries(orders.map((value, general) => [String(general), orderName(instance.army, value)])),
    deviations,
    heads,
    decisions: namedDecisions(instance, recorded),
  };
};
