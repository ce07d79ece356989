import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawOf } from '../test-support/draw.ts';
import { right } from '../test-support/either.ts';
import { instanceAt } from '../test-support/instance.ts';
import { drawFaulty, drawScenario, everyScenario } from '../test-support/scenarios.ts';
import { smallInstances } from '../test-support/small-instances.ts';
import { generals } from './army.ts';
import type { Choose } from './choice.ts';
import { om } from './protocols/om.ts';
import { record, runScenario } from './scenario.ts';
import { keyOf } from './tree.ts';
import { indistinguishable, viewOf } from './view.ts';

const om3 = instanceAt(om, { n: 3, m: 1 }, 'byzantine');

describe('examples: OM(1), n = 3', () => {
  const lie = { round: 2, from: 2, to: 1, prescribed: [], said: [] };
  const honest = right(runScenario(om3, { faulty: [], orders: [1], deviations: [], heads: [] })).execution;
  const relayLies = right(runScenario(om3, { faulty: [2], orders: [1], deviations: [lie], heads: [] })).execution;
  const commanderLies = right(
    runScenario(om3, {
      faulty: [0],
      orders: [1],
      deviations: [{ round: 1, from: 0, to: 2, prescribed: [], said: [] }],
      heads: [],
    }),
  ).execution;

  test('a view is the first state and what was heard, round by round', () => {
    expect(viewOf(honest, 1)).toEqual([
      { order: [false], levels: [] },
      [
        [[true], [], []],
        [[], [], [true]],
      ],
    ]);
  });

  test('1 cannot tell a lieutenant that lies from a commander that does', () => {
    expect(indistinguishable(relayLies, commanderLies, 1)).toBe(true);
    expect(indistinguishable(relayLies, honest, 1)).toBe(false);
  });

  test('2 can: it has heard another order', () => {
    expect(indistinguishable(relayLies, commanderLies, 2)).toBe(false);
    expect(indistinguishable(relayLies, honest, 2)).toBe(true);
  });

  test('different first states make different views', () => {
    const retreat = right(runScenario(om3, { faulty: [], orders: [0], deviations: [], heads: [] })).execution;
    expect(indistinguishable(honest, retreat, 0)).toBe(false);
  });
});

describe('equal views, equal decisions', () => {
  const everywhere = smallInstances({ n: [2, 3, 4], m: [0, 1], values: [2, 3] });

  test('OM(1), n = 3: over all scenarios, a view determines a decision', () => {
    const decisions = new Map<string, Set<string>>();
    for (const faulty of [[], [0], [1], [2], [0, 1], [0, 2], [1, 2]])
      for (const order of [0, 1])
        for (const { execution } of everyScenario(om3, faulty, [order]))
          for (const general of generals(om3.army)) {
            const view = `${String(general)} ${keyOf(viewOf(execution, general))}`;
            const decided = decisions.get(view) ?? new Set();
            decisions.set(view, decided.add(keyOf(execution.decisions[general] ?? [])));
          }
    // The commander has its order; a lieutenant has heard the commander and the other.
    expect(decisions.size).toBe(2 + 4 + 4);
    expect([...decisions.values()].every(({ size }) => size === 1)).toBe(true);
  });

  test('whatever a general heard, it decides the same if all the others were faulty and said just that', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...everywhere.filter(({ faults }) => !faults.benign)),
        fc.integer(),
        (instance, seed) => {
          const draw = drawOf(seed);
          const { scenario, execution } = drawScenario(instance, draw);
          for (const general of generals(instance.army)) {
            const others = generals(instance.army).filter((other) => other !== general);
            const repeating: Choose<boolean> = (choice, honest) => {
              if (choice._tag !== 'claim') return honest;
              const labels = instance.schedule.links[choice.round - 1]?.[choice.from]?.[choice.to] ?? [];
              const heard = execution.rounds[choice.round - 1]?.heard[choice.to]?.[choice.from];
              return heard?.[labels.indexOf(choice.label)] ?? honest;
            };
            const again = record(instance, others, scenario.orders, repeating).execution;
            expect(indistinguishable(again, execution, general)).toBe(true);
            expect(again.decisions[general]).toEqual(execution.decisions[general]);
          }
        },
      ),
    );
  });

  test('who is faulty makes no difference to a general but through what it hears', () => {
    let alike = 0;
    fc.assert(
      fc.property(fc.constantFrom(...everywhere), fc.integer(), (instance, seed) => {
        const draw = drawOf(seed);
        const first = drawScenario(instance, draw);
        const others = [drawFaulty(instance, draw), first.scenario.faulty].map((faulty) =>
          drawScenario(instance, draw, faulty),
        );
        const honest = record(instance, drawFaulty(instance, draw), first.scenario.orders, (_choice, value) => value);
        for (const { execution } of [...others, honest])
          for (const general of generals(instance.army))
            if (indistinguishable(first.execution, execution, general)) {
              alike += 1;
              expect(execution.decisions[general]).toEqual(first.execution.decisions[general]);
            }
      }),
      { numRuns: 500 },
    );
    expect(alike).toBeGreaterThan(100);
  });
});
