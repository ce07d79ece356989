/**
 * A scenario in one line, for lists of them.
 */
import type { General } from '../../model/army.ts';
import { deviationOn } from '../../model/faults/deviating.ts';
import type { Instance } from '../../model/instance.ts';
import { orderName } from '../../model/order.ts';
import type { Deviation, Scenario } from '../../model/scenario.ts';
import { freeOrders } from '../../model/scenario.ts';
import { listed, messageText } from './words.ts';

const lieText = (
  instance: Instance,
  faulty: readonly General[],
  { round, from, to, prescribed, said }: Deviation,
): string => {
  const words = (labels: readonly string[]): string => messageText(instance, round, from, to, labels);
  return deviationOn(instance.faults, faulty, { from, to }) === 'lost message'
    ? `round ${String(round)}: what ${String(from)} says to ${String(to)} is lost`
    : `round ${String(round)}: ${String(from)} tells ${String(to)} ${words(said)} instead of ${words(prescribed)}`;
};

/** Who is faulty, who holds which order, and every lie. */
export const scenarioLine = (instance: Instance, scenario: Scenario): string => {
  const { faulty, orders, deviations } = scenario;
  const free = freeOrders(instance, faulty);
  const held = orders.flatMap((value, general) =>
    free.includes(general) ? [] : [`${String(general)} holds ${orderName(instance.army, value)}`],
  );
  return [
    ...(faulty.length === 0 ? [] : [`faulty ${listed(faulty)}`]),
    ...held,
    ...deviations.map((deviation) => lieText(instance, faulty, deviation)),
  ].join('; ');
};
