import { expect, test } from 'vitest';
import { textOfExpectations } from '../../regression/expectations.ts';
import type { CellOutcome } from '../../regression/outcome.ts';
import { om3Cell, om4Cell } from '../../test-support/regression.ts';
import { erroneous } from './cell-outcome.ts';
import { inTheirPlaces } from './cell-place.ts';

const cells = [om3Cell, om4Cell, { ...om4Cell, n: 5 }];

const file = { path: 'expectations.json', text: textOfExpectations(cells), cells };

const place = { file: 'om.ts', line: 7 };

const placed = (index: number): CellOutcome | undefined =>
  inTheirPlaces(
    cells.map((cell) => erroneous(cell, null, 'it is gone', null)),
    file,
  )[index];

test.each([0, 1, 2])('an error is told of its own cell, though others are about the same protocol: %i', (index) => {
  expect(placed(index)?.error).toBe(`cells[${String(index)}]: it is gone`);
  const line = file.text.split('\n')[(placed(index)?.place?.line ?? 0) - 1];
  expect(line).toContain(`"n": ${String(3 + index)}`);
});

test('an error that has a place keeps it, and its words', () => {
  const [outcome] = inTheirPlaces([erroneous(om4Cell, null, 'it throws', place)], file);
  expect(outcome).toMatchObject({ error: 'it throws', place });
});
