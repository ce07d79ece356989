import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { right } from '../test-support/either.ts';
import type { Army } from './army.ts';
import { armyOf } from './army.ts';
import { booleanLogic } from './boolean.ts';
import { lanesLogic } from './lanes.ts';
import { isOrder, orderName, orderNames, orderOf, sameOrder, valueOf } from './order.ts';

const armyWith = (values: number): Army => right(armyOf({ n: 4, m: 1, values }));
const numbered = fc.integer({ min: 2, max: 16 }).chain((values) =>
  fc.record({
    values: fc.constant(values),
    a: fc.nat({ max: values - 1 }),
    b: fc.nat({ max: values - 1 }),
  }),
);

describe('laws of orders', () => {
  test('valueOf(orderOf(v)) = v, in values - 1 bits, and it is an order', () => {
    fc.assert(
      fc.property(numbered, ({ values, a }) => {
        const order = orderOf(booleanLogic, armyWith(values), a);
        expect(order).toHaveLength(values - 1);
        expect(valueOf(order)).toBe(a);
        expect(isOrder(booleanLogic, order)).toBe(true);
      }),
    );
  });

  test('sameOrder(orderOf(a), orderOf(b)) = [ a = b ]', () => {
    fc.assert(
      fc.property(numbered, ({ values, a, b }) => {
        const army = armyWith(values);
        expect(sameOrder(booleanLogic, orderOf(booleanLogic, army, a), orderOf(booleanLogic, army, b))).toBe(a === b);
      }),
    );
  });
});

describe('examples', () => {
  test('binary: RETREAT is nothing set, ATTACK is one bit', () => {
    expect(orderOf(booleanLogic, armyWith(2), 0)).toEqual([false]);
    expect(orderOf(booleanLogic, armyWith(2), 1)).toEqual([true]);
    expect(orderOf(lanesLogic, armyWith(2), 1)).toEqual([-1]);
  });

  test('three orders: one bit for each that is not RETREAT', () => {
    expect([0, 1, 2].map((value) => orderOf(booleanLogic, armyWith(3), value))).toEqual([
      [false, false],
      [true, false],
      [false, true],
    ]);
  });

  test('two bits set are no order, and count as the lower', () => {
    expect(isOrder(booleanLogic, [false, true, true])).toBe(false);
    expect(valueOf([false, true, true])).toBe(2);
  });

  test('a vector that is too short is compared as if the rest were not set', () => {
    expect(sameOrder(booleanLogic, [true, false], [true])).toBe(true);
    expect(sameOrder(booleanLogic, [true, true], [true])).toBe(false);
  });

  test('names: RETREAT and ATTACK, numbered where there are more', () => {
    expect(orderNames({ values: 2 })).toEqual(['RETREAT', 'ATTACK']);
    expect(orderNames({ values: 4 })).toEqual(['RETREAT', 'ATTACK-1', 'ATTACK-2', 'ATTACK-3']);
    expect(orderName({ values: 2 }, 0)).toBe('RETREAT');
  });
});
