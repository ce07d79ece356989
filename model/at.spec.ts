import { expect, test } from 'vitest';
import { at } from './at.ts';

test('an index that exists', () => {
  expect([at(['a', 'b'], 0), at(['a', 'b'], 1)]).toEqual(['a', 'b']);
});

test('an element that is undefined is there', () => {
  const nothing: readonly (string | undefined)[] = [undefined];
  expect(at(nothing, 0)).toBeUndefined();
});

test.each([2, -1])('an index that does not, %i, is our own bug and throws', (index) => {
  expect(() => at(['a', 'b'], index)).toThrow(`index ${String(index)} is outside an array of 2`);
});
