/**
 * The octahedron and its like: everybody is connected to everybody but its opposite. It takes all the others to separate
 * two opposites, and nothing separates anybody else.
 */
import type { Graph } from '../model/protocols/sparse.ts';

export const octahedron: Graph = {
  name: 'octahedron',
  least: 4,
  linked: ({ n }, one, other) => one !== other && Math.abs(one - other) !== n / 2,
};
