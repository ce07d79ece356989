import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Network } from '../../../model/network.ts';
import { NOBODY } from '../../../model/network.ts';
import { separation } from './separator.ts';

/** The network of n generals with these edges. */
const networkOf = (n: number, edges: readonly (readonly [number, number])[]): Network =>
  Array.from({ length: n }, (_, id) => ({
    id,
    neighbours: Array.from({ length: n }, (__, other) =>
      edges.some(([a, b]) => (a === id && b === other) || (b === id && a === other)) ? other : NOBODY,
    ),
  }));

const edgesAround = (n: number): readonly (readonly [number, number])[] =>
  Array.from({ length: n }, (_, i) => [i, (i + 1) % n] as const);

const everyPair = (n: number): readonly (readonly [number, number])[] =>
  Array.from({ length: n }, (_, i) => i).flatMap((i) => Array.from({ length: i }, (_, j) => [j, i] as const));

/** Whether some of the others cannot be reached from the first of them once a set is taken out. */
const separates = (network: Network, out: readonly number[]): boolean => {
  const others = network.flatMap(({ id }) => (out.includes(id) ? [] : [id]));
  const reached = new Set(others.slice(0, 1));
  for (const general of reached)
    for (const next of network[general]?.neighbours ?? [])
      if (next !== NOBODY && !out.includes(next)) reached.add(next);
  return reached.size < others.length;
};

/** The size of the smallest separator, by trying all sets. */
const smallest = (network: Network): number =>
  Array.from({ length: 2 ** network.length }, (_, set) =>
    network.map(({ id }) => id).filter((id) => ((set >> id) & 1) === 1),
  )
    .filter((out) => separates(network, out))
    .reduce((least, { length }) => Math.min(least, length), Infinity);

describe('separations', () => {
  test('two generals separate a cycle', () => {
    expect(separation(networkOf(4, edgesAround(4)), 2)).toEqual({ separator: [1, 3], sides: [[0], [2]] });
    expect(separation(networkOf(4, edgesAround(4)), 1)).toBeNull();
  });

  test('nobody is needed where it is in two pieces', () => {
    expect(
      separation(
        networkOf(4, [
          [0, 1],
          [2, 3],
        ]),
        0,
      ),
    ).toEqual({
      separator: [],
      sides: [
        [0, 1],
        [2, 3],
      ],
    });
  });

  test('nobody separates those who are all connected', () => {
    expect(separation(networkOf(5, everyPair(5)), 5)).toBeNull();
  });

  test('in any graph of up to seven it is a smallest one, and the sides are not connected', () => {
    const graph = fc
      .integer({ min: 2, max: 7 })
      .chain((n) => fc.subarray([...everyPair(n)]).map((edges) => networkOf(n, edges)));
    fc.assert(
      fc.property(graph, fc.nat({ max: 7 }), (network, most) => {
        const found = separation(network, most);
        const least = smallest(network);
        if (least > most) {
          expect(found).toBeNull();
          return;
        }
        const { separator, sides } = found ?? expect.fail('there is a separator');
        expect(separator).toHaveLength(least);
        expect([...separator, ...sides.flat()].sort((a, b) => a - b)).toEqual(network.map(({ id }) => id));
        const [one, other] = sides;
        expect(Math.min(one.length, other.length)).toBeGreaterThan(0);
        for (const general of one)
          expect(other.filter((far) => network[general]?.neighbours[far] !== NOBODY)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
