/**
 * Worlds and twins: made by running, judged, and checked.
 *
 * The constructions are ours, so whatever does not come out as the theorem says is a bug, and throws: a world that
 * cannot be run, twins that see different things, twins that see the same and decide differently (Lynch 1996, §5.1),
 * an argument at whose end nothing is broken.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import type { Instance } from '../../model/instance.ts';
import { instanceTitle } from '../../model/instance.ts';
import type { Scenario } from '../../model/scenario.ts';
import { runningScenario } from '../../model/scenario.ts';
import { keyOf } from '../../model/tree.ts';
import { indistinguishable } from '../../model/view.ts';
import type { Work } from '../../model/work.ts';
import { agreement } from '../../properties/agreement.ts';
import { broken } from '../../properties/judge.ts';
import { termination } from '../../properties/termination.ts';
import type { ValidityName } from '../../properties/validity.ts';
import { standardValidity, validity } from '../../properties/validity.ts';
import type { Argument, Twin, World } from './argument.ts';
import { forcedOrder } from './forced.ts';

/** A bug of ours, and where it showed. */
export const contradiction = (instance: Instance, what: string): Error =>
  new Error(`${instanceTitle(instance)}: ${what}. Either the program is no pure function, or this is a bug`);

/** What was run, as a world: the order that this validity forces in it, and what it breaks. */
export const judged = (
  instance: Instance,
  condition: ValidityName,
  world: Pick<World, 'name' | 'about' | 'recorded'>,
): World => {
  const { scenario, execution } = world.recorded;
  const faulty = generals(instance.army).map((general) => scenario.faulty.includes(general));
  return {
    ...world,
    forced: forcedOrder(condition, faulty, scenario.orders, execution.lost),
    broken: broken([agreement, validity(condition), termination], instance, scenario, execution),
  };
};

/** The world of a scenario that the argument has made, judged by the standard properties. */
export function* worldOf(instance: Instance, name: string, about: string, scenario: Scenario): Work<World> {
  const ran = yield* runningScenario(instance, scenario);
  if (E.isLeft(ran)) throw contradiction(instance, `${name} (${about}) cannot be run: ${ran.left.message}`);
  return judged(instance, standardValidity(instance), { name, about, recorded: ran.right });
}

/** The loyal generals of both worlds that cannot tell them apart; each decides the same in both. */
export const twinsOf = (
  instance: Instance,
  worlds: readonly World[],
  places: readonly [number, number],
): readonly Twin[] => {
  const [one, other] = [at(worlds, places[0]), at(worlds, places[1])];
  const [a, b] = [one.recorded, other.recorded];
  const loyal = (general: General): boolean => ![...a.scenario.faulty, ...b.scenario.faulty].includes(general);
  const alike = generals(instance.army).filter(
    (general) => loyal(general) && indistinguishable(a.execution, b.execution, general),
  );
  for (const general of alike)
    if (keyOf(at(a.execution.decisions, general)) !== keyOf(at(b.execution.decisions, general)))
      throw contradiction(
        instance,
        `general ${String(general)} sees the same in ${one.name} and ${other.name}, and does not decide the same`,
      );
  return alike.map((general) => ({ general, worlds: places }));
};

/** The twin that the theorem says there is. */
export const twinAt = (instance: Instance, worlds: readonly World[], { general, worlds: places }: Twin): Twin => {
  const twin = twinsOf(instance, worlds, places).find((each) => each.general === general);
  if (twin !== undefined) return twin;
  const names = places.map((place) => at(worlds, place).name).join(' and ');
  throw contradiction(instance, `general ${String(general)} can tell ${names} apart`);
};

/** The first broken world, and its first broken property; `null` if nothing is broken. */
export const firstBroken = (worlds: readonly World[]): Argument['refuted'] | null => {
  for (const [world, { broken: properties }] of worlds.entries()) {
    const [property] = properties;
    if (property !== undefined) return { world, property };
  }
  return null;
};

/** The first broken world, which the theorem says there is. */
export const refutedIn = (instance: Instance, worlds: readonly World[]): Argument['refuted'] => {
  const refuted = firstBroken(worlds);
  if (refuted !== null) return refuted;
  throw contradiction(instance, 'nothing is broken in any world, which contradicts the theorem');
};
