import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Instance } from '../../model/instance.ts';
import { om } from '../../model/protocols/om.ts';
import type { Scenario } from '../../model/scenario.ts';
import { runScenario } from '../../model/scenario.ts';
import { broken } from '../../properties/judge.ts';
import { standardProperties } from '../../properties/standard.ts';
import { byReceiver } from '../../test-support/cases/by-receiver.ts';
import { right } from '../../test-support/either.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { FAULTS, smallInstances } from '../../test-support/small-instances.ts';
import { strategies } from './strategy.ts';
import { scenarioArbitrary, volleyArbitrary } from './volley.arbitrary.ts';

const om3 = instanceAt(om, { n: 3, m: 1 }, 'byzantine');

/** Whether a scenario meets the standard properties, as somebody's own test would ask. */
const isFine =
  (instance: Instance) =>
  (scenario: Scenario): boolean => {
    const { execution, scenario: normal } = right(runScenario(instance, scenario));
    return broken(standardProperties(instance), instance, normal, execution).length === 0;
  };

const checkOm3 = (parameters: fc.Parameters<[Scenario]>): fc.RunDetails<[Scenario]> =>
  fc.check(fc.property(scenarioArbitrary(om3, { t: 1 }), isFine(om3)), parameters);

/** The least attack on OM(1) with three generals: the commander orders ATTACK, and the traitor says it was RETREAT. */
const leastAttack = (traitor: 1 | 2): Scenario => ({
  faulty: [traitor],
  orders: [1],
  deviations: [{ round: 2, from: traitor, to: traitor === 1 ? 2 : 1, prescribed: [`0.${String(traitor)}`], said: [] }],
  heads: [],
});

describe.each(FAULTS)('scenarios under %s', (faults) => {
  const instances = smallInstances({ n: [2, 3, 4], m: [0, 1], values: [2, 3], faults: [faults] });

  test('are allowed, and have at most t faulty', () => {
    fc.assert(
      fc.property(
        fc
          .tuple(fc.constantFrom(...instances), fc.nat({ max: 3 }))
          .chain(([instance, t]) =>
            fc.tuple(fc.constant(instance), fc.constant(t), scenarioArbitrary(instance, { t })),
          ),
        ([instance, t, scenario]) => {
          const { scenario: again } = right(runScenario(instance, scenario));
          expect(again).toEqual(scenario);
          expect(scenario.faulty.length).toBeLessThanOrEqual(instance.faults.generalsFail ? t : 0);
        },
      ),
      { numRuns: 150 },
    );
  });
});

test.each(['symmetric', 'symmetric+loss:1'])(
  'scenarios under %s are allowed, where a traitor cannot always follow the protocol',
  (faults) => {
    const instance = instanceAt(byReceiver, { n: 3, m: 1 }, faults);
    fc.assert(
      fc.property(scenarioArbitrary(instance, { t: 2 }), (scenario) => {
        expect(right(runScenario(instance, scenario)).scenario).toEqual(scenario);
      }),
      { numRuns: 150 },
    );
  },
);

describe('volleys', () => {
  const drawn = fc.sample(volleyArbitrary(instanceAt(om, { n: 5, m: 1 }, 'byzantine'), { t: 3 }), {
    numRuns: 4_000,
    seed: 1,
    unbiased: true,
  });

  test('have any number of faulty generals up to t, as often as each other', () => {
    const sizes = [0, 0, 0, 0];
    for (const { faulty } of drawn) sizes[faulty.length] = (sizes[faulty.length] ?? 0) + 1;
    expect(sizes).toHaveLength(4);
    for (const count of sizes) expect(count / drawn.length).toBeCloseTo(0.25, 1);
  });

  test('have everybody faulty as often as anybody else, each once and in order', () => {
    for (const { faulty } of drawn) expect(faulty).toEqual([...new Set(faulty)].sort((a, b) => a - b));
    // On average one and a half of five are faulty.
    for (const general of [0, 1, 2, 3, 4])
      expect(drawn.filter(({ faulty }) => faulty.includes(general)).length / drawn.length).toBeCloseTo(0.3, 1);
  });

  test('are played by every strategy, or by those that are asked for', () => {
    expect(new Set(drawn.map(({ strategy }) => strategy))).toEqual(new Set(strategies));
    const late = strategies.filter(({ name }) => name === 'late');
    const some = fc.sample(volleyArbitrary(om3, { t: 1, strategies: late }), { numRuns: 50, seed: 1 });
    expect(new Set(some.map(({ strategy }) => strategy.name))).toEqual(new Set(['late']));
  });

  test('have nobody faulty where only links fail, and never more than there are', () => {
    const [handshake] = smallInstances({ n: [2], m: [0], values: [2], faults: ['loss'] });
    if (handshake === undefined) throw new Error('there is no instance under loss');
    const sizes = (instance: Instance): readonly number[] =>
      fc.sample(volleyArbitrary(instance, { t: 9 }), { numRuns: 100, seed: 1 }).map(({ faulty }) => faulty.length);
    expect(Math.max(...sizes(handshake))).toBe(0);
    expect(Math.max(...sizes(om3))).toBe(3);
  });
});

