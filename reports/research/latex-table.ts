/**
 * A table as LaTeX, in a file of its own that any paper can include.
 *
 * In one column it is a `longtable`: it stands where it is included, and breaks over pages under a repeated head. In two
 * columns, where there is no such thing, it is a `table*` over both.
 *
 * What fits into the narrowest line that is reckoned with is set as it is. In anything wider, numbers and single words get as
 * much as they need, and the other columns share the rest of the line: none gets less than its longest word, as far as there
 * is room, and the cells of a row become about equally high. The widths of letters are guesses for Computer Modern, on the
 * large side.
 */
import type { Column, Inline, Line, Table } from './document.ts';
import { latexComment, latexLine, latexText, MADE_BY, tied } from './latex-text.ts';

/** What the includes need. */
const PACKAGES = 'array, booktabs, longtable, hyperref';

/** The narrowest line that is reckoned with, that of `article`, in em of the small letters of a table. */
const NARROWEST = 42;

/** A usual line, for which the columns are balanced. */
const USUAL = 52;

/** Half of what stands between two columns, in points; and all of it in em. */
const SEPARATION = 4;
const GAP = 1;

/** A table with more rows than this may be broken over pages. */
const TOGETHER = { wrapped: 5, plain: 12 } as const;

/** About how wide a letter is, in em. */
const letterOf = (letter: string): number =>
  /[ijltfrI.,;:'’()[\]|! ]/.test(letter)
    ? 0.36
    : /[mwMW≤≥→%@—]/.test(letter)
      ? 0.85
      : /[A-Z]/.test(letter)
        ? 0.74
        : 0.52;

const TYPEWRITTEN = 0.54;
const BOLD = 1.16;

/** What is set for a part of a line, and how wide about. */
const widthOf = (inline: Inline): readonly { readonly word: string; readonly width: number }[] => {
  const words = inline._tag === 'cite' ? `${inline.words} [99]` : 'words' in inline ? inline.words : inline.text;
  return (inline._tag === 'code' ? words.split(/(?<=[ /,=(;&|_:-])/) : tied(words).split(/(?<=[ -])/)).map((word) => {
    const letters = Array.from(word);
    const roman = letters.reduce((sum, letter) => sum + letterOf(letter), 0);
    return {
      word,
      width: inline._tag === 'code' ? TYPEWRITTEN * letters.length : inline._tag === 'strong' ? BOLD * roman : roman,
    };
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

const measured = ({ kind, head }: Column, cells: readonly Line[]): Measured => {
  const [first = [], ...rest] = [[{ _tag: 'text', text: head }] as const, ...cells].map((line) =>
    line.flatMap(widthOf),
  );
  const lengths = [first, ...rest].map((words) => words.reduce((sum, { width }) => sum + width, 0));
  const cell = Math.ceil(10 * Math.max(...lengths) + 2) / 10;
  const word = Math.max(...[first, ...rest].flat().map(({ width }) => width)) + 0.3;
  return {
    word: kind === 'number' ? cell : Math.min(word, LONGEST, cell),
    cell,
    average: lengths.reduce((sum, length) => sum + length, 0) / lengths.length,
  };
};

const total = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0);

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
const describe = ({ columns, rows }: Table): { readonly layout: string; readonly wrapped: boolean } => {
  const gaps = columns.length - 1;
  const sized = columns.map((column, i) => ({
    ...column,
    size: measured(
      column,
      rows.map((cells) => cells[i] ?? []),
    ),
  }));
  const widthOfAll = total(sized.map(({ size }) => size.cell)) + GAP * gaps;
  if (widthOfAll <= NARROWEST)
    return { wrapped: false, layout: columns.map(({ kind }) => (kind === 'number' ? 'r' : 'l')).join('') };
  const isFixed = ({ kind, size }: (typeof sized)[number]): boolean => kind !== 'wide' && size.cell <= LONGEST;
  const fixed = total(sized.filter(isFixed).map(({ size }) => size.cell));
  const sharing = sized.filter((column) => !isFixed(column));
  const shares = sharesOf(
    sharing.map(({ size }) => size),
    USUAL - GAP * gaps - fixed,
  );
  const rest = `\\dimexpr\\linewidth-${(fixed + 0.05).toFixed(1)}em-${String(2 * SEPARATION * gaps)}pt\\relax`;
  return {
    wrapped: true,
    layout: sized
      .map((column) =>
        cellsOf(
          column.kind,
          isFixed(column)
            ? `${column.size.cell.toFixed(1)}em`
            : `${(shares[sharing.indexOf(column)] ?? 0).toFixed(4)}${rest}`,
        ),
      )
      .join(''),
  };
};

/** A table as LaTeX. Everything that it sets ends with it. */
export const latexTable = (table: Table): string => {
  const { id, caption, columns, rows } = table;
  const described = describe(table);
  const together = rows.length <= (described.wrapped ? TOGETHER.wrapped : TOGETHER.plain);
  const row = (cells: readonly string[], end: string): string => `    ${cells.join(' & ')} ${end}`;
  const between = described.wrapped && columns.length > 2 ? '\\addlinespace[2pt]' : '';
  const isLoose = (i: number): boolean => !together && i > 0 && i < rows.length - 2;
  const layout = `{@{}${described.layout}@{}}`;
  const size = columns.length > 5 ? '\\scriptsize' : '\\footnotesize';
  const count = String(columns.length);
  return [
    '\\begingroup',
    `\\setlength{\\tabcolsep}{${String(SEPARATION)}pt}\\renewcommand{\\arraystretch}{1.2}%`,
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
    `  \\begin{table*}\\centering\\strategoscaption\\par\\medskip${size}`,
    `  \\begin{tabular}${layout}`,
    '    \\strategoshead\\strategosrows\\bottomrule',
    '  \\end{tabular}',
    '  \\end{table*}',
    '\\else\\makeatother',
    `  ${size}\\setlength{\\LTcapwidth}{\\linewidth}%`,
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
