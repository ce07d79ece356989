import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { thousands } from './thousands.ts';

test.each([
  [0, '0'],
  [999, '999'],
  [1_000, '1,000'],
  [-1_234_567, '-1,234,567'],
  [2.5, '2.5'],
  [12_345.6789, '12,345.6789'],
  [32_992_193_937_474n, '32,992,193,937,474'],
] as const)('%s: %s', (count, text) => {
  expect(thousands(count)).toBe(text);
});

test('whole numbers as English writes them', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }), (count) => {
      expect(thousands(count)).toBe(count.toLocaleString('en'));
    }),
  );
});
