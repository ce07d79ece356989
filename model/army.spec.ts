import { describe, expect, test } from 'vitest';
import { left, right } from '../test-support/either.ts';
import { armyOf, faultyOf, generals, LIMITS } from './army.ts';

describe('an army', () => {
  test('two orders and no parameters unless asked for', () => {
    expect(right(armyOf({ n: 4, m: 1 }))).toEqual({ n: 4, m: 1, values: 2, parameters: {} });
  });

  test('orders and parameters as asked for', () => {
    const parameters = { phases: 3 };
    expect(right(armyOf({ n: 4, m: 1, values: 3, parameters }))).toEqual({ n: 4, m: 1, values: 3, parameters });
  });

  test('its generals are 0 to n - 1', () => {
    expect(generals(right(armyOf({ n: 4, m: 1 })))).toEqual([0, 1, 2, 3]);
  });

  test.each([
    { n: 2, m: 0, values: 2 },
    { n: LIMITS.n, m: LIMITS.m, values: LIMITS.values },
  ])('the smallest and the largest: n = $n, m = $m, $values orders', (sizes) => {
    expect(right(armyOf(sizes))).toMatchObject(sizes);
  });
});

describe('no army', () => {
  const good = { n: 4, m: 1, values: 2 };
  test.each([
    { bad: { n: 1 }, message: 'n = 1: n must be at least 2' },
    { bad: { n: 0 }, message: 'n = 0: n must be at least 2' },
    { bad: { n: -4 }, message: 'n = -4: n must be at least 2' },
    { bad: { n: 2.5 }, message: 'n = 2.5: n must be a whole number' },
    { bad: { n: NaN }, message: 'n = NaN: n must be a whole number' },
    { bad: { n: Infinity }, message: 'n = Infinity: n may be at most 128 here' },
    { bad: { n: 129 }, message: 'n = 129: n may be at most 128 here' },
    { bad: { n: 1e21 }, message: 'n = 1e+21: n may be at most 128 here' },
    { bad: { m: -1 }, message: 'm = -1: m must be at least 0' },
    { bad: { m: 0.1 }, message: 'm = 0.1: m must be a whole number' },
    { bad: { m: NaN }, message: 'm = NaN: m must be a whole number' },
    { bad: { m: 129 }, message: 'm = 129: m may be at most 128 here' },
    { bad: { values: 1 }, message: 'values = 1: values must be at least 2' },
    { bad: { values: 17 }, message: 'values = 17: values may be at most 16 here' },
    { bad: { values: NaN }, message: 'values = NaN: values must be a whole number' },
  ])('$message', ({ bad, message }) => {
    expect(left(armyOf({ ...good, ...bad }))).toEqual({ _tag: 'ArmyError', message });
  });

  test('minus infinity is not too large', () => {
    expect(left(armyOf({ ...good, n: -Infinity })).message).toBe('n = -Infinity: n must be at least 2');
  });

  test('the first wrong size is the one that is named', () => {
    expect(left(armyOf({ n: 1, m: -1, values: 1 })).message).toBe('n = 1: n must be at least 2');
  });
});

describe('how many may be faulty', () => {
  const army = right(armyOf({ n: 4, m: 1 }));

  test.each([0, 1, 4])('t = %i of 4', (t) => {
    expect(right(faultyOf(t, army))).toBe(t);
  });

  test.each([
    { t: 5, message: 't = 5: there are only 4 generals' },
    { t: -1, message: 't = -1: t must be at least 0' },
    { t: 1.5, message: 't = 1.5: t must be a whole number' },
    { t: NaN, message: 't = NaN: t must be a whole number' },
  ])('$message', ({ t, message }) => {
    expect(left(faultyOf(t, army)).message).toBe(message);
  });
});
