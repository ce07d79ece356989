import { describe, expect, test } from 'vitest';
import type { Instance } from '../../model/instance.ts';
import type { Program, Setting } from '../../model/protocol.ts';
import { floodSet } from '../../model/protocols/flood-set.ts';
import { handshake } from '../../model/protocols/handshake.ts';
import { om } from '../../model/protocols/om.ts';
import { phaseKing } from '../../model/protocols/phase-king.ts';
import { sm } from '../../model/protocols/sm.ts';
import type { Scenario } from '../../model/scenario.ts';
import { left, right } from '../../test-support/either.ts';
import { gamblers } from '../../test-support/gamblers.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { testLaws } from '../../test-support/law.ts';
import { randomProtocol } from '../../test-support/random-protocol.ts';
import { says } from '../../test-support/scenario-with.ts';
import { FAULTS, smallInstances } from '../../test-support/small-instances.ts';
import { runs } from '../../test-support/tier/draws.ts';
import type { ToyState } from '../../test-support/toy.ts';
import { toy, toyProgram } from '../../test-support/toy.ts';
import type { ShrinkCase } from './simpler.ts';
import { caseOf, isSimpler, simpler, weightOf } from './simpler.ts';
import { simplerLaws } from './simpler.properties.ts';

const caseAt = (instance: Instance, parts: Partial<Scenario>): ShrinkCase =>
  right(caseOf(instance, { faulty: [], orders: [0], deviations: [], heads: [], ...parts }));

/** A scenario in one line: who is faulty, the orders, and who says what to whom. */
const told = ({ instance, scenario }: ShrinkCase): string =>
  [
    `n=${String(instance.army.n)}`,
    `faulty ${scenario.faulty.join() || '-'}`,
    `orders ${scenario.orders.join('')}`,
    ...scenario.deviations.map(
      ({ round, from, to, said }) => `${String(round)}:${String(from)}>${String(to)} ${said.join() || '-'}`,
    ),
    ...scenario.heads.map(({ round, general, coin }) => `${String(round)}:${String(general)} heads ${String(coin)}`),
  ].join('; ');

/** The steps, each named where it first occurs: some can be taken for more than one reason. */
const stepsFrom = (from: ShrinkCase, fewerGenerals = false): readonly string[] => [
  ...new Set([...simpler(from, { fewerGenerals })].map(told)),
];

const om3 = instanceAt(om, { n: 3, m: 1 }, 'byzantine');
const om4 = instanceAt(om, { n: 4, m: 1 }, 'byzantine');
const om5 = instanceAt(om, { n: 5, m: 1 }, 'byzantine');

describe.each(FAULTS)('laws under %s', (faults) => {
  testLaws(
    simplerLaws(smallInstances({ n: [2, 3, 4], m: [0, 1], values: [2, 3], parameters: [1], faults: [faults] })),
    runs(8, 25),
  );
});

describe('laws of protocols with coins', () => {
  testLaws(simplerLaws(gamblers([1, 2], { exclusive: true })), runs(5, 15));
});

describe('the weight: generals, faulty, lies, claims lied about, orders', () => {
  test('of everybody’s being honest', () => {
    expect(weightOf(caseAt(om4, {}))).toEqual([4, 0, 0, 0, 0]);
    expect(weightOf(caseAt(om4, { orders: [1] }))).toEqual([4, 0, 0, 0, 1]);
  });

  test('counts a traitor that lies not at all', () => {
    expect(weightOf(caseAt(om4, { faulty: [2] }))).toEqual([4, 1, 0, 0, 0]);
  });

  test('counts messages, and within them the claims that differ, made or not made', () => {
    const instance = instanceAt(floodSet, { n: 3, m: 1 }, 'byzantine');
    const swapped = caseAt(instance, { faulty: [0], orders: [0, 0, 0], deviations: [says(2, 0, 1, 'ATTACK')] });
    expect(weightOf(swapped)).toEqual([3, 1, 1, 2, 0]);
    const more = caseAt(instance, { faulty: [0], orders: [0, 0, 0], deviations: [says(2, 0, 1, 'RETREAT', 'ATTACK')] });
    expect(weightOf(more)).toEqual([3, 1, 1, 1, 0]);
    expect(isSimpler(more, swapped)).toBe(true);
    expect(isSimpler(swapped, more)).toBe(false);
    expect(isSimpler(more, more)).toBe(false);
  });

  test('does not count the order of a traitor, which is no part of the attack', () => {
    const [retreat, attack] = [0, 1].map((order) => caseAt(om3, { faulty: [0], orders: [order] }));
    expect(retreat === undefined ? [] : weightOf(retreat)).toEqual([3, 1, 0, 0, 0]);
    expect(attack === undefined ? [] : weightOf(attack)).toEqual([3, 1, 0, 0, 0]);
  });

  test('counts the orders of whoever may crash: it follows the protocol', () => {
    const instance = instanceAt(floodSet, { n: 3, m: 1, values: 4 }, 'crash');
    expect(weightOf(caseAt(instance, { faulty: [0], orders: [3, 2, 0] }))).toEqual([3, 1, 0, 0, 5]);
  });

  test('counts a coin that comes up heads like a lie', () => {
    const gambler = randomProtocol({
      seed: 1,
      rounds: 1,
      problem: 'consensus',
      alike: false,
      coins: true,
      hesitant: false,
      exclusive: false,
    });
    const heads = [{ round: 1, general: 1, coin: 0 }];
    const from = caseAt(instanceAt(gambler, { n: 2, m: 0 }, 'loss'), { orders: [0, 0], heads });
    expect(weightOf(from)).toEqual([2, 0, 1, 0, 0]);
    expect(stepsFrom(from)).toEqual(['n=2; faulty -; orders 00']);
  });
});

