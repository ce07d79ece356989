/**
 * A table as LaTeX, in a file of its own that any paper can include.
 *
 * In one column it is a `longtable`: it stands where it is included, and breaks over pages under a repeated head. In two
 * columns, where there is no such thing, it is a `table*` over both.
 *
 * What fits into the narrowest line that is reckoned with is set as it is. In anything wider, numbers and single words get
 * as much as they need, and the other columns share the rest of the line: each has its longest word, as far as the
 * narrowest line has room for them all, and of what is left so much that the cells of a row become about equally high.
 * The widths of letters are those of Computer Modern.
 */
import type { Column, Inline, Line, Table } from '../document/document.ts';
import { latexComment, latexLine, latexText, MADE_BY, tied } from './latex-text.ts';

/** What the includes need. */
const PACKAGES = 'array, booktabs, longtable, textcomp, hyperref';

/** How a table is set. Widths are in em of its letters. */
interface Setting {
  /** The command for its letters. */
  readonly size: string;
  /** A typewritten letter. */
  readonly typewritten: number;
  /** The narrowest line that is reckoned with, that of `article`. */
  readonly narrowest: number;
  /** Half of what stands between two columns, in points; and all of it. */
  readonly separation: number;
  readonly gap: number;
}

const SMALL: Setting = { size: '\\footnotesize', typewritten: 0.5, narrowest: 40.5, separation: 4, gap: 0.95 };

/** For tables with many columns. */
const SMALLEST: Setting = { size: '\\scriptsize', typewritten: 0.47, narrowest: 43.2, separation: 3, gap: 0.76 };

const settingOf = ({ columns }: Table): Setting => (columns.length > 5 ? SMALLEST : SMALL);

/** A usual line, for which the columns are balanced. */
const USUAL = 52;

/** A table with more rows than this may be broken over pages. */
const TOGETHER = { wrapped: 5, plain: 12 } as const;

/** How wide letters and signs are, in em. */
const WIDTHS: ReadonlyMap<string, number> = new Map(
  (
    [
      [0.28, "il,.;:!'’[]|"],
      [0.31, 'fj·'],
      [0.34, ' \u00a0-'],
      [0.36, 'I'],
      [0.4, 'rst()'],
      [0.45, 'cez?'],
      [0.5, 'ago0123456789/*"“”–'],
      [0.53, 'kqvxyJ'],
      [0.56, 'bdhnpuS§'],
      [0.65, 'FLZ'],
      [0.7, 'EP'],
      [0.74, 'wBCRT'],
      [0.76, 'ADHNUVXY'],
      [0.8, 'GKOQ+=@<>≤≥≠×−&~^'],
      [0.85, 'm%#✓'],
      [1.04, 'MW→—'],
      [1.34, '…'],
    ] as const
  ).flatMap(([width, letters]) => Array.from(letters, (letter) => [letter, width] as const)),
);

/** How wide a letter is, in em; with an accent as without, and what has no letter is told by its number. */
const letterOf = (letter: string): number =>
  WIDTHS.get(letter) ?? WIDTHS.get(letter.normalize('NFD').charAt(0)) ?? (/^[\u0020-\u017f]$/.test(letter) ? 0.6 : 4.5);

const BOLD = 1.16;

/** A word: how wide it is with the blank after it, and without. */
interface Word {
  readonly alone: number;
  readonly width: number;
}

const total = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0);

