/**
 * A cover: several copies of a system, wired so that no node can tell that it is not in the system itself.
 *
 * The generals are divided into groups, in a circle. Within a copy everybody is connected as before, only the edges
 * between the last group and the first lead to the next copy. So the groups of all copies form one longer circle, of
 * *places*: place p is group `p mod k` of copy `p div k`. Two copies of three groups are the hexagon of Fischer, Lynch
 * and Merritt (1986); two of four groups the cover for a separated graph; many of three groups the ring for weak
 * agreement. Every node runs the unmodified program of its general, and nobody is faulty.
 *
 * Law: groups that are no neighbours in the circle are not connected, or lie in the same copy only (the two halves of
 * a separator); so a loyal node's neighbours lie in its own place or next to it, or in its own copy.
 */
import type { General } from '../../../model/army.ts';
import { at } from '../../../model/at.ts';
import { booleanLogic } from '../../../model/boolean.ts';
import { honestly } from '../../../model/choice.ts';
import type { Execution } from '../../../model/execution.ts';
import { executing } from '../../../model/executing.ts';
import { runOver } from '../../../model/execution.ts';
import type { Instance } from '../../../model/instance.ts';
import type { Network } from '../../../model/network.ts';
import { copiesOf, NOBODY, scheduled } from '../../../model/network.ts';
import { orderOf } from '../../../model/order.ts';
import type { Work } from '../../../model/work.ts';

export interface Cover {
  readonly instance: Instance;
  /** In the order of the circle. */
  readonly groups: readonly (readonly General[])[];
  readonly copies: number;
  readonly network: Network;
  /** The number of each node's order. */
  readonly orders: readonly number[];
  /** What happens, by node. */
  readonly execution: Execution<boolean>;
}

/** The generals at a place of the circle, which goes round. */
export const groupAt = ({ groups }: Pick<Cover, 'groups'>, place: number): readonly General[] =>
  at(groups, place % groups.length);

/** The copy that a place lies in. */
export const copyAt = ({ groups, copies }: Pick<Cover, 'groups' | 'copies'>, place: number): number =>
  Math.floor(place / groups.length) % copies;

/** The node that plays a general in a copy. */
export const nodeOf = ({ instance }: Pick<Cover, 'instance'>, copy: number, general: General): number =>
  copy * instance.army.n + general;

/** Which node plays each of the generals at these places; `NOBODY` for all others. */
export const playersAt = (cover: Cover, places: readonly number[]): readonly number[] => {
  const plays = Array.from({ length: cover.instance.army.n }, () => NOBODY);
  for (const place of places)
    for (const general of groupAt(cover, place)) plays[general] = nodeOf(cover, copyAt(cover, place), general);
  return plays;
};

/** The cover of an instance in which everybody at a place starts with the order of the place. */
export function* coverOf(
  instance: Instance,
  groups: readonly (readonly General[])[],
  copies: number,
  orderAt: (place: number) => number,
): Work<Cover> {
  const { army, schedule } = instance;
  const group = (general: General): number => groups.findIndex((members) => members.includes(general));
  const [first, last] = [0, groups.length - 1];
  const network = copiesOf(scheduled(army, schedule), copies, (from, to) => {
    const [here, there] = [group(from), group(to)];
    return here === last && there === first ? 1 : here === first && there === last ? -1 : 0;
  });
  const orders = network.map(({ id }, node) => orderAt(Math.floor(node / army.n) * groups.length + group(id)));
  const vectors = orders.map((order) => orderOf(booleanLogic, army, order));
  const execution = yield* executing(runOver(booleanLogic, instance, network), vectors, honestly);
  return { instance, groups, copies, network, orders, execution };
}

/** The generals in order, dealt into so many groups, as even as can be, the larger ones first. */
export const dealt = (generals: readonly General[], groups: number): readonly (readonly General[])[] =>
  Array.from({ length: groups }, (_, i) => {
    const before = (j: number): number => Math.floor((j * generals.length + groups - 1) / groups);
    return generals.slice(before(i), before(i + 1));
  });
