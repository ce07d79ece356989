/**
 * Worlds and twins of an argument about generals that follow the protocol as far as they go: made by running, and
 * checked.
 *
 * The constructions are ours, so whatever does not come out as the theorem says is a bug, and throws: a world that
 * cannot be run, twins that see different things, twins that see the same and decide differently (Lynch 1996, §5.1),
 * an argument at whose end nothing is broken.
 *
 * Limits: worlds are judged by the standard properties, and the order that validity forces is worked out for the two
 * conditions that are standard under faults that are no lies.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { General } from '../../../model/army.ts';
import { generals } from '../../../model/army.ts';
import { at } from '../../../model/at.ts';
import type { Instance } from '../../../model/instance.ts';
import { instanceTitle } from '../../../model/instance.ts';
import type { Recorded, Scenario } from '../../../model/scenario.ts';
import { runScenario } from '../../../model/scenario.ts';
import { keyOf } from '../../../model/tree.ts';
import { indistinguishable } from '../../../model/view.ts';
import { broken } from '../../../properties/judge.ts';
import { standardProperties } from '../../../properties/standard.ts';
import { standardValidity } from '../../../properties/validity.ts';
import type { Argument, NotApplicable, Twin, World } from '../argument.ts';

/** A bug of ours, and where it showed. */
export const contradiction = (instance: Instance, what: string): Error =>
  new Error(`${instanceTitle(instance)}: ${what}. Either the program is no pure function, or this is a bug`);

/** The order that validity makes the loyal decide: all hold it, and where it is to attack together, nothing is lost. */
const forcedIn = (instance: Instance, { scenario, execution }: Recorded): number | null => {
  const order = at(scenario.orders, 0);
  if (scenario.orders.some((other) => other !== order)) return null;
  return standardValidity(instance) === 'coordinated-attack' && order > 0 && execution.lost ? null : order;
};

/** The world of a scenario that the argument has made. */
export const worldOf = (instance: Instance, name: string, about: string, scenario: Scenario): World => {
  const ran = runScenario(instance, scenario);
  if (E.isLeft(ran)) throw contradiction(instance, `${name} (${about}) cannot be run: ${ran.left.message}`);
  const recorded = ran.right;
  return {
    name,
    about,
    recorded,
    forced: forcedIn(instance, recorded),
    broken: broken(standardProperties(instance), instance, recorded.scenario, recorded.execution),
  };
};

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

/** The first broken world, and its first broken property. */
export const refutedIn = (instance: Instance, worlds: readonly World[]): Argument['refuted'] => {
  for (const [world, { broken }] of worlds.entries()) {
    const [property] = broken;
    if (property !== undefined) return { world, property };
  }
  throw contradiction(instance, 'nothing is broken in any world, which contradicts the theorem');
};

/** Why an argument does not apply. */
export const notApplicable = (reason: NotApplicable['reason'], message: string): E.Either<NotApplicable, never> =>
  E.left({ _tag: 'NotApplicable', reason, message });

/** Whether anybody tosses a coin: then what a general sees does not determine what it does. */
export const tossesCoins = ({ protocol, army, schedule }: Instance): boolean =>
  Array.from({ length: schedule.rounds }, (_, i) => i + 1).some((round) =>
    generals(army).some((general) => protocol.coins(army, round, general) > 0),
  );
