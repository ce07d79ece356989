import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { drive } from '../../../test-support/drive.ts';
import { booleanLogic } from '../../../model/boolean.ts';
import { noLimits } from '../../finding.ts';
import { meterOf } from '../../meter.ts';
import type { DecisionTable, DecisionTree } from './decision-tree.ts';
import { decideBy, growTree } from './decision-tree.ts';

/** The table of a function on some numbers of `width` bits. */
const tableOf = (width: number, numbers: readonly number[], f: (x: number) => boolean): DecisionTable => ({
  width,
  vectors: Uint8Array.from(numbers.flatMap((x) => bitsOf(width, x).map(Number))),
  attacks: Uint8Array.from(numbers, (x) => Number(f(x))),
});

const bitsOf = (width: number, x: number): readonly boolean[] =>
  Array.from({ length: width }, (_, bit) => ((x >> bit) & 1) === 1);

const treeOf = (table: DecisionTable): DecisionTree => {
  const tree = drive(growTree(table, meterOf(noLimits)));
  if (tree === null) throw new Error('it was stopped');
  return tree;
};

const numbers = Array.from({ length: 32 }, (_, x) => x);

test('a tree decides what its table says', () => {
  const truths = fc.array(fc.boolean(), { minLength: 32, maxLength: 32 });
  fc.assert(
    fc.property(fc.subarray(numbers), truths, (listed, f) => {
      const tree = treeOf(tableOf(5, listed, (x) => f[x] === true));
      for (const x of listed) expect(decideBy(booleanLogic, tree, bitsOf(5, x))).toBe(f[x]);
    }),
  );
});

test('it asks no more than it has to', () => {
  expect(treeOf(tableOf(5, numbers, () => true))).toEqual({ nodes: [], root: 1 });
  expect(treeOf(tableOf(5, [], () => true))).toEqual({ nodes: [], root: 0 });
  expect(treeOf(tableOf(5, numbers, (x) => (x & 4) !== 0)).nodes).toEqual([{ bit: 2, set: 1, clear: 0 }]);
  // Two nodes a bit: whether the rest is to be odd or even.
  const odd = (x: number): boolean => bitsOf(5, x).filter(Boolean).length % 2 === 1;
  expect(treeOf(tableOf(5, numbers, odd)).nodes).toHaveLength(9);
});
