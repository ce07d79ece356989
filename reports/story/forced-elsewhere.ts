/**
 * Whether another situation explains an attack: whether what a general decides is forced there.
 *
 * That is how impossibility arguments go: there it has to decide so, and here it sees the same. A situation in which it might as
 * well decide otherwise explains nothing.
 */
import type { General } from '../../model/army.ts';
import { booleanLogic } from '../../model/boolean.ts';
import type { Instance } from '../../model/instance.ts';
import { orderOf } from '../../model/order.ts';
import type { Recorded } from '../../model/scenario.ts';
import { agreement } from '../../properties/agreement.ts';
import { broken } from '../../properties/judge.ts';
import type { Property } from '../../properties/property.ts';
import { standardProperties } from '../../properties/standard.ts';

/** Whether a property is one of those that force a decision: agreement and validity, in the presence of what others hold and decide. */
export const forces = ({ name, condition }: Property): boolean => name === agreement.name || condition !== undefined;

/** Whether there is but one order that a general may decide in a situation, by agreement and by validity as it was asked about. */
export const isForcedIn = (
  instance: Instance,
  asked: Property,
  general: General,
  { scenario, execution }: Recorded,
): boolean => {
  const forcing = standardProperties(instance)
    .filter(forces)
    .map((property) => (property.name === asked.name ? asked : property));
  const allowed = Array.from({ length: instance.army.values }, (_, order) => {
    const decision = { decided: true, value: orderOf(booleanLogic, instance.army, order) };
    const decisions = execution.decisions.map((own, self) => (self === general ? decision : own));
    return broken(forcing, instance, scenario, { ...execution, decisions }).length === 0;
  });
  return allowed.filter(Boolean).length === 1;
};
