import { describe, expect, test } from 'vitest';
import { generals } from '../../model/army.ts';
import { instanceTitle } from '../../model/instance.ts';
import { laneOf, LANES, lanesHeld } from '../../model/lanes.ts';
import { om } from '../../model/protocols/om.ts';
import { floodSet } from '../../model/protocols/flood-set.ts';
import { handshake } from '../../model/protocols/handshake.ts';
import { majority } from '../../model/protocols/majority.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { testLaws } from '../../test-support/law.ts';
import { gamblers } from '../../test-support/gamblers.ts';
import { FAULTS, smallInstances } from '../../test-support/small-instances.ts';
import { byTier, runs, some } from '../../test-support/tier/draws.ts';
import { toy, toyProgram } from '../../test-support/toy.ts';
import { strategies } from './strategy.ts';
import type { Volley } from './volley.ts';
import { fire, laneScenario } from './volley.ts';
import { lanesAreScenarios, volleyLaws } from './volley.properties.ts';

const [noise] = strategies;
if (noise === undefined) throw new Error('there is no strategy');

const lanes = Array.from({ length: LANES }, (_, lane) => lane);

/** The same list from another place on, so that of one each every strategy has its turn. */
const turned = <A>(list: readonly A[], by: number): readonly A[] => {
  const first = by % list.length;
  return [...list.slice(first), ...list.slice(0, first)];
};

describe.each(FAULTS)('under %s', (faults) => {
  // Three generals, or two where a protocol is defined for no more.
  const instances = smallInstances({ n: [2, 3], m: [1], values: [2, 3], faults: [faults] }).filter(
    ({ army, protocol }) => army.n === Math.min(3, protocol.sizes.most),
  );

  test.each(instances.map((instance, i) => ({ instance, i, title: instanceTitle(instance) })))(
    '$title: what a strategy plays is allowed, and each lane is a scenario',
    ({ instance, i }) => {
      for (const strategy of some(1, turned(strategies, i)))
        for (const faulty of instance.faults.generalsFail ? some(1, turned([[0], [1, 2]], i)) : [[]])
          lanesAreScenarios(instance, { faulty, strategy, seed: `${strategy.name} ${faulty.join()}` });
      expect.hasAssertions();
    },
  );

  testLaws(
    volleyLaws(
      smallInstances({
        n: byTier([2, 3], [2, 3, 4, 5]),
        m: byTier([0, 1], [0, 1, 2]),
        values: [2, 3],
        parameters: [1],
        faults: [faults],
      }),
    ),
    runs(2, 20),
  );
});

describe('protocols with coins, and orders of which some general does not decide any', () => {
  const tossing = gamblers([1, 2, 3], { exclusive: true });
  testLaws(volleyLaws(tossing), runs(3, 15));

  test.each(strategies)('coins are fair whoever plays: $name', (strategy) => {
    // Under byzantine faults a traitor's are none; whoever may crash tosses them.
    const [byzantine, crash] = tossing;
    if (byzantine === undefined || crash === undefined) throw new Error('there is no gambler');
    const heads = Array.from({ length: 4 }, (_, i) => ({ faulty: [0, 1, 2], strategy, seed: String(i) })).flatMap(
      (volley) => lanes.map((lane) => laneScenario(crash, volley, lane).scenario.heads.length),
    );
    // Three generals toss one coin in each of two rounds, in 128 scenarios.
    const share = heads.reduce((sum, count) => sum + count, 0) / (6 * heads.length);
    expect(share).toBeGreaterThan(0.44);
    expect(share).toBeLessThan(0.56);
    const tossedBy = lanes.flatMap((lane) =>
      laneScenario(byzantine, { faulty: [1], strategy, seed: '0' }, lane).scenario.heads.map(({ general }) => general),
    );
    expect(new Set(tossedBy)).toEqual(new Set([0, 2]));
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

  test('changes what the fault model refuses, in the lanes in which it does, and keeps to noise in the others', () => {
    // Of two claims at most one may be made. A fair coin each makes both in a quarter of the lanes.
    const instance = instanceAt(majority, { n: 2, m: 0, values: 3 }, 'byzantine');
    const said = Array.from({ length: 40 }, (_, seed) => fire(instance, volley(String(seed), [0]))).flatMap(
      ({ execution }) => {
        const message = execution.rounds[0]?.heard[1]?.[0] ?? [];
        return lanes.map((lane) => message.filter((claim) => laneOf(claim, lane)).length);
      },
    );
    const share = (claims: number): number => said.filter((count) => count === claims).length / said.length;
    expect(share(2)).toBe(0);
    // A quarter says nothing anyway. The refused quarter is redrawn: 9 in 16 of it say nothing then.
    expect(share(0)).toBeGreaterThan(0.33);
    expect(share(0)).toBeLessThan(0.45);
  });

  test('what is refused is redrawn sparser, and not made honest at once', () => {
    // Of four claims at most one may be made: a fair coin each is refused in eleven lanes of sixteen.
    const instance = instanceAt(majority, { n: 2, m: 0, values: 5 }, 'byzantine');
    const lies = Array.from({ length: 40 }, (_, seed) => seed).flatMap((seed) => {
      const { execution } = fire(instance, volley(String(seed), [0]));
      const { sent, heard } = execution.rounds[0] ?? { sent: [], heard: [] };
      return lanes.map((lane) =>
        (heard[1]?.[0] ?? []).some((claim, i) => laneOf(claim, lane) && !laneOf(sent[0]?.[1]?.[i] ?? 0, lane)),
      );
    });
    expect(lies.filter((lie) => lie).length / lies.length).toBeGreaterThan(0.3);
  });

  test('is honest where nothing but honesty is allowed', () => {
    // Just one of two claims has to be made, so that neither silence nor anything sparser will do.
    const strict = toy({
      claims: () => ['attack', 'retreat'],
      admissible: ({ logic }, _round, _from, _to, claims) =>
        logic.meet(logic.any(claims), logic.not(logic.atLeast(2, claims))),
      program: (setting) => ({
        ...toyProgram(setting),
        start: (_self, [attack = setting.logic.zero]) => ({ attack }),
        send: (self, state, round, to) => {
          const [attack = setting.logic.zero] = toyProgram(setting).send(self, state, round, to);
          return [attack, setting.logic.not(attack)];
        },
        receive: (_self, state) => state,
      }),
    });
    const instance = instanceAt(strict, { n: 2, m: 0 }, 'byzantine');
    for (const strategy of strategies) lanesAreScenarios(instance, { faulty: [0], strategy, seed: '1' });
    const [silence] = strategies.filter(({ name }) => name === 'silence');
    if (silence === undefined) throw new Error('there is no silence');
    expect(fire(instance, { faulty: [0], strategy: silence, seed: '1' }).changed).toBe(0);
  });

  test('counts what the faulty hear as no change: nobody who counts has heard it', () => {
    const pair = instanceAt(floodSet, { n: 2, m: 1 }, 'crash');
    const everything = Array.from({ length: 20 }, (_, seed) => fire(pair, volley(String(seed), [0, 1])));
    expect(everything.every(({ changed }) => changed === 0)).toBe(true);
    expect(everything.some(({ execution }) => execution.lost !== 0)).toBe(true);
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
