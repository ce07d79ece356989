/**
 * What validity forces: the order that everybody who decides has to decide in an execution, if there is one.
 *
 * Law (`forced.spec.ts`): as the property itself has it (`properties/validity.ts`). If everybody decides the forced order
 * the condition is met, if everybody decides another it is broken; where none is forced, any order meets it.
 */
import type { ValidityName } from '../../properties/validity.ts';
import { concerned, conditionOf } from '../../properties/conditions.ts';

/** The order that is forced, or `null`. `lost`: some message may have been lost. */
export const forcedOrder = (
  validity: ValidityName,
  faulty: readonly boolean[],
  orders: readonly number[],
  lost: boolean,
): number | null => {
  const [order, ...others] = concerned(validity, faulty, orders) ?? [];
  if (order === undefined || others.some((other) => other !== order)) return null;
  return conditionOf(validity).excusedByLoss && order !== 0 && lost ? null : order;
};
