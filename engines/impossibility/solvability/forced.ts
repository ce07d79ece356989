/**
 * What validity forces: the order that everybody who decides has to decide in an execution, if there is one.
 *
 * The conditions are those of `properties/validity.ts`; here they are computed for one execution at a time.
 */
import type { SolvabilityQuestion } from './question.ts';

/** The orders whose unanimity matters; `null` where nothing is forced whatever they are. */
const concerned = (
  { validity }: SolvabilityQuestion,
  faulty: readonly boolean[],
  orders: readonly number[],
): readonly number[] | null => {
  switch (validity) {
    case 'commander':
      return faulty[0] === true ? null : orders.slice(0, 1);
    case 'loyal-unanimity':
      return orders.filter((_, general) => faulty[general] !== true);
    case 'weak-unanimity':
      return faulty.includes(true) ? null : orders;
    case 'unanimity':
    case 'coordinated-attack':
      return orders;
  }
};

/** The order that is forced, or `null`. `lost`: some message may have been lost. */
export const forcedOrder = (
  question: SolvabilityQuestion,
  faulty: readonly boolean[],
  orders: readonly number[],
  lost: boolean,
): number | null => {
  const [order, ...others] = concerned(question, faulty, orders) ?? [];
  if (order === undefined || others.some((other) => other !== order)) return null;
  return question.validity === 'coordinated-attack' && order !== 0 && lost ? null : order;
};
