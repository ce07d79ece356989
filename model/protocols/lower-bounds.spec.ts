import { describe, expect, test } from 'vitest';
import { right } from '../../test-support/either.ts';
import { armyOf } from '../army.ts';
import { byzantineBound, roundBound } from './lower-bounds.ts';

describe('no protocol survives t traitors among n ≤ 3t', () => {
  test.each([
    { n: 3, t: 1, rounds: 9, impossible: true },
    { n: 4, t: 1, rounds: 9, impossible: false },
    { n: 6, t: 2, rounds: 9, impossible: true },
    { n: 7, t: 2, rounds: 9, impossible: false },
    { n: 2, t: 1, rounds: 9, impossible: false },
    { n: 3, t: 0, rounds: 9, impossible: false },
  ])('n = $n, t = $t: $impossible', ({ n, t, rounds, impossible }) => {
    const bound = byzantineBound(right(armyOf({ n, m: 0 })), t, rounds);
    expect(bound?.verdict).toBe(impossible ? 'violated' : undefined);
  });
});

describe('no protocol survives t faults in t rounds, n ≥ t + 2', () => {
  test.each([
    { n: 3, t: 1, rounds: 1, impossible: true },
    { n: 3, t: 1, rounds: 2, impossible: false },
    { n: 2, t: 1, rounds: 1, impossible: false },
    { n: 4, t: 2, rounds: 2, impossible: true },
    { n: 3, t: 2, rounds: 2, impossible: false },
    { n: 4, t: 2, rounds: 1, impossible: true },
  ])('n = $n, t = $t, $rounds rounds: $impossible', ({ n, t, rounds, impossible }) => {
    const bound = roundBound(right(armyOf({ n, m: 0 })), t, rounds);
    expect(bound?.verdict).toBe(impossible ? 'violated' : undefined);
  });

  test('it is the bound for traitors as well, where n > 3t', () => {
    expect(byzantineBound(right(armyOf({ n: 7, m: 0 })), 2, 2)?.source).toContain('Fischer and Lynch');
  });
});
