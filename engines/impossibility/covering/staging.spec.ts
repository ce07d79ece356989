import { describe, expect, test } from 'vitest';
import { booleanLogic } from '../../../model/boolean.ts';
import { honestly } from '../../../model/choice.ts';
import { execute, runOver } from '../../../model/execution.ts';
import { orderOf } from '../../../model/order.ts';
import { majority } from '../../../model/protocols/majority.ts';
import { atOnce } from '../../../test-support/at-once.ts';
import { instanceAt } from '../../../test-support/instance.ts';
import { argue as arguing } from './argue.ts';
import type { Cover } from './cover.ts';
import { copyAt, coverOf as covering, dealt, groupAt, playersAt } from './cover.ts';
import { stage as staging, windowOf } from './staging.ts';

const argue = atOnce(arguing);
const coverOf = atOnce(covering);
const stage = atOnce(staging);

const instance = instanceAt(majority, { n: 3, m: 1 }, 'byzantine');
const halves = (place: number): number => (place < 3 ? 0 : 1);
const cover = coverOf(instance, [[0], [1], [2]], 2, halves);

describe('places of a cover', () => {
  test('place p is group p mod 3 of copy p div 3, and round it goes', () => {
    expect([0, 1, 2, 3, 4, 5, 6].map((place) => groupAt(cover, place))).toEqual([[0], [1], [2], [0], [1], [2], [0]]);
    expect([0, 1, 2, 3, 4, 5, 6].map((place) => copyAt(cover, place))).toEqual([0, 0, 0, 1, 1, 1, 0]);
    expect(playersAt(cover, [2, 3])).toEqual([3, -1, 2]);
  });

  test.each([
    { n: 3, groups: [[0], [1], [2]] },
    { n: 4, groups: [[0, 1], [2], [3]] },
    { n: 5, groups: [[0, 1], [2, 3], [4]] },
  ])('$n generals are dealt into three groups', ({ n, groups }) => {
    expect(
      dealt(
        Array.from({ length: n }, (_, i) => i),
        3,
      ),
    ).toEqual(groups);
  });

  test('fewer than there are groups leave the last ones empty', () => {
    expect(dealt([7], 2)).toEqual([[7], []]);
    expect(dealt([], 2)).toEqual([[], []]);
  });
});

describe('our own bugs are thrown, not told', () => {
  /** A cover that is none: its nodes lived through something else. */
  const another = (orders: readonly number[]): Cover => ({
    ...cover,
    execution: execute(
      runOver(booleanLogic, instance, cover.network),
      orders.map((order) => orderOf(booleanLogic, instance.army, order)),
      honestly,
    ),
  });

  test('a world whose generals do not live as their nodes', () => {
    const wrong = another([0, 1, 0, 1, 1, 1]);
    expect(() => stage(wrong, windowOf(wrong, [1, 2]))).toThrow(
      'general 1 of majority lives otherwise than node 1 of the cover that it plays',
    );
  });

  test('worlds none of which is broken, or in which too many are faulty', () => {
    const stagings = [windowOf(cover, [1, 2])];
    const outline = { kind: 'hexagon', cover, validity: 'loyal-unanimity', stagings } as const;
    expect(() => argue({ ...outline, t: 1 })).toThrow('no world of the hexagon breaks a property of majority');
    expect(() => argue({ ...outline, t: 0 })).toThrow('world 1 has more than 0 faulty generals');
  });
});
