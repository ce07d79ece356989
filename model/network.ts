/**
 * Who is connected to whom.
 *
 * The executor folds over *nodes*. A node plays a general and knows, for each other general, which node
 * plays it as seen from here. In the ordinary system node g plays general g and everybody is a neighbour of
 * everybody; a covering of it plays each general several times with the same program; a sparse network
 * leaves neighbours out. Law: neighbourhood is mutual.
 */
import type { Army, General } from './army.ts';
import { generals } from './army.ts';
import { at } from './at.ts';
import type { Schedule } from './schedule.ts';
import { labelsOf } from './schedule.ts';

/** No node plays that general here. */
export const NOBODY = -1;

export interface Node {
  /** The general it plays. */
  readonly id: General;
  /** `neighbours[general]`: the node that plays that general for this one, or `NOBODY`. */
  readonly neighbours: readonly number[];
}

export type Network = readonly Node[];

/** The complete graph: node g is general g. */
export const complete = (army: Army): Network =>
  generals(army).map((id) => ({
    id,
    neighbours: generals(army).map((general) => (general === id ? NOBODY : general)),
  }));

/** Who ever speaks to whom: neighbours are those between whom some round schedules a message, one way or the other. */
export const scheduled = (army: Army, schedule: Schedule): Network => {
  const rounds = Array.from({ length: schedule.rounds }, (_, r) => r + 1);
  const speaks = (from: General, to: General): boolean =>
    rounds.some((round) => labelsOf(schedule, round, from, to).length > 0);
  return complete(army).map(({ id, neighbours }) => ({
    id,
    neighbours: neighbours.map((other) =>
      other !== NOBODY && (speaks(id, other) || speaks(other, id)) ? other : NOBODY,
    ),
  }));
};

/**
 * Several copies of a network that plays each general once: copy c of general g is node `c * n + g`. Its neighbours
 * are in the same copy, or `shift(from, to)` copies further on, in a circle. To each node it looks like the network
 * itself. Law: neighbourhood stays mutual if `shift(a, b) = -shift(b, a)`.
 */
export const copiesOf = (network: Network, copies: number, shift: (from: General, to: General) => number): Network =>
  Array.from({ length: copies * network.length }, (_, node): Node => {
    const copy = Math.floor(node / network.length);
    const { id, neighbours } = at(network, node % network.length);
    const inCopy = (other: General): number => (copy + shift(id, other) + copies) % copies;
    return {
      id,
      neighbours: neighbours.map((other) => (other === NOBODY ? NOBODY : inCopy(other) * network.length + other)),
    };
  });
