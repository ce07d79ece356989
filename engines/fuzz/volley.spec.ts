import { describe, expect, test } from 'vitest';
import { generals } from '../../model/army.ts';
import { instanceTitle } from '../../model/instance.ts';
import { laneOf, LANES, lanesHeld } from '../../model/lanes.ts';
import { om } from '../../model/protocols/om.ts';
import { floodSet } from '../../model/protocols/flood-set.ts';
import { handshake } from '../../model/protocols/handshake.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { testLaws } from '../../test-support/law.ts';
import { randomProtocol } from '../../test-support/random-protocol.ts';
import { FAULTS, smallInstances } from '../../test-support/small-instances.ts';
import { strategies } from './strategy.ts';
import type { Volley } from './volley.ts';
import { fire, laneScenario } from './volley.ts';
import { lanesAreScenarios, volleyLaws } from './volley.properties.ts';

const [noise] = strategies;
if (noise === undefined) throw new Error('there is no strategy');

const lanes = Array.from({ length: LANES }, (_, lane) => lane);

describe.each(FAULTS)('under %s', (faults) => {
  // Three generals, or two where a protocol is defined for no more.
  const instances = smallInstances({ n: [2, 3], m: [1], values: [2, 3], faults: [faults] }).filter(
    ({ army, protocol }) => army.n === Math.min(3, protocol.sizes.most),
  );

  test.each(instances.map((instance) => ({ instance, title: instanceTitle(instance) })))(
    '$title: what a strategy plays is allowed, and each lane is a scenario',
    ({ instance }) => {
      for (const strategy of strategies)
        for (const faulty of instance.faults.generalsFail ? [[0], [1, 2]] : [[]])
          expect(() => {
            lanesAreScenarios(instance, { faulty, strategy, seed: `${strategy.name} ${faulty.join()}` });
          }).not.toThrow();
    },
  );

  testLaws(
    volleyLaws(smallInstances({ n: [2, 3, 4, 5], m: [0, 1, 2], values: [2, 3], parameters: [1], faults: [faults] })),
    30,
  );
});

describe('protocols with coins, and orders of which some general does not decide any', () => {
  const gamblers = [1, 2, 3].flatMap((seed) =>
    ['byzantine', 'crash', 'loss:1'].map((faults) =>
      instanceAt(
        randomProtocol({
          seed,
          rounds: 2,
          problem: 'consensus',
          alike: false,
          coins: true,
          hesitant: true,
          exclusive: true,
        }),
        { n: 3, m: 0 },
        faults,
      ),
    ),
  );
  testLaws(volleyLaws(gamblers), 15);

  test.each(strategies)('coins are fair whoever plays: $name', (strategy) => {
    const [instance] = gamblers;
    if (instance === undefined) throw new Error('there is no gambler');
    const heads = Array.from({ length: 4 }, (_, i) => ({ faulty: [0, 1, 2], strategy, seed: String(i) })).flatMap(
      (volley) => lanes.map((lane) => laneScenario(instance, volley, lane).scenario.heads.length),
    );
    // Three generals toss one coin in each of two rounds, in 128 scenarios.
    const share = heads.reduce((sum, count) => sum + count, 0) / (6 * heads.length);
    expect(share).toBeGreaterThan(0.44);
    expect(share).toBeLessThan(0.56);
  });
});

describe('a fired volley', () => {
  const om4 = instanceAt(om, { n: 4, m: 1 }, 'byzantine');
  const volley = (seed: string, faulty: readonly number[] = [1]): Volley => ({ faulty, strategy: noise, seed });

  test('is determined by its seed: another one, another volley', () => {
    expect(fire(om4, volley('1'))).toEqual(fire(om4, volley('1')));
    expect(fire(om4, volley('1')).execution).not.toEqual(fire(om4, volley('2')).execution);
  });

  test('changes nothing where nobody is faulty', () => {
    expect(fire(om4, volley('1', [])).changed).toBe(0);
    for (const lane of lanes) expect(laneScenario(om4, volley('1', []), lane).scenario.deviations).toEqual([]);
  });

  test('counts as changed just in the lanes in which a loyal general is lied to', () => {
    const { changed } = fire(om4, volley('5'));
    // The commander is loyal, so no traitor's order is free, and each deviation is one from what was prescribed.
    const lied = lanes.map((lane) => laneScenario(om4, volley('5'), lane).scenario.deviations.length > 0);
    expect(lanes.map((lane) => laneOf(changed, lane))).toEqual(lied);
    expect(lanesHeld(changed)).toBeGreaterThan(16);
    expect(lanesHeld(changed)).toBeLessThan(32);
  });

  test('deals each order about as often, whatever their number', () => {
    const instance = instanceAt(floodSet, { n: 4, m: 1, values: 5 }, 'crash');
    const dealt = [0, 0, 0, 0, 0];
    for (let seed = 0; seed < 40; seed++)
      for (const lane of lanes)
        for (const order of laneScenario(instance, volley(String(seed), []), lane).scenario.orders)
          dealt[order] = (dealt[order] ?? 0) + 1;
    expect(dealt.reduce((a, b) => a + b)).toBe(40 * LANES * 4);
    for (const count of dealt) expect(count / (40 * LANES * 4)).toBeCloseTo(0.2, 1);
  });

  test('keeps to a budget of losses, lane by lane, though every strategy is for more', () => {
    const instance = instanceAt(handshake, { n: 2, m: 0, parameters: { acks: 5 } }, 'loss:2');
    const lost = strategies.flatMap((strategy) =>
      lanes.map((lane) => laneScenario(instance, { faulty: [], strategy, seed: '3' }, lane).scenario.deviations.length),
    );
    expect(Math.max(...lost)).toBe(2);
    expect(lost.filter((count) => count === 2).length).toBeGreaterThan(32);
  });

  test('lane scenarios are told with the fewest lies: a traitorous commander’s own order is the one it says most', () => {
    for (const lane of lanes) {
      const { scenario } = laneScenario(om4, volley('9', [0]), lane);
      // Three lieutenants: no more than one of them hears another order than the commander is said to hold.
      expect(scenario.deviations.length).toBeLessThanOrEqual(1);
    }
  });

  test('everyone is judged, the traitors too: their lanes have orders of their own', () => {
    const instance = instanceAt(floodSet, { n: 4, m: 1 }, 'crash');
    const { orders } = fire(instance, volley('1', [0]));
    expect(orders.map((order) => order.length)).toEqual(generals(instance.army).map(() => 1));
    expect(new Set(orders.map(([bits]) => bits)).size).toBe(4);
  });
});
