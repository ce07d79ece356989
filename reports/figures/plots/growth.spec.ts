import { describe, expect, test } from 'vitest';
import { floodSet } from '../../../model/protocols/flood-set.ts';
import { om } from '../../../model/protocols/om.ts';
import { phaseKing } from '../../../model/protocols/phase-king.ts';
import { MARKUP } from '../../../test-support/drawn.ts';
import { elementNames, outside, spokenOf, textsIn } from '../../../test-support/figure.ts';
import { toy } from '../../../test-support/toy.ts';
import { svgOf } from '../svg.ts';
import { growthFigure } from './growth.ts';
import { plotFigure } from './plot.ts';

const ns = [3, 4, 5, 6, 7, 8, 9, 10];

describe('a plot', () => {
  const figure = growthFigure(
    'claims',
    [1, 2, 3].map((m) => ({ protocol: om, m })),
    ns,
  );

  test('a mark a size, a line a formula, each series named at its end', () => {
    const text = svgOf(figure);
    expect(text.match(/aria-label="line"/g)).toHaveLength(3);
    expect(text.match(/aria-label="dot"/g)).toHaveLength(3);
    for (const name of ['m = 1', 'm = 2', 'm = 3']) expect(textsIn(figure)).toContain(name);
    expect(textsIn(figure).join(' ')).toContain('(Lamport, Shostak and Pease 1982, §3)');
  });

  test('large differences are logarithmic, small ones are not', () => {
    expect(textsIn(figure)).toContain('claims (bits) of a run (logarithmic)');
    expect(textsIn(figure)).toContain('1,000');
    const small = growthFigure('rounds', [{ protocol: phaseKing, m: 1 }], ns);
    expect(textsIn(small)).toContain('rounds');
    expect(textsIn(small)).toContain('0');
  });

  test('is the same every time, coordinates are short, and all is inside', () => {
    const subjects = [om, phaseKing, floodSet].map((protocol) => ({ protocol, m: 1 }));
    const [a, b] = [growthFigure('messages', subjects, ns), growthFigure('messages', subjects, ns)];
    expect(svgOf(a)).toBe(svgOf(b));
    expect(svgOf(a)).not.toMatch(/\d\.\d{3}|NaN|undefined/);
    expect(outside(a)).toEqual([]);
    expect(elementNames(a).has('style')).toBe(true);
    expect(svgOf(a).match(/<style>/g)).toHaveLength(1);
    expect(textsIn(a)).toContain('om, at most');
  });

  test('tells its numbers to those who do not see it', () => {
    expect(spokenOf(growthFigure('messages', [{ protocol: floodSet, m: 1 }], [3, 4]))).toEqual([
      'flood-set: messages of a run against the number of generals',
      'm = 1: 12 with n = 3, 24 with n = 4.',
    ]);
  });

  test('a protocol without a formula, and with a name that is markup', () => {
    const own = growthFigure(
      'messages',
      [
        { protocol: toy({ name: MARKUP }), m: 1 },
        { protocol: om, m: 1 },
      ],
      ns,
    );
    expect(svgOf(own)).not.toContain('<img');
    expect(textsIn(own)).toContain(MARKUP);
    expect(textsIn(own).join(' ')).toContain('no formula is known here');
  });

  test('of nothing it says so', () => {
    const empty = plotFigure({ title: 'x', description: 'y', x: 'n', y: 'rounds', series: [] });
    expect(textsIn(empty)).toEqual(['There is nothing to plot.']);
  });
});
