/**
 * Protocols that may rule out what they say themselves, and whether they do: what is proved of honesty is held against that.
 */
import * as fc from 'fast-check';
import type { General } from '../model/army.ts';
import { generals } from '../model/army.ts';
import { at } from '../model/at.ts';
import { booleanLogic } from '../model/boolean.ts';
import type { Instance } from '../model/instance.ts';
import type { Protocol } from '../model/protocol.ts';
import { ordersHeld } from '../model/scenario-data.ts';
import { labelsOf } from '../model/schedule.ts';
import { anyRecipe } from './any-recipe.ts';
import { bitOf, randomProtocol } from './random-protocol.ts';
import { everyExecution } from './scenarios.ts';

/** A random protocol that on some links rules out that everything is said at once. */
export const anyRestricted: fc.Arbitrary<Protocol> = fc.tuple(anyRecipe, fc.boolean()).map(([recipe, strict]) => {
  const made = randomProtocol({ ...recipe, alike: false });
  const admissible: Protocol['admissible'] = (setting, round, from, to, said) => {
    const { logic } = setting;
    const forbids = strict && bitOf(recipe.seed, round, from, to);
    return logic.meet(
      made.admissible(setting, round, from, to, said),
      forbids ? logic.not(logic.all(said)) : logic.one,
    );
  };
  return { ...made, admissible };
});

/** Whether in some scenario with at most one faulty a loyal general says what is not admissible: all of them are gone through. */
export const saysTheInadmissible = (instance: Instance): boolean => {
  const { army, protocol, schedule } = instance;
  const setting = { logic: booleanLogic, army };
  const held = ordersHeld(instance);
  const orders = Array.from({ length: 2 ** held }, (_, all) =>
    Array.from({ length: held }, (_unused, i) => (all >> i) & 1),
  );
  const placements: readonly (readonly General[])[] = [[], ...generals(army).map((each) => [each])];
  for (const faulty of placements)
    for (const dealt of orders)
      for (const { execution } of everyExecution(instance, faulty, dealt))
        for (const [r, { sent }] of execution.rounds.entries())
          for (const from of generals(army).filter((each) => !faulty.includes(each)))
            for (const to of generals(army)) {
              if (labelsOf(schedule, r + 1, from, to).length === 0) continue;
              if (!protocol.admissible(setting, r + 1, from, to, at(at(sent, from), to))) return true;
            }
  return false;
};
