/**
 * A scenario told in one line, and what comes of it.
 */
import type { Execution } from '../model/execution.ts';
import type { Instance } from '../model/instance.ts';
import { orderName, valueOf } from '../model/order.ts';
import { runScenario } from '../model/scenario.ts';
import { right } from './either.ts';

/** Who says what to whom in which round, other than prescribed. */
export type Lie = readonly [round: number, from: number, to: number, ...said: readonly string[]];

/** The execution of the scenario; that there is none fails the test. */
export const replay = (
  instance: Instance,
  faulty: readonly number[],
  orders: readonly number[],
  lies: readonly Lie[] = [],
): Execution<boolean> => {
  const deviations = lies.map(([round, from, to, ...said]) => ({ round, from, to, prescribed: [], said }));
  return right(runScenario(instance, { faulty, orders, deviations, heads: [] })).execution;
};

/** What every general decides, by name; `?` where it does not, and `-` for a faulty one. */
export const decided = (
  instance: Instance,
  faulty: readonly number[],
  orders: readonly number[],
  lies: readonly Lie[] = [],
): string => {
  const { decisions } = replay(instance, faulty, orders, lies);
  return decisions
    .map(({ decided: has, value }, general) =>
      faulty.includes(general) ? '-' : has ? orderName(instance.army, valueOf(value)) : '?',
    )
    .join(' ');
};
