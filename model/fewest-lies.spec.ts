/**
 * One scenario may be told with more lies or with fewer: a traitor may hold the order that it says.
 */
import { describe, expect, test } from 'vitest';
import { right } from '../test-support/either.ts';
import { instanceAt } from '../test-support/instance.ts';
import { says, scenarioWith } from '../test-support/scenario-with.ts';
import { toy, toyProgram } from '../test-support/toy.ts';
import { floodSet } from './protocols/flood-set.ts';
import { majority } from './protocols/majority.ts';
import { om } from './protocols/om.ts';
import { withFewestLies } from './fewest-lies.ts';
import { runScenario } from './scenario.ts';

const om3 = instanceAt(om, { n: 3, m: 1 }, 'byzantine');

describe('the fewest lies', () => {
  test('a traitor that says ATTACK to everyone holds it, and does not lie', () => {
    const instance = instanceAt(majority, { n: 3, m: 0 }, 'byzantine');
    const lies = right(
      runScenario(
        instance,
        scenarioWith({
          faulty: [2],
          orders: [0, 1, 0],
          deviations: [says(1, 2, 0, 'ATTACK'), says(1, 2, 1, 'ATTACK')],
        }),
      ),
    );
    expect(withFewestLies(instance, lies).scenario).toEqual(scenarioWith({ faulty: [2], orders: [0, 1, 1] }));
  });

  test('of two traitors each has its own order, and of three orders the best is taken', () => {
    const instance = instanceAt(majority, { n: 3, m: 0, values: 3 }, 'byzantine');
    const lies = scenarioWith({
      faulty: [1, 2],
      orders: [0, 0, 0],
      deviations: [says(1, 1, 0, 'ATTACK-2'), says(1, 2, 0, 'ATTACK-1')],
    });
    expect(withFewestLies(instance, right(runScenario(instance, lies))).scenario).toEqual(
      scenarioWith({ faulty: [1, 2], orders: [0, 2, 1] }),
    );
  });

  test('a tie leaves the orders alone', () => {
    const split = right(runScenario(om3, scenarioWith({ faulty: [0], orders: [1], deviations: [says(1, 0, 1)] })));
    expect(withFewestLies(om3, split)).toBe(split);
  });

  test('whoever crashes keeps its order and its crash', () => {
    const flood = instanceAt(floodSet, { n: 2, m: 0 }, 'crash');
    const crashed = right(
      runScenario(flood, scenarioWith({ faulty: [0], orders: [1, 0], deviations: [says(1, 0, 1)] })),
    );
    expect(withFewestLies(flood, crashed)).toEqual(crashed);
  });

  test('coins stay as they fell', () => {
    const gambler = toy({
      coins: () => 1,
      program: (setting) => ({
        ...toyProgram(setting),
        receive: (_self, _state, _round, inbox, coins) => ({ attack: setting.logic.all([...inbox.flat(), ...coins]) }),
      }),
    });
    const instance = instanceAt(gambler, { n: 2, m: 0 }, 'byzantine');
    const lucky = scenarioWith({
      faulty: [1],
      orders: [0, 0],
      deviations: [says(1, 1, 0, 'attack')],
      heads: [{ round: 1, general: 0, coin: 0 }],
    });
    const recorded = right(runScenario(instance, lucky));
    const fewest = withFewestLies(instance, recorded);
    expect(fewest.scenario).toEqual({ ...lucky, orders: [0, 1], deviations: [] });
    expect(fewest.execution.decisions[0]).toEqual(recorded.execution.decisions[0]);
  });
});
