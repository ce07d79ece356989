import { describe, expect, test } from 'vitest';
import { booleanLogic } from '../../model/boolean.ts';
import type { Order } from '../../model/order.ts';
import { orderOf } from '../../model/order.ts';
import { decidersOf } from '../../properties/property.ts';
import { validity } from '../../properties/validity.ts';
import { forcedOrder } from './forced.ts';

const army = { n: 3, m: 0, values: 3, parameters: {} };

const vectorOf = (order: number): Order<boolean> => orderOf(booleanLogic, army, order);

/** Every list of three of these. */
const threes = <A>(of: readonly A[]): readonly (readonly A[])[] =>
  of.flatMap((a) => of.flatMap((b) => of.map((c) => [a, b, c])));

describe('the forced order is the only one that everybody can decide without breaking the property', () => {
  test.each([
    // Loyal: the commander and somebody who decides. 3 placements, 27 orders, lost or not.
    { name: 'commander', forced: 162 },
    // With nobody faulty 3 orders, with one 3·3, with two 3·9: 3 + 3·9 + 3·27, lost or not.
    { name: 'loyal-unanimity', forced: 222 },
    // 7 placements, 3 orders, lost or not.
    { name: 'unanimity', forced: 42 },
    { name: 'weak-unanimity', forced: 6 },
    // 7 placements, 3 orders if nothing is lost and one if something is.
    { name: 'coordinated-attack', forced: 28 },
  ] as const)('$name: in $forced situations of three generals', ({ name, forced }) => {
    const problem = name === 'commander' ? 'broadcast' : 'consensus';
    const found = threes([false, true]).flatMap((faulty) => {
      const deciders = decidersOf(problem, faulty);
      if (deciders.length === 0) return [];
      const judgement = validity(name).on({ logic: booleanLogic, army, problem, faulty, deciders });
      return threes([0, 1, 2]).flatMap((orders) => {
        const note = judgement.note(orders.map(vectorOf));
        return [false, true].map((lost) => {
          const met = [0, 1, 2].filter((order) => {
            const decisions = faulty.map(() => ({ decided: true, value: vectorOf(order) }));
            return judgement.judge(note, { decisions, lost });
          });
          const order = forcedOrder(name, faulty, orders, lost);
          expect(met).toEqual(order === null ? [0, 1, 2] : [order]);
          return order;
        });
      });
    });
    expect(found.filter((order) => order !== null)).toHaveLength(forced);
  });
});
