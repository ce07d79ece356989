import { expect, test } from 'vitest';
import { left, right } from '../test-support/either.ts';
import type { Cell } from './cell.ts';
import { cellName } from './cell.ts';
import { select } from './select.ts';

const cell = (protocol: string, n: number): Cell => ({ protocol, n, m: 1, verdict: 'holds' });

const cells = [cell('om', 4), cell('om', 40), cell('sm', 4), cell('omega', 4)];

const names = (...wanted: readonly string[]): readonly string[] => right(select(cells, wanted)).map(cellName);

test('by protocol, and by how the name begins, in whole words', () => {
  expect(names('om')).toEqual(['om -n 4 -m 1', 'om -n 40 -m 1']);
  expect(names('om -n 4')).toEqual(['om -n 4 -m 1']);
  expect(names(' om  -n 40 -m 1 ')).toEqual(['om -n 40 -m 1']);
});

test('several, in the order of the file, each once; all where none is named', () => {
  expect(names('sm', 'om -n 4', 'om')).toEqual(['om -n 4 -m 1', 'om -n 40 -m 1', 'sm -n 4 -m 1']);
  expect(names()).toHaveLength(4);
});

test('what is not there is told, with the nearest that is', () => {
  expect(left(select(cells, ['om', 'omga']))).toMatch(/^there is no cell “omga”\. Did you mean “omega”\?/);
  expect(left(select(cells, ['om -n 5 -m 1']))).toContain('Did you mean “om -n 4 -m 1”?');
});