test('a former traitor’s coins may fall as they like: here heads, since it says so', () => {
  const telling = toy({
    rounds: () => 2,
    coins: (_army, round) => (round === 1 ? 1 : 0),
    program: <B>(setting: Setting<B>): Program<B> => ({
      ...toyProgram(setting),
      receive: (_self, { attack }: ToyState<B>, _round, _inbox, [coin = attack]): ToyState<B> => ({ attack: coin }),
    }),
  });
  const stepsUnder = (faults: string, parts: Partial<Scenario>): readonly string[] =>
    stepsFrom(caseAt(instanceAt(telling, { n: 2, m: 0 }, faults), { faulty: [0], orders: [0, 0], ...parts }));
  const lies = [says(2, 0, 1, 'attack')];
  expect(stepsUnder('byzantine', { deviations: lies })).toEqual([
    'n=2; faulty -; orders 00',
    'n=2; faulty -; orders 00; 1:0 heads 0',
    'n=2; faulty -; orders 10',
    'n=2; faulty -; orders 10; 1:0 heads 0',
    'n=2; faulty 0; orders 00',
  ]);
  // Whoever may crash has its coins all along, and keeps them.
  expect(stepsUnder('crash', { heads: [{ round: 1, general: 0, coin: 0 }] })).toEqual([
    'n=2; faulty -; orders 00; 1:0 heads 0',
    'n=2; faulty 0; orders 00',
  ]);
});

describe('a case', () => {
  test('is told from the orders of the traitors with the fewest lies', () => {
    const lies = [1, 2, 3].map((to) => says(1, 0, to, '0'));
    expect(told(caseAt(om4, { faulty: [0], deviations: lies }))).toBe('n=4; faulty 0; orders 1');
  });

  test('that cannot be run is none, and it says why', () => {
    const nobody = caseOf(om3, { faulty: [], orders: [0], deviations: [says(2, 1, 2, '0.1')], heads: [] });
    expect(left(nobody)).toMatchObject({ _tag: 'NotFaulty', field: 'deviations[0]' });
  });
});