/** The words that a line may be broken after. */
const widthOf =
  ({ typewritten }: Setting) =>
  (inline: Inline): readonly Word[] => {
    const words = inline._tag === 'cite' ? `${inline.words} [99]` : 'words' in inline ? inline.words : inline.text;
    return (
      inline._tag === 'code' ? words.split(/(?<=[ /,=(;&|_:-])/) : tied(words).split(/(?<=[ -])|(?<=\d,)(?=\d{3})/)
    ).map((word) => {
      const wide = (letters: string): number => {
        if (inline._tag === 'code') return typewritten * Array.from(letters).length;
        const roman = total(Array.from(letters, letterOf));
        return inline._tag === 'strong' ? BOLD * roman : roman;
      };
      return { alone: wide(word.trimEnd()), width: wide(word) };
    });
  };

/** A longer piece of text may be broken anywhere. */
const LONGEST = 9;

/** A column in em: its longest word, its longest cell, and an average one. */
interface Measured {
  readonly word: number;
  readonly cell: number;
  readonly average: number;
}

const measured = ({ kind, head }: Column, cells: readonly Line[], setting: Setting): Measured => {
  const [first = [], ...rest] = [[{ _tag: 'text', text: head }] as const, ...cells].map((line) =>
    line.flatMap(widthOf(setting)),
  );
  const lengths = [first, ...rest].map((words) => total(words.map(({ width }) => width)));
  const cell = Math.ceil(10 * Math.max(...lengths) + 2) / 10;
  const word = Math.max(...[first, ...rest].flat().map(({ alone }) => alone)) + 0.1;
  return {
    word: kind === 'number' ? cell : Math.min(word, LONGEST, cell),
    cell,
    average: lengths.reduce((sum, length) => sum + length, 0) / lengths.length,
  };
};

/** The parts of a line of so many em: in proportion to what stands in them, none less than a word or more than a cell. */
export const sharesOf = (columns: readonly Measured[], line: number): readonly number[] => {
  const at = (factor: number): readonly number[] =>
    columns.map(({ word, cell, average }) => Math.min(cell, Math.max(word, factor * average)));
  // More factor, more width: what fits is found by halving.
  let [low, high] = [0, 1];
  for (let i = 0; i < 30; i++) {
    const middle = (low + high) / 2;
    if (total(at(middle)) > line) high = middle;
    else low = middle;
  }
  const widths = at(low);
  return widths.map((width) => width / total(widths));
};

/** A cell whose lines are ragged. The blank of no width lets TeX break the first word too. */
const cellsOf = (kind: Column['kind'], width: string): string =>
  `\n    >{\\ragged${kind === 'number' ? 'left' : 'right'}\\hspace{0pt}\\arraybackslash}p{${width}}`;

/** The columns as LaTeX describes them, and whether cells are broken into lines. */
const describe = (
  { columns, rows }: Table,
  setting: Setting,
): { readonly layout: string; readonly wrapped: boolean } => {
  const gaps = columns.length - 1;
  const sized = columns.map((column, i) => ({
    ...column,
    size: measured(
      column,
      rows.map((cells) => cells[i] ?? []),
      setting,
    ),
  }));
  const widthOfAll = total(sized.map(({ size }) => size.cell)) + setting.gap * gaps;
  if (widthOfAll <= setting.narrowest)
    return { wrapped: false, layout: columns.map(({ kind }) => (kind === 'number' ? 'r' : 'l')).join('') };
  const isFixed = ({ kind, size }: (typeof sized)[number]): boolean => kind !== 'wide' && size.cell <= LONGEST;
  const fixed = total(sized.filter(isFixed).map(({ size }) => size.cell));
  const sharing = sized.filter((column) => !isFixed(column)).map(({ size }) => size);
  const words = total(sharing.map(({ word }) => word));
  const room = setting.narrowest - setting.gap * gaps - fixed;
  // Where there is no room for all the words, each has as much of its own.
  const least = sharing.map(({ word }) => word * Math.min(1, Math.max(0, room) / words));
  const line = USUAL - setting.gap * gaps - fixed;
  const more = sharesOf(sharing, line).map((share, i) => Math.max(0, share * line - (least[i] ?? 0)));
  // Where nothing is wanted, what is left is shared alike.
  const shareOf = (i: number): number => (total(more) > 0 ? (more[i] ?? 0) / total(more) : 1 / more.length);
  const taken = `${(fixed + total(least)).toFixed(2)}em-${String(2 * setting.separation * gaps)}pt`;
  const rest = `\\dimexpr\\linewidth-${taken}\\relax`;
  const widths = least.map((width, i) => `\\dimexpr${width.toFixed(2)}em+${shareOf(i).toFixed(4)}${rest}\\relax`);
  return {
    wrapped: true,
    layout: sized
      .map((column) =>
        cellsOf(
          column.kind,
          isFixed(column) ? `${column.size.cell.toFixed(1)}em` : (widths[sharing.indexOf(column.size)] ?? ''),
        ),
      )
      .join(''),
  };
};

/** A table as LaTeX. Everything that it sets ends with it. */
export const latexTable = (table: Table): string => {
  const { id, caption, columns, rows } = table;
  const setting = settingOf(table);
  const described = describe(table, setting);
  const together = rows.length <= (described.wrapped ? TOGETHER.wrapped : TOGETHER.plain);
  const row = (cells: readonly string[], end: string): string => `    ${cells.join(' & ')} ${end}`;
  const between = described.wrapped && columns.length > 2 ? '\\addlinespace[2pt]' : '';
  const isLoose = (i: number): boolean => !together && i > 0 && i < rows.length - 2;
  const layout = `{@{}${described.layout}@{}}`;
  const count = String(columns.length);
  return [
    '\\begingroup',
    `\\setlength{\\tabcolsep}{${String(setting.separation)}pt}\\renewcommand{\\arraystretch}{1.2}%`,
    `\\newcommand{\\strategoscaption}{\\caption{${latexLine(caption)}}\\label{${id}}}%`,
    '\\newcommand{\\strategoshead}{%',
    `    \\toprule`,
    row(
      columns.map(({ head }) => latexText(head)),
      '\\\\',
    ),
    '    \\midrule}%',
    '\\newcommand{\\strategosrows}{%',
    // A star: no page ends here.
    ...rows.map((cells, i) =>
      row(cells.map(latexLine), i === rows.length - 1 ? '\\\\' : `${isLoose(i) ? '\\\\' : '\\\\*'}${between}`),
    ),
    '}%',
    '\\makeatletter\\if@twocolumn\\makeatother',
    `  \\begin{table*}\\centering\\strategoscaption\\par\\medskip${setting.size}`,
    `  \\begin{tabular}${layout}`,
    '    \\strategoshead\\strategosrows\\bottomrule',
    '  \\end{tabular}',
    '  \\end{table*}',
    '\\else\\makeatother',
    `  ${setting.size}\\setlength{\\LTcapwidth}{\\linewidth}%`,
    `  \\begin{longtable}${layout}`,
    '    \\strategoscaption\\\\',
    '    \\strategoshead\\endfirsthead',
    `    \\multicolumn{${count}}{@{}l@{}}{\\tablename~\\thetable, continued} \\\\`,
    '    \\strategoshead\\endhead',
    `    \\midrule\\multicolumn{${count}}{@{}r@{}}{continued overleaf} \\\\\\endfoot`,
    '    \\bottomrule\\endlastfoot',
    '    \\strategosrows',
    '  \\end{longtable}',
    '\\fi',
    '\\endgroup',
  ].join('\n');
};

/** The file of a table. */
export const latexTableFile = (table: Table): string =>
  [MADE_BY, latexComment(`Needs the packages ${PACKAGES}; \\input{tables/${table.id}}`), latexTable(table), ''].join(
    '\n',
  );
