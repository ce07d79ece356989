import { expect, test } from 'vitest';
import { covering } from '../engines/impossibility/covering/covering.ts';
import { om } from '../model/protocols/om.ts';
import { phaseKing } from '../model/protocols/phase-king.ts';
import { line, over } from '../model/protocols/sparse.ts';
import { right } from '../test-support/either.ts';
import { instanceAt } from '../test-support/instance.ts';
import { arcOf, circleOf } from './circle.ts';

const { cover, worlds } = right(covering(instanceAt(om, { n: 3, m: 1 }, 'byzantine'), 1));

test('the hexagon has two copies of three generals, and the copies hold different orders', () => {
  expect(circleOf(cover)).toEqual([
    { copy: 0, group: [0], order: 0 },
    { copy: 0, group: [1], order: 0 },
    { copy: 0, group: [2], order: 0 },
    { copy: 1, group: [0], order: 1 },
    { copy: 1, group: [1], order: 1 },
    { copy: 1, group: [2], order: 1 },
  ]);
});

test('each of its worlds is an arc of two places, and one world’s arc begins where the last one’s ends', () => {
  const arcs = worlds.map((world) => arcOf(cover, world).map((place) => place % 6));
  expect(arcs).toEqual([
    [0, 1],
    [1, 2],
    [2, 3],
  ]);
});

test('a side of a cut through one general is empty', () => {
  const cut = right(covering(instanceAt(over(phaseKing, line), { n: 5, m: 1 }, 'byzantine'), 1));
  expect(cut.kind).toBe('cut');
  expect(circleOf(cut.cover).map(({ group }) => group.length)).toEqual([1, 1, 3, 0, 1, 1, 3, 0]);
});
