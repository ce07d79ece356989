/**
 * An attack told from other orders of the traitors has other lies: here it is told with the fewest.
 */
import type { Instance } from './instance.ts';
import type { Recorded } from './scenario.ts';
import { freeOrders, recording, sayingTheSame } from './scenario.ts';
import type { Work } from './work.ts';
import { done } from './work.ts';

/** Up to so many ways to deal orders to the traitors are all tried; beyond, the order of one traitor after another is chosen. */
const MOST_DEALT = 1_024;

/**
 * The same attack, told from the traitors' orders under which it has the fewest lies (design: zero is legal). Where there are
 * too many of these to try them all, no other order of a single traitor gives fewer.
 */
export function* tellingFewestLies(instance: Instance, recorded: Recorded): Work<Recorded> {
  const { scenario } = recorded;
  const said = sayingTheSame(instance, recorded);
  const free = freeOrders(instance, scenario.faulty);
  const all = Array.from({ length: instance.army.values }, (_, value) => value);
  let best = recorded;
  const tryAll = function* (candidates: readonly (readonly number[])[]): Work<undefined> {
    for (const orders of candidates) {
      const next = yield* recording(instance, scenario.faulty, orders, said);
      if (next.scenario.deviations.length < best.scenario.deviations.length) best = next;
    }
  };
  if (instance.army.values ** free.length > MOST_DEALT) {
    for (const traitor of free) {
      const others = all.filter((value) => value !== best.scenario.orders[traitor]);
      const { orders } = best.scenario;
      yield* tryAll(others.map((value) => orders.with(traitor, value)));
    }
    return best;
  }
  let candidates: readonly (readonly number[])[] = [scenario.orders];
  for (const traitor of free)
    candidates = candidates.flatMap((orders) => all.map((value) => orders.with(traitor, value)));
  yield* tryAll(candidates);
  return best;
}

/** The same, without a pause. */
export const withFewestLies = (instance: Instance, recorded: Recorded): Recorded =>
  done(tellingFewestLies(instance, recorded));
