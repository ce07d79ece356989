import { describe, expect, test } from 'vitest';
import { MARKUP } from '../../../test-support/drawn.ts';
import { countClass, outside, spokenOf, textsIn, titlesIn } from '../../../test-support/figure.ts';
import { svgOf } from '../svg.ts';
import type { HeatCell } from './heat-map.ts';
import { heatMap } from './heat-map.ts';

/** n > 3m holds, and there is an answer for all but the largest. */
const cells: readonly HeatCell[] = [3, 4, 5, 6, 7].flatMap((n) =>
  [0, 1, 2].map((column): HeatCell => {
    const expected = n > 3 * column ? 'holds' : 'violated';
    return { n, column, expected, verdict: n === 7 && column === 2 ? 'unknown' : n === 7 ? null : expected, mark: 'e' };
  }),
);

const figure = heatMap({
  title: 'the atlas',
  columns: 'm',
  facets: [{ name: 'om, byzantine', cells }],
  notes: ['e: all.'],
});

describe('a heat map', () => {
  test('a cell a size, by its verdict; each verdict has its letter', () => {
    const counts = ['holds', 'violated', 'unknown', 'not-asked'].map((verdict) =>
      countClass(figure, `cell ${verdict}`),
    );
    expect(counts).toEqual([7, 5, 1, 2]);
    const texts = textsIn(figure);
    expect(['H', 'V', '?'].map((letter) => texts.filter((text) => text === letter).length)).toEqual([8, 6, 2]);
    expect(titlesIn(figure)).toContain('n = 3, m = 1: violated');
  });

  test('what was never put to the test is neither, and has letters of its own', () => {
    const untested = cells.map((cell): HeatCell =>
      cell.n === 3 ? { ...cell, verdict: cell.column === 0 ? 'not applicable' : 'vacuous' } : cell,
    );
    const drawn = heatMap({ title: 'x', columns: 'm', facets: [{ name: 'x', cells: untested }] });
    expect(textsIn(drawn)).toEqual(expect.arrayContaining(['∅', '–', 'vacuous', 'not applicable']));
    expect(textsIn(drawn)).not.toContain('not as theory expects');
  });

  test('the frontier runs between the sizes that theory tells apart, in steps', () => {
    const frontier = /<path class="frontier" d="([^"]*)"/.exec(svgOf(figure))?.[1] ?? '';
    expect(frontier.split('M').filter((edge) => edge !== '')).toHaveLength(6);
    expect(frontier).toContain('M 78 48 v 34');
    expect(frontier).toContain('M 78 82 h 34');
  });

  test('where theory says nothing there is no frontier, and nothing surprises', () => {
    const silent = cells.map((cell): HeatCell => ({ ...cell, expected: 'unknown' }));
    const text = svgOf(heatMap({ title: 'x', columns: 't', facets: [{ name: 'x', cells: silent }] }));
    expect(text).not.toContain('class="frontier"');
    expect(text).not.toContain('not as theory expects');
  });

  test('a verdict that theory does not expect is framed, and told', () => {
    const wrong = cells.map((cell): HeatCell =>
      cell.n === 4 && cell.column === 1 ? { ...cell, verdict: 'violated' } : cell,
    );
    const surprising = heatMap({ title: 'x', columns: 'm', facets: [{ name: 'x', cells: wrong }] });
    expect(countClass(surprising, 'broken')).toBe(2);
    expect(surprising.description).toContain('not as theory expects: n = 4 and m = 1');
    expect(figure.description).toContain(
      'of 15 sizes, 7 hold, 5 are violated, 1 unknown, 2 not asked; nothing differs from theory.',
    );
  });

  test('many facets stand in lines, and all is inside', () => {
    const facets = Array.from({ length: 9 }, (_, i) => ({
      name: `${MARKUP} ${String(i)} ${'long '.repeat(20)}`,
      cells,
    }));
    const many = heatMap({ title: MARKUP, columns: 'm', facets });
    expect(outside(many)).toEqual([]);
    expect(svgOf(many)).not.toContain('<img');
    expect(spokenOf(many)[0]).toBe(MARKUP);
    expect(many.width).toBeLessThan(820);
    expect(svgOf(many)).toBe(svgOf(heatMap({ title: MARKUP, columns: 'm', facets })));
  });

  test('of no results it says so', () => {
    const empty = heatMap({ title: 'x', columns: 'm', facets: [] });
    expect(textsIn(empty)).toEqual(['There are no results to show.']);
    expect(outside(empty)).toEqual([]);
  });
});
