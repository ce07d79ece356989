/**
 * The laws of volleys: each lane is a scenario, and the scenario is that lane.
 */
import * as fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import type { Execution } from '../../model/execution.ts';
import type { Instance } from '../../model/instance.ts';
import { laneOf, LANES } from '../../model/lanes.ts';
import { valueOf } from '../../model/order.ts';
import { holdsOrder } from '../../model/problem.ts';
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
  run: Execution<boolean>,
  lane: number,
): { readonly together: Tree<boolean>; readonly alone: Tree<boolean> } => {
  const bit = (lanes: number): boolean => laneOf(lanes, lane);
  const witnesses = generals(instance.army).filter(
    (general) => instance.faults.benign || !scenario.faulty.includes(general),
  );
  return {
    together: witnesses.map((general) => [
      execution.rounds.map(({ heard }) => mapTree(at(heard, general), bit)),
      mapTree(at(execution.decisions, general), bit),
    ]),
    alone: witnesses.map((general) => [run.rounds.map(({ heard }) => at(heard, general)), at(run.decisions, general)]),
  };
};

/** The law of one volley, lane by lane. */
export const lanesAreScenarios = (instance: Instance, volley: Volley): void => {
  const fired = fire(instance, volley);
  // The execution, too: firing it again is what a path is for.
  expect(isDeepStrictEqual(fire(instance, volley), fired)).toBe(true);
  expect(fired.execution.allowed).toBe(-1);
  for (let lane = 0; lane < LANES; lane++) {
    const { scenario, execution } = laneScenario(instance, volley, lane);
    expect(execution.allowed).toBe(true);
    const again = right(runScenario(instance, scenario));
    expect(isDeepStrictEqual(again, { scenario, execution })).toBe(true);
    expect(scenario.faulty).toEqual(volley.faulty);

    const { together, alone } = beside(instance, fired, scenario, again.execution, lane);
    expect(isDeepStrictEqual(together, alone)).toBe(true);

    const free = freeOrders(instance, scenario.faulty);
    const held = generals(instance.army).filter(
      (general) => holdsOrder(instance.protocol, general) && !free.includes(general),
    );
    const inLane = (general: General): number => valueOf(at(fired.orders, general).map((bit) => laneOf(bit, lane)));
    expect(held.map((general) => scenario.orders[general])).toEqual(held.map(inLane));

    const lied = scenario.deviations.some(
      ({ to, prescribed, said }) => !scenario.faulty.includes(to) && prescribed.join() !== said.join(),
    );
    expect([lied, true]).toContain(laneOf(fired.changed, lane));
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
