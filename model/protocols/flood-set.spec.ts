import { describe, expect, test } from 'vitest';
import { testTheory } from '../../test-support/expected.ts';
import { instanceAt } from '../../test-support/instance.ts';
import { decided, replay } from '../../test-support/replay.ts';
import { floodSet } from './flood-set.ts';

const at = (n: number, m: number, values = 2): ReturnType<typeof instanceAt> =>
  instanceAt(floodSet, { n, m, values }, 'crash');

describe('W starts as the general’s own order, and grows by what it hears', () => {
  const { start, rounds } = replay(at(3, 1), [], [0, 1, 1]);

  test('at first', () => {
    expect(start).toEqual([{ W: [true, false] }, { W: [false, true] }, { W: [false, true] }]);
  });

  test('after one round', () => {
    expect(rounds[0]?.states).toEqual([{ W: [true, true] }, { W: [true, true] }, { W: [true, true] }]);
  });

  test('what was heard of is passed on: 2 hears of RETREAT from 1, after 0 has crashed', () => {
    const crashed = replay(at(3, 1), [0], [0, 1, 1], [[1, 0, 2]]);
    expect(crashed.rounds.map(({ states }) => states[2])).toEqual([{ W: [false, true] }, { W: [true, true] }]);
  });
});

describe('the decision: the one order in W, or RETREAT where there are several', () => {
  test.each([
    { orders: [0, 0, 0], all: 'RETREAT RETREAT RETREAT' },
    { orders: [1, 1, 1], all: 'ATTACK ATTACK ATTACK' },
    { orders: [1, 0, 1], all: 'RETREAT RETREAT RETREAT' },
  ])('$orders: $all', ({ orders, all }) => {
    expect(decided(at(3, 1), [], orders)).toBe(all);
  });

  test('of more orders the same', () => {
    expect(decided(at(2, 0, 4), [], [3, 3])).toBe('ATTACK-3 ATTACK-3');
    expect(decided(at(2, 0, 4), [], [3, 2])).toBe('RETREAT RETREAT');
  });
});

test('one round is too few for three: whoever hears the crashing general retreats, and the other attacks', () => {
  expect(decided(at(3, 0), [0], [0, 1, 1], [[1, 0, 2]])).toBe('- RETREAT ATTACK');
});

test('a second round mends it', () => {
  expect(decided(at(3, 1), [0], [0, 1, 1], [[1, 0, 2]])).toBe('- RETREAT RETREAT');
});

test('what a claim means, and who is interchangeable: everyone', () => {
  expect(floodSet.meaning(at(3, 1).army, 'RETREAT', true)).toBe('somebody holds RETREAT');
  expect(floodSet.meaning(at(3, 1).army, 'RETREAT', false)).toBeNull();
  expect(floodSet.interchangeable(at(3, 1).army)).toEqual([0, 1, 2]);
});

describe('theory', () => {
  testTheory(floodSet, [
    { n: 3, m: 1, t: 1, faults: 'crash', verdict: 'holds', why: 't + 1 rounds' },
    { n: 4, m: 3, t: 2, faults: 'crash', verdict: 'holds', why: 'more rounds than needed' },
    { n: 3, m: 0, t: 1, faults: 'crash', verdict: 'violated', why: 't rounds' },
    { n: 4, m: 1, t: 2, faults: 'crash', verdict: 'violated', why: 't rounds' },
    { n: 2, m: 0, t: 1, faults: 'crash', verdict: 'unknown', why: 't rounds, but n < t + 2' },
    { n: 3, m: 1, t: 1, faults: 'byzantine', verdict: 'violated', why: 'n ≤ 3t' },
    { n: 4, m: 1, t: 1, faults: 'byzantine', verdict: 'unknown', why: 'it is not built for that' },
    { n: 3, m: 1, t: 1, faults: 'loss', verdict: 'unknown', why: 'it is not built for that' },
  ]);
});
