/**
 * The order that validity forces: it accepts that all who decide, decide that one, and no other.
 *
 * Read off the property itself, by asking it about executions that nobody ran, in which all decide alike. Together with
 * agreement and termination that is enough: where all decide alike, what they decide is one of the orders accepted.
 */
import { at } from '../../../model/at.ts';
import type { Order } from '../../../model/order.ts';
import { orderOf } from '../../../model/order.ts';
import { meets } from '../../../properties/judge.ts';
import type { Court, Property } from '../../../properties/property.ts';

/** The order forced, by its number; `null` where validity leaves the loyal free. */
export const checkedForcedOrder = (
  property: Property,
  court: Court<boolean>,
  orders: readonly Order<boolean>[],
  lost: boolean,
): number | null => {
  const { logic, army } = court;
  const accepted = Array.from({ length: army.values }, (_, value) => value).filter((value) => {
    const decision = { decided: true, value: orderOf(logic, army, value) };
    return meets(property, court, orders, { decisions: Array.from({ length: army.n }, () => decision), lost });
  });
  return accepted.length === 1 ? at(accepted, 0) : null;
};
