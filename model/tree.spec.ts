import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Tree } from './tree.ts';
import { keyOf, leavesOf, mapTree, shapeOf } from './tree.ts';

/** Trees of booleans, arrays and records. */
const { tree: anyTree } = fc.letrec<{ tree: Tree<boolean> }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.boolean(),
    fc.array(tie('tree'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'order', 'levels'), tie('tree')),
  ),
}));

/** The tree with its leaves replaced from left to right: another tree of the same shape. */
const refilled = (tree: Tree<boolean>, leaves: readonly boolean[]): Tree<boolean> => {
  let next = 0;
  return mapTree(tree, () => leaves[next++ % leaves.length] ?? false);
};

describe('laws of trees', () => {
  test('mapTree(t, identity) = t', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        expect(mapTree(tree, (leaf) => leaf)).toEqual(tree);
      }),
    );
  });

  test('leavesOf(mapTree(t, f)) = leavesOf(t).map(f)', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        const number = (leaf: boolean): number => (leaf ? -1 : 7);
        expect(leavesOf(mapTree(tree, number))).toEqual(leavesOf(tree).map(number));
      }),
    );
  });

  test('shapeOf(mapTree(t, f)) = shapeOf(t)', () => {
    fc.assert(
      fc.property(anyTree, (tree) => {
        expect(shapeOf(mapTree(tree, (leaf) => (leaf ? 1 : 0)))).toBe(shapeOf(tree));
      }),
    );
  });

  test('keyOf(t) = keyOf(u) if and only if t = u, for trees of one shape', () => {
    fc.assert(
      fc.property(anyTree, fc.array(fc.boolean(), { minLength: 1, maxLength: 40 }), (tree, leaves) => {
        const other = refilled(tree, leaves);
        const same = leavesOf(tree).every((leaf, i) => leaf === leavesOf(other)[i]);
        expect(keyOf(tree) === keyOf(other)).toBe(same);
      }),
    );
  });
});

describe('examples', () => {
  const state: Tree<boolean> = { order: [true], levels: [[false, true], []] };

  test('leaves come from left to right, fields as they were written', () => {
    expect(leavesOf(state)).toEqual([true, false, true]);
    expect(leavesOf({ b: true, a: false })).toEqual([true, false]);
    expect(leavesOf(true)).toEqual([true]);
  });

  test('a shape tells arrays, records and leaves apart', () => {
    expect(shapeOf(state)).toBe('{"order":[·],"levels":[[··][]]}');
    const shapes = [true, [true], [[true]], [true, true], { a: true }, { b: true }, [], {}].map((tree) =>
      shapeOf<boolean>(tree as Tree<boolean>),
    );
    expect(new Set(shapes).size).toBe(shapes.length);
  });

  test('every one of 40 leaves is in the key', () => {
    const none = Array.from({ length: 40 }, () => false);
    const keys = none.map((_, i) => keyOf(none.with(i, true)));
    expect(new Set([keyOf(none), ...keys]).size).toBe(41);
  });
});
