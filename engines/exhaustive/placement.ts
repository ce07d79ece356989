/**
 * Who may be faulty, and who may hold which order, up to the protocol's symmetry.
 *
 * Interchangeable generals may be renamed among each other, so only how many of them are faulty matters, and how
 * many of the loyal (or of the faulty) ones hold each order. Each representative carries the number of placements
 * or assignments it stands for. Without symmetry every one stands for itself. Who is interchangeable is an argument: the
 * generals of whom that was proved (`engines/symmetry/symmetry.ts`), and not those of whom it is declared.
 */
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import type { Instance } from '../../model/instance.ts';
import { freeOrders } from '../../model/scenario.ts';
import { ordersHeld } from '../../model/scenario-data.ts';

/** A representative, and how many it stands for. */
export interface Orbit<A> {
  readonly representative: A;
  readonly size: bigint;
}

/** n over k, exactly. */
export const binomial = (n: number, k: number): bigint => {
  let result = 1n;
  for (let i = 1; i <= k; i++) result = (result * BigInt(n - k + i)) / BigInt(i);
  return result;
};

/** All subsets with `size` members, in lexicographic order. */
function* subsets<A>(members: readonly A[], size: number): Generator<readonly A[]> {
  if (size === 0) yield [];
  else
    for (let first = 0; first + size <= members.length; first++)
      for (const rest of subsets(members.slice(first + 1), size - 1)) yield [members[first] as A, ...rest];
}

/**
 * The sets of at most `t` faulty generals, fewest first; among interchangeable ones the lowest are faulty. Lazy:
 * without symmetry there may be more than anyone can wait for.
 */
export function* placements(
  instance: Instance,
  t: number,
  alike: readonly General[],
): Generator<Orbit<readonly General[]>> {
  const named = generals(instance.army).filter((general) => !alike.includes(general));
  for (let faulty = 0; faulty <= t; faulty++)
    for (let k = Math.min(faulty, alike.length); k >= Math.max(0, faulty - named.length); k--)
      for (const some of subsets(named, faulty - k))
        yield {
          representative: [...some, ...alike.slice(0, k)].sort((a, b) => a - b),
          size: binomial(alike.length, k),
        };
}

/** A placement in words. */
export const placementText = (faulty: readonly General[]): string =>
  faulty.length === 0 ? 'nobody faulty' : `faulty: ${faulty.join(', ')}`;

/** The ways to deal orders 0..values-1 to `count` generals who are alike: ascending, with how often each occurs. */
function* deals(count: number, values: number): Generator<Orbit<readonly number[]>> {
  if (values === 1) yield { representative: Array.from({ length: count }, () => 0), size: 1n };
  else
    for (let highest = 0; highest <= count; highest++)
      for (const { representative, size } of deals(count - highest, values - 1))
        yield {
          representative: [...representative, ...Array.from({ length: highest }, () => values - 1)],
          size: size * binomial(count, highest),
        };
}

/** Every way to deal to each class in turn, written into `orders`. */
function* dealAll(
  classes: readonly (readonly General[])[],
  values: number,
  orders: readonly number[],
): Generator<Orbit<readonly number[]>> {
  const [members, ...rest] = classes;
  if (members === undefined) yield { representative: orders, size: 1n };
  else
    for (const deal of deals(members.length, values)) {
      const dealt = [...orders];
      members.forEach((general, i) => (dealt[general] = deal.representative[i] ?? 0));
      for (const { representative, size } of dealAll(rest, values, dealt))
        yield { representative, size: size * deal.size };
    }
}

/**
 * The assignments of orders that are choices: those of everyone who holds one and follows the protocol. A traitor's
 * order is none, and is given as RETREAT, unless `free` leaves it out.
 */
export function* orderings(
  instance: Instance,
  faulty: readonly General[],
  alike: readonly General[],
  free: readonly General[] = freeOrders(instance, faulty),
): Generator<Orbit<readonly number[]>> {
  const { army } = instance;
  const held = generals(army).slice(0, ordersHeld(instance));
  const holders = held.filter((general) => !free.includes(general));
  const classes = [
    ...holders.filter((general) => !alike.includes(general)).map((general) => [general]),
    holders.filter((general) => alike.includes(general) && !faulty.includes(general)),
    holders.filter((general) => alike.includes(general) && faulty.includes(general)),
  ].filter((members) => members.length > 0);
  yield* dealAll(
    classes,
    army.values,
    held.map(() => 0),
  );
}
