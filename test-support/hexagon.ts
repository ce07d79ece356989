/**
 * The hexagon of Fischer, Lynch and Merritt ("Easy impossibility proofs for distributed consensus problems", 1986):
 * two copies of three generals, in which generals 0 and 2 hear each other's other copy. To each node it looks like the
 * triangle.
 */
import type { Network } from '../model/network.ts';
import { NOBODY } from '../model/network.ts';

/** Nodes 0, 1, 2 are the first copies of the generals, 3, 4, 5 the second. */
export const hexagon: Network = [
  { id: 0, neighbours: [NOBODY, 1, 5] },
  { id: 1, neighbours: [0, NOBODY, 2] },
  { id: 2, neighbours: [3, 1, NOBODY] },
  { id: 0, neighbours: [NOBODY, 4, 2] },
  { id: 1, neighbours: [3, NOBODY, 5] },
  { id: 2, neighbours: [0, 4, NOBODY] },
];

/** The law of networks: whoever has a neighbour is the one that the neighbour takes for its general. */
export const mutual = (network: Network): boolean =>
  network.every(({ id, neighbours }, node) =>
    neighbours.every((neighbour) => neighbour === NOBODY || network[neighbour]?.neighbours[id] === node),
  );
