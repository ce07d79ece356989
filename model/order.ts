/**
 * Orders: what the generals are to agree on.
 *
 * Order 0 is RETREAT, the default that silence stands for. An order is a vector of `values - 1` truth
 * values, bit i meaning "the order is i + 1": RETREAT is the vector with none set, ATTACK in a binary
 * problem is `[one]`. At most one bit is set (`isOrder`); a majority of orders is the majority of each bit.
 */
import type { Army } from './army.ts';
import type { Logic } from './logic.ts';

/** `values - 1` truth values, at most one of them set. */
export type Order<B> = readonly B[];

/** Order number `value` (0..values-1) in any reading. */
export const orderOf = <B>(logic: Logic<B>, army: Army, value: number): Order<B> => {
  // A loop, because every search asks for tens of thousands of them.
  const bits: B[] = [];
  for (let bit = 1; bit < army.values; bit++) bits.push(bit === value ? logic.one : logic.zero);
  return bits;
};

/** The number of an order; what is no order counts as its lowest value set. */
export const valueOf = (order: Order<boolean>): number => order.indexOf(true) + 1;

/** At most one bit is set. */
export const isOrder = <B>(logic: Logic<B>, order: Order<B>): B => logic.not(logic.atLeast(2, order));

/** The two vectors are the same order. */
export const sameOrder = <B>(logic: Logic<B>, a: Order<B>, b: Order<B>): B =>
  logic.all(a.map((bit, i) => logic.equal(bit, b[i] ?? logic.zero)));

/** How an order is written: RETREAT and ATTACK, or RETREAT, ATTACK-1, ATTACK-2, … where there are more. */
export const orderName = (army: Pick<Army, 'values'>, value: number): string =>
  value === 0 ? 'RETREAT' : army.values === 2 ? 'ATTACK' : `ATTACK-${String(value)}`;

/** All order names; a value's name is at its index. */
export const orderNames = (army: Pick<Army, 'values'>): readonly string[] =>
  Array.from({ length: army.values }, (_, value) => orderName(army, value));