describe('steps, boldest first', () => {
  test('the least attack on OM(1): honest, one lie fewer, a simpler order', () => {
    const attack = caseAt(om3, { faulty: [2], orders: [1], deviations: [says(2, 2, 1)] });
    expect(stepsFrom(attack)).toEqual([
      // 2 follows the protocol after all
      'n=3; faulty -; orders 1',
      // its lie is as prescribed
      'n=3; faulty 2; orders 1',
      // the commander orders RETREAT: now silence is what is prescribed
      'n=3; faulty 2; orders 0',
    ]);
  });

  test('first one traitor fewer, the last one first, then one lie fewer, the last one first', () => {
    const instance = instanceAt(om, { n: 5, m: 2 }, 'byzantine');
    const attack = caseAt(instance, {
      faulty: [1, 2],
      deviations: [says(2, 1, 3, '0.1'), says(3, 2, 4, '0.1.2')],
    });
    expect(stepsFrom(attack)).toEqual([
      'n=5; faulty 1; orders 0; 2:1>3 0.1',
      'n=5; faulty 2; orders 0; 3:2>4 0.1.2',
      'n=5; faulty 1,2; orders 0; 2:1>3 0.1',
      'n=5; faulty 1,2; orders 0; 3:2>4 0.1.2',
    ]);
  });

  test('all lies of a round at once', () => {
    const instance = instanceAt(om, { n: 4, m: 2 }, 'byzantine');
    const lies = [says(2, 1, 2, '0.1'), says(2, 1, 3, '0.1'), says(3, 1, 2, '0.3.1')];
    const attack = caseAt(instance, { faulty: [1], deviations: lies });
    expect(stepsFrom(attack).slice(0, 3)).toEqual([
      'n=4; faulty -; orders 0',
      // no lies in round 3, then none in round 2
      'n=4; faulty 1; orders 0; 2:1>2 0.1; 2:1>3 0.1',
      'n=4; faulty 1; orders 0; 3:1>2 0.3.1',
    ]);
  });

  test('a claim at a time within a message', () => {
    const instance = instanceAt(sm, { n: 3, m: 1 }, 'byzantine');
    const attack = caseAt(instance, { faulty: [2], deviations: [says(2, 2, 1, 'ATTACK:0.2')] });
    expect(stepsFrom(attack)).toContain('n=3; faulty 2; orders 0; 2:2>1 RETREAT:0.2,ATTACK:0.2');
    expect(stepsFrom(attack)).toContain('n=3; faulty 2; orders 0; 2:2>1 -');
  });

  test('a reformed traitor holds its present order, or any other one', () => {
    const instance = instanceAt(phaseKing, { n: 3, m: 1 }, 'byzantine');
    const attack = caseAt(instance, { faulty: [2], orders: [0, 0, 1] });
    expect(stepsFrom(attack).slice(0, 2)).toEqual(['n=3; faulty -; orders 001', 'n=3; faulty -; orders 000']);
  });

  test('orders come down one general at a time, to RETREAT first', () => {
    const instance = instanceAt(floodSet, { n: 2, m: 0, values: 3 }, 'crash');
    expect(stepsFrom(caseAt(instance, { orders: [2, 1] }))).toEqual([
      'n=2; faulty -; orders 01',
      'n=2; faulty -; orders 11',
      'n=2; faulty -; orders 20',
    ]);
  });

  test('a lost message is lost or not: there is nothing between', () => {
    const instance = instanceAt(handshake, { n: 2, m: 0 }, 'loss');
    expect(stepsFrom(caseAt(instance, { orders: [1, 1], deviations: [says(1, 0, 1)] }))).toEqual([
      'n=2; faulty -; orders 11',
      'n=2; faulty -; orders 01; 1:0>1 -',
      'n=2; faulty -; orders 10; 1:0>1 -',
    ]);
  });

  test('nothing is simpler than the honest RETREAT', () => {
    expect(stepsFrom(caseAt(om4, {}))).toEqual([]);
  });
});

describe('one general fewer', () => {
  test('is the boldest step, the last general first, and the others are renumbered', () => {
    const attack = caseAt(om5, { faulty: [3], orders: [1], deviations: [says(2, 3, 1), says(2, 3, 4)] });
    expect(stepsFrom(attack, true).slice(0, 4)).toEqual([
      // without 4: what was said to it is gone
      'n=4; faulty 3; orders 1; 2:3>1 -',
      // without 3: nobody is faulty any more
      'n=4; faulty -; orders 1',
      // without 2, and without 1: 3 is now 2, and 4 is 3
      'n=4; faulty 2; orders 1; 2:2>1 -; 2:2>3 -',
      'n=4; faulty 2; orders 1; 2:2>3 -',
    ]);
  });

  test('is not taken where the question was about this army', () => {
    const attack = caseAt(om5, { faulty: [3], orders: [1], deviations: [says(2, 3, 1)] });
    for (const step of simpler(attack, { fewerGenerals: false })) expect(step.instance).toBe(om5);
  });

  test('takes its order along where everybody holds one', () => {
    const instance = instanceAt(floodSet, { n: 3, m: 0 }, 'crash');
    expect(stepsFrom(caseAt(instance, { orders: [1, 0, 0] }), true).slice(0, 2)).toEqual([
      // without 2, or without 1
      'n=2; faulty -; orders 10',
      // without 0
      'n=2; faulty -; orders 00',
    ]);
  });

  test('ends where the protocol is not defined for fewer', () => {
    const pair = instanceAt(handshake, { n: 2, m: 0 }, 'loss');
    expect(stepsFrom(caseAt(pair, { orders: [0, 1] }), true)).toEqual(['n=2; faulty -; orders 00']);
    const two = instanceAt(om, { n: 2, m: 0 }, 'byzantine');
    expect(stepsFrom(caseAt(two, {}), true)).toEqual([]);
  });

  test('drops the claims about whoever is gone', () => {
    const instance = instanceAt(om, { n: 5, m: 2 }, 'byzantine');
    const attack = caseAt(instance, { faulty: [1], orders: [1], deviations: [says(3, 1, 2, '0.3.1')] });
    // As prescribed 1 says to 2 that 3 and 4 have said ATTACK. Without 4 nothing of its lie about 4 is left.
    expect(stepsFrom(attack, true)[0]).toBe('n=4; faulty 1; orders 1');
    // Without 3 the same lie is about the new 3, and leaves nothing unsaid but that.
    expect(stepsFrom(attack, true)[1]).toBe('n=4; faulty 1; orders 1; 3:1>2 -');
  });
});
