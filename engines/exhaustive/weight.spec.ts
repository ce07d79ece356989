import { createRequire } from 'node:module';
import * as fc from 'fast-check';
import type * as commonJs from 'fast-check' with { 'resolution-mode': 'require' };
import * as B from 'fp-ts/lib/boolean.js';
import * as N from 'fp-ts/lib/number.js';
import type { Eq } from 'fp-ts/lib/Eq.js';
import { fromEquals } from 'fp-ts/lib/Eq.js';
import * as laws from 'fp-ts-laws';
import { describe, expect, test } from 'vitest';
import { testLaws } from '../../test-support/law.ts';
import { weightLaws } from './weight.properties.ts';
import { counting, fewest, isNew, mindsLies, mostLies, reachability, weigh } from './weight.ts';

/** fp-ts-laws is a CommonJS module, and takes arbitraries of the CommonJS build of fast-check only. */
const common = createRequire(import.meta.url)('fast-check') as typeof commonJs;
const exactly: Eq<bigint> = fromEquals((a, b) => a === b);

describe('is there a scenario?', () => {
  test('reachability is a semiring', () => {
    expect(() => laws.semiring(reachability, B.Eq, common.boolean())).not.toThrow();
  });

  testLaws(weightLaws(reachability, fc.boolean()));
});

describe('how many scenarios are there?', () => {
  test('counting is a semiring', () => {
    expect(() => laws.semiring(counting, exactly, common.bigInt())).not.toThrow();
  });

  testLaws(weightLaws(counting, fc.bigInt()));

  test('it is exact where a number is not', () => {
    expect(counting.add(counting.times(2n ** 53n), counting.one)).toBe(9_007_199_254_740_993n);
  });
});

describe.each([0, 1, 2, 5, Infinity])('what are the fewest lies, of at most %d?', (most) => {
  /** What there is to compute with: numbers of lies within the budget, and none at all. */
  const within = Array.from({ length: Math.min(most, 12) + 1 }, (_, lies) => lies);

  test('fewest is a semiring', () => {
    const lies = common.constantFrom(...within, Infinity);
    expect(() => laws.semiring(fewest(most), N.Eq, lies)).not.toThrow();
  });

  testLaws(weightLaws(fewest(most), fc.constantFrom(...within, Infinity)));

  test('what is over the budget is no weight: one would not be neutral', () => {
    const { mul, one, zero } = fewest(most);
    const over = most + 1;
    expect(mul(one, over)).toBe(zero);
    expect(mul(one, over) === over).toBe(most === Infinity);
  });
});

describe('lies', () => {
  test('are minded by who asks for the fewest, and by nobody else', () => {
    expect([mindsLies(fewest(0)), mindsLies(fewest(3)), mindsLies(fewest(Infinity))]).toEqual([true, true, true]);
    expect([mindsLies(counting), mindsLies(reachability)]).toEqual([false, false]);
  });

  test('weigh nothing once there are too many', () => {
    expect([0, 1, 2, 5, Infinity].map((most) => mostLies(fewest(most), 4))).toEqual([0, 1, 2, 4, 4]);
    expect([mostLies(counting, 4), mostLies(reachability, 4)]).toEqual([4, 4]);
  });

  test('two assignments with one lie and three with two', () => {
    const counts = [0, 2, 3];
    expect([weigh(counting, counts), weigh(reachability, counts)]).toEqual([5n, true]);
    expect([2, 1, 0].map((most) => weigh(fewest(most), counts))).toEqual([1, 1, Infinity]);
    expect(weigh(fewest(Infinity), [])).toBe(Infinity);
  });
});

describe('a sum is new if it is due to what was added', () => {
  test.each([
    { before: 3, added: 2, isIt: true },
    { before: 2, added: 2, isIt: false },
    { before: 2, added: 3, isIt: false },
    { before: Infinity, added: 0, isIt: true },
  ])('min($before, $added): $isIt', ({ before, added, isIt }) => {
    expect(isNew(fewest(5).add(before, added), before, added)).toBe(isIt);
  });

  test('counts are due to both', () => {
    expect(isNew(counting.add(3n, 2n), 3n, 2n)).toBe(false);
    expect(isNew(reachability.add(true, true), true, true)).toBe(false);
  });
});

test('the laws are broken by a semiring that is none', () => {
  const offByOne = { ...counting, mul: (a: bigint, b: bigint): bigint => a * b + 1n };
  expect(() => laws.semiring(offByOne, exactly, common.bigInt())).toThrow();
});
