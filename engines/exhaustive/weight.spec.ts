import { createRequire } from 'node:module';
import * as fc from 'fast-check';
import type * as commonJs from 'fast-check' with { 'resolution-mode': 'require' };
import * as B from 'fp-ts/lib/boolean.js';
import type { Eq } from 'fp-ts/lib/Eq.js';
import { fromEquals } from 'fp-ts/lib/Eq.js';
import * as laws from 'fp-ts-laws';
import { describe, expect, test } from 'vitest';
import { testLaws } from '../../test-support/law.ts';
import { weightLaws } from './weight.properties.ts';
import { counting, reachability } from './weight.ts';

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

test('the laws are broken by a semiring that is none', () => {
  const offByOne = { ...counting, mul: (a: bigint, b: bigint): bigint => a * b + 1n };
  expect(() => laws.semiring(offByOne, exactly, common.bigInt())).toThrow();
});
