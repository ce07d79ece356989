import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Arrow } from './layout.ts';
import { fitted, inColumn, layoutOf } from './layout.ts';
import { act } from './act.ts';
import { firstScene } from './first.ts';
import { gambling } from '../test-support/gambling.ts';
import { widthOf } from '../reports/figures/text.ts';
import { right } from '../test-support/either.ts';
import { firstState } from './state.ts';
import { registered, startedScene, walked, walks } from './walk.arbitrary.ts';

const three = startedScene(firstState);

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
  const seven = startedScene({ ...firstState, setup: { ...firstState.setup, n: 7, m: 2, t: 2 } });
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

test('words stay inside, wherever they would stand: the first that fit, or else the last, cut', () => {
  const text = 'the ENEMY is before the gates, and WILL NOT WAIT for us'.repeat(4);
  for (const width of [240, 320, 640])
    for (const x of [0, width / 2, width])
      for (const strong of [true, false])
        for (const wordings of [[text], ['WWW'], [text, 'lie: mmm']]) {
          const words = fitted(wordings, x, width, strong);
          const half = widthOf(words.text, 12, strong) / 2;
          expect(words.x - half).toBeGreaterThanOrEqual(4);
          expect(words.x + half).toBeLessThanOrEqual(width - 4);
        }
  expect(fitted([text, 'lie: mmm'], 100, 320, true)).toEqual({ text: 'lie: mmm', x: 100 });
  expect(fitted([text], 100, 320, true).text).toMatch(/^the ENEMY.*…$/);
});

test('a word in a column is in full where it can be read, and else shows that it is cut', () => {
  // Six generals, 360 pixels wide.
  expect(inColumn('commander', null, 53, 11).text).toBe('commander');
  expect(inColumn('commander', null, 53, 11).size).toBeGreaterThanOrEqual(8);
  expect(inColumn('commander', null, 40, 11)).toEqual({ text: 'comm…', size: 9 });
  expect(inColumn('ATTACK-2', 'A-2', 30, 12)).toEqual({ text: 'A-2', size: 9 });
  expect(inColumn('loyal', null, 90, 11)).toEqual({ text: 'loyal', size: 11 });
  expect(inColumn('traitor', null, 8, 11).text).toBe('t');
});

test('coins have a row of their own at the end of their round, and nothing is in their way', () => {
  const protocol = gambling(2);
  const own = [{ key: './mine.ts', protocol, properties: [], module: './mine.ts', fingerprint: null }];
  const begun = right(firstScene({ ...registered, own }));
  const scene = right(act(begun, { _tag: 'Toss', coin: { round: 2, general: 0, coin: 1 } }));
  for (const width of [240, 640]) {
    const { bands, columns } = layoutOf(scene, width);
    expect(bands.map(({ coins }) => coins.map(({ letters }) => letters))).toEqual([
      [],
      // General 1 is a traitor, and has none.
      columns.flatMap((_, general) => (general === 1 ? [] : [general === 0 ? 'TH' : 'TT'])),
    ]);
    for (const { coins, arrows, bottom } of bands)
      for (const { at, toss } of coins) {
        expect(at.x).toBe(columns[toss.general]);
        for (const { to } of arrows) expect(at.y - 9).toBeGreaterThan(to.y);
        expect(at.y + 9).toBeLessThan(bottom);
      }
  }
});
