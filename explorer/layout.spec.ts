import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Arrow } from './layout.ts';
import { layoutOf } from './layout.ts';
import { firstState } from './state.ts';
import { started, walked, walks } from './walk.arbitrary.ts';

const three = started(firstState);

test('a few messages have a row each, with room for their words', () => {
  const rows = layoutOf(three, 600).bands.flatMap(({ arrows }) => arrows);
  expect(rows.map(({ told: { round, from, to } }) => [round, from, to])).toEqual([
    [1, 0, 1],
    [1, 0, 2],
    [2, 1, 2],
    [2, 2, 1],
  ]);
  expect(rows.every(({ words }) => words !== null)).toBe(true);
  expect(new Set(rows.map(({ from }) => from.y)).size).toBe(rows.length);
});

test('many are fans, one for each sender of a round', () => {
  const seven = started({ ...firstState, setup: { ...firstState.setup, n: 7, m: 2, t: 2 } });
  const [, second] = layoutOf(seven, 600).bands;
  const arrows: readonly Arrow[] = second?.arrows ?? [];
  expect(arrows).toHaveLength(30);
  expect(new Set(arrows.map(({ from }) => `${String(from.x)} ${String(from.y)}`)).size).toBe(6);
});

test('every arrow leads from line to line, downwards, inside its round; and everything is inside the picture', () => {
  fc.assert(
    fc.property(walks, fc.integer({ min: 240, max: 1600 }), (walk, width) => {
      const { columns, bands, height, bottom } = layoutOf(walked(walk), width);
      let end = 0;
      for (const { top, bottom: below, arrows } of bands) {
        expect(top).toBeGreaterThanOrEqual(end);
        end = below;
        for (const { told, from, to } of arrows) {
          expect([from.x, to.x]).toEqual([columns[told.from], columns[told.to]]);
          expect(from.y).toBeGreaterThan(top);
          expect(to.y).toBeGreaterThan(from.y);
          expect(to.y).toBeLessThanOrEqual(below);
        }
      }
      expect(height).toBeGreaterThan(bottom);
      for (const x of columns) expect(x > 0 && x < width).toBe(true);
    }),
    { numRuns: 40 },
  );
});
