import { describe, expect, test } from 'vitest';
import type { Table } from '../document/document.ts';
import { code, text } from '../document/document.ts';
import { latexTable, sharesOf } from './latex-table.ts';

const tableOf = (cells: readonly string[], count: number): Table => ({
  _tag: 'table',
  id: 'x',
  caption: [text('A caption')],
  columns: [
    { head: 'n', kind: 'number' },
    { head: 'command', kind: 'wide' },
    { head: 'theory', kind: 'wide' },
  ],
  rows: Array.from({ length: count }, (_, i) => [[text(String(i))], ...cells.map((cell) => [code(cell)])]),
});

/** How often rows may be followed by another page. */
const breaksOf = (table: Table): number => latexTable(table).match(/^ {4}\d.*\\\\(?!\*)/gm)?.length ?? 0;

describe('a table', () => {
  test('that is narrow is set as it is, and one that is wide in parts of the line', () => {
    expect(latexTable(tableOf(['a', 'b'], 1))).toContain('\\begin{longtable}{@{}rll@{}}');
    const wide = latexTable(tableOf(['strategos check '.repeat(6), 'b'], 1));
    expect(wide).toMatch(/\\begin\{longtable\}\{@\{\}\s+>\{\\raggedleft.*\}p\{[\d.]+em\}\s+>\{\\raggedright/);
  });

  test('breaks over pages if it is long, and never after its first row or before its last', () => {
    expect(breaksOf(tableOf(['a', 'b'], 12))).toBe(1);
    expect(breaksOf(tableOf(['a', 'b'], 13))).toBe(11);
  });

  test('has its head on every page, and is one over both columns of a paper in two', () => {
    const { length } = latexTable(tableOf(['a', 'b'], 3)).split('\\strategoshead');
    expect(length - 1).toBe(4);
    expect(latexTable(tableOf(['a', 'b'], 3))).toMatch(
      /\\if@twocolumn[^]*\\begin\{table\*\}[^]*\\else[^]*\\begin\{longtable\}/,
    );
  });
});

describe('a wide column', () => {
  /** What each column is in em, and its part of what is left. */
  const columnsIn = (table: Table): readonly (readonly [em: number, part: number])[] =>
    Array.from(latexTable(table).matchAll(/p\{\\dimexpr([\d.]+)em\+([\d.]+)\\dimexpr\\linewidth/g), ([, em, part]) => [
      Number(em),
      Number(part),
    ]);

  test('has its longest word, and the parts of what is left are all of it', () => {
    const table = tableOf(['strategos check '.repeat(6), 'm = t = 1, byzantine, holds, '.repeat(4)], 3);
    // Once for two columns of text, and once for one.
    const [command, theory, ...again] = columnsIn(table);
    expect(again).toEqual([command, theory]);
    expect(command?.[0]).toBeGreaterThan(9 * 0.5);
    expect((command?.[1] ?? 0) + (theory?.[1] ?? 0)).toBeCloseTo(1, 3);
  });

  test('is still one where there is no room for anything', () => {
    const many: Table = {
      ...tableOf([], 1),
      columns: Array.from({ length: 20 }, () => ({ head: 'evaluations', kind: 'narrow' })),
      rows: [Array.from({ length: 20 }, () => [text('x'.repeat(40))])],
    };
    const columns = columnsIn(many);
    expect(columns).toHaveLength(40);
    expect(columns.flat().every((width) => Number.isFinite(width))).toBe(true);
  });
});

describe('parts of a line', () => {
  test('are what stands in the columns, but no less than a word and no more than a cell', () => {
    const [short = 0, long = 0, longer = 0] = sharesOf(
      [
        { word: 5, cell: 5, average: 3 },
        { word: 5, cell: 40, average: 20 },
        { word: 5, cell: 80, average: 40 },
      ],
      50,
    );
    expect(short + long + longer).toBeCloseTo(1);
    expect(short).toBeCloseTo(0.1);
    expect(longer).toBeCloseTo(2 * long);
  });

  test('are in proportion to the words where there is no room even for those', () => {
    expect(
      sharesOf(
        [
          { word: 10, cell: 20, average: 9 },
          { word: 30, cell: 40, average: 9 },
        ],
        20,
      ),
    ).toEqual([0.25, 0.75]);
  });
});
