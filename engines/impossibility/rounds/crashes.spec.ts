import { describe, expect, test } from 'vitest';
import { phaseKing } from '../../../model/protocols/phase-king.ts';
import { instanceAt } from '../../../test-support/instance.ts';
import type { Plan } from './crashes.ts';
import { withCrash, crashText, receiversOf, scenarioOf } from './crashes.ts';

/** In round 3 only general 0, the king, speaks. */
const { schedule } = instanceAt(phaseKing, { n: 4, m: 0 }, 'crash');

const honest: Plan = { orders: [1, 1, 0, 0], crashes: [] };

const lost = (plan: Plan): readonly string[] =>
  scenarioOf(schedule, plan).deviations.map(({ round, from, to }) => `${String(round)}:${String(from)}>${String(to)}`);

describe('a crash', () => {
  test('misses the receivers after the ones that it reaches', () => {
    expect(receiversOf(schedule, 1, 2)).toEqual([0, 1, 3]);
    expect(receiversOf(schedule, 3, 2)).toEqual([]);
    const plans = [0, 1, 2].map((reached) => withCrash(schedule, honest, { general: 2, round: 1, reached }));
    expect(plans.map(lost)).toEqual([['1:2>0', '1:2>1', '1:2>3'], ['1:2>1', '1:2>3'], ['1:2>3']]);
    expect(plans.map((plan) => scenarioOf(schedule, plan).faulty)).toEqual([[2], [2], [2]]);
  });

  test('that reaches everybody is one before the next round with anything to say', () => {
    const after = withCrash(schedule, honest, { general: 2, round: 1, reached: 3 });
    expect(after).toEqual(withCrash(schedule, honest, { general: 2, round: 2, reached: 0 }));
    expect(lost(after)).toEqual(['2:2>0', '2:2>1', '2:2>3']);
  });

  test('that nobody can notice any more leaves the general faulty, and loses nothing', () => {
    const plans = [
      withCrash(schedule, honest, { general: 2, round: 2, reached: 3 }),
      withCrash(schedule, honest, { general: 2, round: 3, reached: 0 }),
      withCrash(schedule, honest, { general: 2, round: 4, reached: 0 }),
    ];
    for (const plan of plans) {
      expect(plan).toEqual(plans[0]);
      expect(scenarioOf(schedule, plan)).toMatchObject({ faulty: [2], deviations: [] });
    }
  });

  test('happens to a general once', () => {
    const once = withCrash(schedule, honest, { general: 2, round: 1, reached: 1 });
    expect(withCrash(schedule, once, { general: 2, round: 2, reached: 0 })).toEqual(once);
    const twice = withCrash(schedule, once, { general: 1, round: 3, reached: 0 });
    expect(scenarioOf(schedule, twice).faulty).toEqual([1, 2]);
  });

  test('is told by whom it still reaches', () => {
    expect([0, 1, 2, 3].map((reached) => crashText(schedule, { general: 1, round: 1, reached }))).toEqual([
      'general 1 crashes in round 1 before it has spoken to anybody',
      'general 1 crashes in round 1 after it has spoken to general 0 only',
      'general 1 crashes in round 1 after it has spoken to generals 0 and 2 only',
      'general 1 crashes in round 1 after it has spoken to everybody',
    ]);
  });
});
