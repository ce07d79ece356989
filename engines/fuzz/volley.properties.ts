/**
 * The laws of volleys: each lane is a scenario, and the scenario is that lane.
 */
import * as fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { generals } from '../../model/army.ts';
import type { Instance } from '../../model/instance.ts';
import { holdsOrder } from '../../model/instance.ts';
import { laneOf, LANES } from '../../model/lanes.ts';
import { valueOf } from '../../model/order.ts';
import type { Scenario } from '../../model/scenario.ts';
import { freeOrders, runScenario } from '../../model/scenario.ts';
import type { Tree } from '../../model/tree.ts';
import { mapTree } from '../../model/tree.ts';
import { right } from '../../test-support/either.ts';
import type { Law } from '../../test-support/law.ts';
import type { Fired, Volley } from './volley.ts';
import { fire, laneScenario } from './volley.ts';
import { volleyArbitrary } from './volley.arbitrary.ts';

/** What everybody who is not a traitor heard and decided, in one lane and in one execution. */
const beside = (
  instance: Instance,
  { execution }: Fired,
  scenario: Scenario,
  lane: number,
): { readonly together: Tree<boolean>; readonly alone: Tree<boolean> } => {
  const bit = (lanes: number): boolean => laneOf(lanes, lane);
  const run = right(runScenario(instance, scenario)).execution;
  const witnesses = generals(instance.army).filter(
    (general) => instance.faults.benign || !scenario.faulty.includes(general),
  );
  return {
    together: witnesses.map((general) => [
      execution.rounds.map(({ heard }) => mapTree(heard[general] ?? [], bit)),
      mapTree(execution.decisions[general] ?? [], bit),
    ]),
    alone: witnesses.map((general) => [
      run.rounds.map(({ heard }) => heard[general] ?? []),
      run.decisions[general] ?? [],
    ]),
  };
};

/** What is wrong with one lane of a fired volley, or `null`. */
const wrongLane = (instance: Instance, volley: Volley, fired: Fired, lane: number): string | null => {
  const { scenario, execution } = laneScenario(instance, volley, lane);
  if (!execution.allowed || !laneOf(fired.execution.allowed, lane)) return 'is not allowed';
  const again = right(runScenario(instance, scenario));
  if (!isDeepStrictEqual(again, { scenario, execution })) return 'does not run again as it was recorded';
  if (!isDeepStrictEqual(scenario.faulty, volley.faulty)) return 'has others faulty than the volley';
  const { together, alone } = beside(instance, fired, scenario, lane);
  if (!isDeepStrictEqual(together, alone)) return 'differs from its scenario in what is heard or decided';
  const free = freeOrders(instance, scenario.faulty);
  for (const general of generals(instance.army)) {
    if (free.includes(general) || !holdsOrder(instance.protocol, general)) continue;
    const held = valueOf((fired.orders[general] ?? []).map((bit) => laneOf(bit, lane)));
    if (scenario.orders[general] !== held) return `has another order for ${String(general)}`;
  }
  const lied = scenario.deviations.some(
    ({ to, prescribed, said }) => !scenario.faulty.includes(to) && prescribed.join() !== said.join(),
  );
  return lied && !laneOf(fired.changed, lane) ? 'has a lie to a loyal general, but counts as unchanged' : null;
};

/** The law of one volley, lane by lane; throws what is wrong. */
export const lanesAreScenarios = (instance: Instance, volley: Volley): void => {
  const fired = fire(instance, volley);
  if (!isDeepStrictEqual(fire(instance, volley), fired)) throw new Error('firing it again gives something else');
  for (let lane = 0; lane < LANES; lane++) {
    const wrong = wrongLane(instance, volley, fired, lane);
    if (wrong !== null) throw new Error(`${volley.strategy.name}: lane ${String(lane)} ${wrong}`);
  }
};

/** The laws, on random volleys at these instances with anybody faulty. */
export const volleyLaws = (instances: readonly Instance[]): readonly Law[] => [
  {
    name: 'every lane is an allowed scenario, which heard and decided alone what the lane did',
    property: fc.property(
      fc
        .constantFrom(...instances)
        .chain((instance) => fc.tuple(fc.constant(instance), volleyArbitrary(instance, { t: instance.army.n }))),
      ([instance, volley]) => {
        lanesAreScenarios(instance, volley);
      },
    ),
  },
];
