import { expect, test } from 'vitest';
import { saidIn, silence } from './message.ts';

test('silence sets no claim, whatever the reading', () => {
  expect(silence(false, ['0', '0.1'])).toEqual([false, false]);
  expect(silence(0, ['0', '0.1'])).toEqual([0, 0]);
  expect(silence(false, [])).toEqual([]);
});

test('what is said are the labels of the claims that are set', () => {
  expect(saidIn(['a', 'b', 'c'], [true, false, true])).toEqual(['a', 'c']);
  expect(saidIn(['a', 'b', 'c'], [false, false, false])).toEqual([]);
});

test('claims that a message does not have are not said', () => {
  expect(saidIn(['a', 'b'], [true])).toEqual(['a']);
});