describe('fast-check’s own shrinking, OM(1) with three generals', () => {
  const seeds = Array.from({ length: 40 }, (_, seed) => seed);

  test('from every seed ends at the least attack: one traitorous lieutenant, one lie, order ATTACK', () => {
    const ends = seeds.map((seed) => checkOm3({ seed }).counterexample?.[0]);
    for (const end of ends) expect([leastAttack(1), leastAttack(2)]).toContainEqual(end);
    // Either lieutenant may be the one.
    expect(new Set(ends.map((end) => end?.faulty.join()))).toEqual(new Set(['1', '2']));
  });

  test('a seed and a path give the same counterexample again, with nothing left to shrink', () => {
    for (const seed of seeds.slice(0, 10)) {
      const { counterexample, counterexamplePath } = checkOm3({ seed });
      expect(counterexamplePath).toMatch(/^\d+(:\d+)*$/);
      const replayed = checkOm3({ seed, path: counterexamplePath ?? '' });
      expect(replayed.counterexample).toEqual(counterexample);
      expect(replayed.numShrinks).toBe(0);
      expect(replayed.numRuns).toBe(1);
    }
  });

  test('an example of one’s own is shrunk as well', () => {
    const om5 = instanceAt(om, { n: 5, m: 1 }, 'byzantine');
    // Two traitors lie to two lieutenants, though a lieutenant retreats as soon as both lie to it.
    const links = [3, 4].flatMap((from) => [1, 2].map((to) => ({ from, to })));
    const lies = links.map(({ from, to }) => ({ round: 2, from, to, prescribed: [`0.${String(from)}`], said: [] }));
    const example: Scenario = { faulty: [3, 4], orders: [1], deviations: lies, heads: [] };
    const { counterexample } = fc.check(fc.property(scenarioArbitrary(om5, { t: 2 }), isFine(om5)), {
      examples: [[example]],
      numRuns: 1,
    });
    expect(counterexample).toEqual([{ ...example, deviations: lies.filter(({ to }) => to === 1) }]);
  });

  test('whatever holds is left alone', () => {
    const om4 = instanceAt(om, { n: 4, m: 1 }, 'byzantine');
    const { failed, numRuns } = fc.check(fc.property(scenarioArbitrary(om4, { t: 1 }), isFine(om4)), {
      numRuns: 500,
    });
    expect({ failed, numRuns }).toEqual({ failed: false, numRuns: 500 });
  });
});

describe('what can be shrunk without having been generated', () => {
  const arbitrary = scenarioArbitrary(om3, { t: 1 });

  test('is a scenario', () => {
    expect(arbitrary.canShrinkWithoutContext(leastAttack(1))).toBe(true);
    for (const other of [null, undefined, 3, 'om', [], { faulty: [] }])
      expect(arbitrary.canShrinkWithoutContext(other)).toBe(false);
  });

  test('one of another instance has nothing simpler', () => {
    const elsewhere: Scenario = { ...leastAttack(1), faulty: [7] };
    expect([...arbitrary.shrink(elsewhere, undefined)]).toEqual([]);
  });

  test('what is simpler is allowed in turn, and nothing is simpler than everybody’s being honest and retreating', () => {
    const steps = [...arbitrary.shrink(leastAttack(1), undefined)].map(({ value }) => value);
    expect(steps.length).toBeGreaterThan(0);
    for (const step of steps) expect(right(runScenario(om3, step)).scenario).toEqual(step);
    const honest: Scenario = { faulty: [], orders: [0], deviations: [], heads: [] };
    expect([...arbitrary.shrink(honest, undefined)]).toEqual([]);
  });
});
