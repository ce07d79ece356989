import { describe, expect, test } from 'vitest';
import { hexagon, mutual } from '../test-support/hexagon.ts';
import { right } from '../test-support/either.ts';
import { armyOf } from './army.ts';
import { complete, copiesOf, NOBODY, scheduled } from './network.ts';
import { om } from './protocols/om.ts';
import { toy } from '../test-support/toy.ts';
import { instanceAt } from '../test-support/instance.ts';

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

describe('several copies', () => {
  const triangle = complete(right(armyOf({ n: 3, m: 0 })));
  const crossing = (from: number, to: number): number => (from === 2 && to === 0 ? 1 : from === 0 && to === 2 ? -1 : 0);

  test('two of a triangle, in which 0 and 2 hear each other’s other copy, are the hexagon', () => {
    expect(copiesOf(triangle, 2, crossing)).toEqual(hexagon);
  });

  test('one copy is the network itself, and copies that nothing crosses are that many networks', () => {
    expect(copiesOf(triangle, 1, crossing)).toEqual(triangle);
    expect(copiesOf(triangle, 2, () => 0).slice(0, 3)).toEqual(triangle);
  });

  test.each([1, 2, 3, 8])(
    'neighbourhood stays mutual in %i copies, if what one edge crosses it crosses back',
    (copies) => {
      expect(mutual(copiesOf(triangle, copies, crossing))).toBe(true);
    },
  );

  test('and does not, if it only crosses', () => {
    expect(mutual(copiesOf(triangle, 3, (from, to) => (from === 2 && to === 0 ? 1 : 0)))).toBe(false);
  });

  test('whoever has no neighbour has none in any copy', () => {
    const alone = [{ id: 0, neighbours: [NOBODY] }];
    expect(copiesOf(alone, 2, () => 1)).toEqual([...alone, ...alone]);
  });
});

describe('who ever speaks to whom', () => {
  test('OM(0) is a star: one way is enough', () => {
    const { army, schedule } = instanceAt(om, { n: 3, m: 0 }, 'byzantine');
    expect(scheduled(army, schedule).map(({ neighbours }) => neighbours)).toEqual([
      [NOBODY, 1, 2],
      [0, NOBODY, NOBODY],
      [0, NOBODY, NOBODY],
    ]);
  });

  test('any round counts', () => {
    const late = toy({
      rounds: () => 3,
      claims: (_army, round, from) => (round === 3 || from === 0 ? ['attack'] : []),
    });
    const { army, schedule } = instanceAt(late, { n: 3, m: 0 }, 'byzantine');
    expect(scheduled(army, schedule)).toEqual(complete(army));
  });
});
