/**
 * A protocol whose thresholds are counted case by case: it does the same, and its circuit is another one.
 */
import type { Logic } from '../model/logic.ts';
import type { Protocol } from '../model/protocol.ts';
import { protocol } from '../model/protocol.ts';

/** At least k of them hold: the first does and k - 1 of the others, or k of the others. */
const atLeastOf = <B>(logic: Logic<B>, k: number, xs: readonly B[]): B => {
  const [first, ...others] = xs;
  if (k <= 0) return logic.one;
  if (first === undefined) return logic.zero;
  return logic.cond(first, atLeastOf(logic, k - 1, others), atLeastOf(logic, k, others));
};

const byCasesIn = <B>(logic: Logic<B>): Logic<B> => ({
  ...logic,
  atLeast: (k, xs) => atLeastOf(logic, k, xs),
  majority: (xs) => atLeastOf(logic, Math.floor(xs.length / 2) + 1, xs),
});

export const byCases = (original: Protocol): Protocol =>
  protocol({
    ...original,
    name: `${original.name}-by-cases`,
    program: (setting) => original.program({ ...setting, logic: byCasesIn(setting.logic) }),
  });
