import { describe, expect, test } from 'vitest';
import { expected } from '../../test-support/expected.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { decided } from '../../test-support/replay.ts';
import { majority } from './majority.ts';

const at = (n: number, values = 2): ReturnType<typeof instanceAt> =>
  instanceAt(majority, { n, m: 0, values }, 'byzantine');

describe('the majority wins, one’s own vote counted', () => {
  test.each([
    { orders: [1, 1, 0], all: 'ATTACK ATTACK ATTACK' },
    { orders: [1, 0, 0], all: 'RETREAT RETREAT RETREAT' },
    { orders: [1, 1, 0, 0], all: 'RETREAT RETREAT RETREAT RETREAT' },
    { orders: [1, 0], all: 'RETREAT RETREAT' },
    { orders: [1, 1], all: 'ATTACK ATTACK' },
  ])('$orders: $all', ({ orders, all }) => {
    expect(decided(at(orders.length), [], orders)).toBe(all);
  });

  test('a tie between orders is RETREAT, and so is a vote that no order wins', () => {
    expect(decided(at(4, 3), [], [1, 1, 2, 2])).toBe('RETREAT RETREAT RETREAT RETREAT');
    expect(decided(at(3, 3), [], [0, 1, 2])).toBe('RETREAT RETREAT RETREAT');
    expect(decided(at(3, 3), [], [2, 1, 2])).toBe('ATTACK-2 ATTACK-2 ATTACK-2');
  });
});

test('one traitor splits a close vote', () => {
  expect(decided(at(3), [2], [0, 1, 0], [[1, 2, 0, 'ATTACK']])).toBe('ATTACK RETREAT -');
});

test('what a claim means, and who is interchangeable: everyone', () => {
  expect(majority.meaning(at(3).army, 'ATTACK', true)).toBe('my order is ATTACK');
  expect(majority.meaning(at(3).army, 'ATTACK', false)).toBe('my order is RETREAT');
  expect(majority.meaning(at(3, 3).army, 'ATTACK-2', true)).toBe('my order is ATTACK-2');
  expect(majority.meaning(at(3, 3).army, 'ATTACK-2', false)).toBeNull();
  expect(majority.interchangeable(at(3).army)).toEqual([0, 1, 2]);
});

test.each([
  { t: 0, faults: 'byzantine', verdict: 'holds' },
  { t: 1, faults: 'byzantine', verdict: 'violated' },
  { t: 1, faults: 'crash', verdict: 'unknown' },
])('theory: $t traitors, $faults: $verdict', ({ t, faults, verdict }) => {
  expect(expected(majority, { n: 4, m: 0, t }, faults).verdict).toBe(verdict);
});
