import { describe, expect, test } from 'vitest';
import { hexagon, mutual } from '../test-support/hexagon.ts';
import { right } from '../test-support/either.ts';
import { armyOf } from './army.ts';
import { complete, NOBODY } from './network.ts';

describe('the complete graph', () => {
  test('node g plays general g, and is no neighbour of itself', () => {
    expect(complete(right(armyOf({ n: 3, m: 0 })))).toEqual([
      { id: 0, neighbours: [NOBODY, 1, 2] },
      { id: 1, neighbours: [0, NOBODY, 2] },
      { id: 2, neighbours: [0, 1, NOBODY] },
    ]);
  });

  test.each([2, 3, 7])('neighbourhood is mutual among %i generals', (n) => {
    expect(mutual(complete(right(armyOf({ n, m: 0 }))))).toBe(true);
  });
});

test('neighbourhood is mutual in the hexagon, and the test for it can fail', () => {
  expect(mutual(hexagon)).toBe(true);
  expect(mutual([...hexagon.slice(0, 5), { id: 2, neighbours: [0, 1, NOBODY] }])).toBe(false);
});
