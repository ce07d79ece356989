import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { right } from '../../test-support/either.ts';
import type { Army } from '../army.ts';
import { armyOf, generals } from '../army.ts';
import { parsePath, pathsHeard, pathsOn, pathText, relayTree, renamePath } from './path.ts';

const army = (n: number): Army => right(armyOf({ n, m: 0 }));

describe('the paths on a link', () => {
  test.each([
    { round: 1, from: 0, to: 2, paths: [[0]], why: 'the commander orders' },
    { round: 1, from: 1, to: 2, paths: [], why: 'only the commander speaks in round 1' },
    { round: 2, from: 0, to: 2, paths: [], why: 'and only then' },
    { round: 2, from: 1, to: 2, paths: [[0, 1]], why: 'a lieutenant relays the order' },
    { round: 2, from: 1, to: 0, paths: [], why: 'to everyone but the commander' },
    {
      round: 3,
      from: 1,
      to: 2,
      paths: [
        [0, 3, 1],
        [0, 4, 1],
      ],
      why: 'then what it heard from the others',
    },
    {
      round: 4,
      from: 1,
      to: 2,
      paths: [
        [0, 3, 4, 1],
        [0, 4, 3, 1],
      ],
      why: 'in lexicographic order',
    },
    { round: 5, from: 1, to: 2, paths: [], why: 'until nobody is left' },
  ])('n = 5, round $round, $from to $to: $why', ({ round, from, to, paths }) => {
    expect(pathsOn(army(5), round, from, to)).toEqual(paths);
  });

  test('what a lieutenant hears in a round is what the others send it', () => {
    for (const n of [2, 3, 4, 5, 6])
      for (const round of [1, 2, 3, 4])
        for (const self of generals(army(n)).slice(1)) {
          const sent = generals(army(n)).flatMap((from) => (from === self ? [] : pathsOn(army(n), round, from, self)));
          expect(pathsHeard(army(n), round, self).map(pathText).toSorted()).toEqual(sent.map(pathText).toSorted());
        }
  });
});

describe('the relay tree of lieutenant 1 among 4, three rounds', () => {
  const tree = relayTree(army(4), 3, 1);

  test('its levels are the rounds', () => {
    expect(tree.map((level) => level.map(({ path }) => pathText(path)))).toEqual([
      ['0'],
      ['0.2', '0.3'],
      ['0.2.3', '0.3.2'],
    ]);
  });

  test('a path comes from its last general, at its place in that general’s message', () => {
    for (const [r, level] of tree.entries())
      for (const { path, from, position } of level) {
        expect(from).toBe(path.at(-1));
        expect(pathsOn(army(4), r + 1, from, 1)[position]).toEqual(path);
      }
  });

  test('and leads to the paths that continue it', () => {
    expect(tree.map((level) => level.map(({ longer }) => longer))).toEqual([[[0, 1]], [[0], [1]], [[], []]]);
  });

  test('positions count within a sender’s message, where it has several', () => {
    const [, , third = []] = relayTree(army(5), 3, 1);
    expect(third.map(({ path, position }) => [pathText(path), position])).toEqual([
      ['0.2.3', 0],
      ['0.2.4', 0],
      ['0.3.2', 0],
      ['0.3.4', 1],
      ['0.4.2', 1],
      ['0.4.3', 1],
    ]);
  });
});

describe('paths as text', () => {
  test('parsePath(pathText(p)) = p', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat({ max: 127 }), { minLength: 1 }), (path) => {
        expect(parsePath(pathText(path))).toEqual(path);
      }),
    );
  });

  test('renaming renames every general', () => {
    const swap = (general: number): number => (general === 1 ? 12 : general === 12 ? 1 : general);
    expect(renamePath('0.12.1.2', swap)).toBe('0.1.12.2');
  });
});
