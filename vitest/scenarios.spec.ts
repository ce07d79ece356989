import { test as it } from '@fast-check/vitest';
import * as fc from 'fast-check';
import { describe, expect, expectTypeOf, test } from 'vitest';
import { runScenario } from '../model/scenario.ts';
import { floodSet } from '../model/protocols/flood-set.ts';
import { handshake } from '../model/protocols/handshake.ts';
import { om } from '../model/protocols/om.ts';
import { right } from '../test-support/either.ts';
import { runs } from '../test-support/tier/draws.ts';
import type { RecordedScenario } from './main.ts';
import { scenarios } from './main.ts';

it.prop([scenarios(om, { n: 4, m: 1 })], { numRuns: runs(25, 100) })(
  'OM(1) with four generals breaks nothing',
  ({ broken, decisions, instance }) => {
    expect(broken).toEqual([]);
    expect(Object.keys(decisions).every((general) => Number(general) > 0 && Number(general) < 4)).toBe(true);
    expect(instance.army.n).toBe(4);
  },
);

it.prop([scenarios(floodSet, { n: 3, m: 1, faults: 'crash', values: 3 })], { numRuns: runs(25, 100) })(
  'a scenario is one that was run',
  (recorded) => {
    const { instance, scenario, execution } = recorded;
    expect(right(runScenario(instance, scenario))).toEqual({ scenario, execution });
  },
);

it.prop([scenarios(handshake, { faults: 'loss:1', parameters: { acks: 2 } })], { numRuns: runs(25, 100) })(
  'sizes may be left out',
  ({ scenario }) => {
    expect(scenario.deviations.length).toBeLessThanOrEqual(1);
  },
);

describe('a failure', () => {
  const { counterexample, counterexamplePath, seed } = fc.check(
    fc.property(scenarios(om, { n: 3, m: 1 }), ({ broken }) => broken.length === 0),
    { seed: 7 },
  );
  const [found] = counterexample ?? [];

  test('is shrunk towards honesty: one traitor, one lie', () => {
    expect(found?.scenario).toMatchObject({ orders: [1], faulty: [expect.any(Number)] });
    expect(found?.scenario.deviations).toHaveLength(1);
    expect(found?.broken).toEqual(['validity']);
  });

  test('reads as the story that it is', () => {
    const reads = [
      'om, n = 3, m = 1, byzantine faults:',
      '  General 0 commands, is loyal, and orders ATTACK.',
      '  1 is a traitor.',
      '  Round 2: 1 tells 2 “0 ordered RETREAT”, though it should say “0 ordered ATTACK”.',
      '  In the end 2 decides RETREAT.',
    ].join('\n');
    const swapped = reads
      .replaceAll(/\b[12]\b(?! =)/g, (digit) => (digit === '1' ? '2' : '1'))
      .replace('Round 1', 'Round 2');
    expect([reads, swapped]).toContain(String(found));
    expect([reads, swapped]).toContain(fc.stringify(found));
  });

  test('is found again by its seed and path, and shrunk as an example of one’s own', () => {
    const again = (parameters: fc.Parameters<[RecordedScenario]>): unknown =>
      fc.check(
        fc.property(scenarios(om, { n: 3, m: 1 }), ({ broken }) => broken.length === 0),
        parameters,
      ).counterexample?.[0].scenario;
    expect(again({ seed, path: counterexamplePath ?? '' })).toEqual(found?.scenario);
    expect(again({ examples: found === undefined ? [] : [[found]], numRuns: 1 })).toEqual(found?.scenario);
  });
});

test('what makes no sense is said at once', () => {
  expect(() => scenarios(om, { n: 1, m: 1 })).toThrow('n = 1: n must be at least 2');
  // @ts-expect-error there is no such option
  expect(() => scenarios(om, { n: 4, mm: 1 })).toThrow('there is no option “mm”; did you mean m?');
  // @ts-expect-error only of a protocol
  expect(() => scenarios({}, { n: 4, m: 1 })).toThrow('only a protocol');
});

test('types', () => {
  expectTypeOf(scenarios(om, { n: 4, m: 1 })).toEqualTypeOf<fc.Arbitrary<RecordedScenario>>();
  expectTypeOf<RecordedScenario['broken']>().toEqualTypeOf<readonly string[]>();
});
