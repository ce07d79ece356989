/**
 * A document as LaTeX: an article, and each table and figure as a file of its own that other papers can include.
 *
 * It compiles with a stock TeX Live: `pdflatex report && bibtex report && pdflatex report && pdflatex report`. A figure is
 * included from its PDF; where that is not there, its title stands in its place, and it compiles all the same.
 */
import { PROVENANCE_BEGINS, PROVENANCE_ENDS } from '../markdown.ts';
import { visible } from '../regression/escape.ts';
import type { Block, Column, Document, Inline, Line, Picture, Table } from './document.ts';
import { allBlocks, list, text } from './document.ts';
import { latexCode, latexComment, latexText, MADE_BY } from './latex-text.ts';

/** A file of a report, below its folder. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
}

/** What the includes need. */
const PACKAGES = 'booktabs, tabularx, graphicx, hyperref';

const inlineOf = (inline: Inline): string => {
  switch (inline._tag) {
    case 'text':
      return spaced(inline.text);
    case 'code':
      return latexCode(inline.text);
    case 'strong':
      return `\\textbf{${latexText(inline.text)}}`;
    case 'emphasis':
      return `\\emph{${latexText(inline.text)}}`;
    case 'cite':
      return `${latexText(inline.words)}~\\cite{${inline.key}}`;
    case 'see':
      return `\\hyperref[${inline.id}]{${latexText(inline.words)}}`;
  }
};

/** The text, with the blanks that stand around it. */
const spaced = (words: string): string =>
  `${/^\s/.test(words) ? ' ' : ''}${latexText(words)}${/\S\s+$/.test(words) ? ' ' : ''}`;

const lineOf = (line: Line): string => line.map(inlineOf).join('').trim();

const COLUMN: Readonly<Record<Column['kind'], string>> = {
  narrow: '>{\\raggedright\\arraybackslash}p{4.6em}',
  number: 'r',
  wide: 'X',
};

/** A table: an environment of its own. */
const tableOf = ({ id, caption, columns, rows }: Table): string => {
  const some = columns.some(({ kind }) => kind === 'wide');
  const kinds = columns.map(({ kind }) => (kind === 'narrow' && !some ? 'l' : COLUMN[kind])).join('');
  const row = (cells: readonly string[]): string => `    ${cells.join(' & ')} \\\\`;
  return [
    MADE_BY,
    latexComment(`Needs the packages ${PACKAGES}; \\input{tables/${id}}`),
    '\\begin{table}[htbp]',
    `  \\caption{${lineOf(caption)}}\\label{${id}}`,
    '  \\centering\\scriptsize\\setlength{\\tabcolsep}{3pt}\\renewcommand{\\arraystretch}{1.25}',
    '  \\renewcommand{\\tabularxcolumn}[1]{>{\\raggedright\\arraybackslash}p{#1}}',
    some ? `  \\begin{tabularx}{\\linewidth}{@{}${kinds}@{}}` : `  \\begin{tabular}{@{}${kinds}@{}}`,
    '    \\toprule',
    row(columns.map(({ head }) => latexText(head))),
    '    \\midrule',
    ...rows.map((cells) => row(cells.map(lineOf))),
    '    \\bottomrule',
    some ? '  \\end{tabularx}' : '  \\end{tabular}',
    '\\end{table}',
    '',
  ].join('\n');
};

/** A figure of this width is as wide as the text; their letters are of the same size in all that are narrower. */
const WIDE = 760;

const widthOf = (width: number): string => Math.min(1, width / WIDE).toFixed(2);

/** A figure: an environment of its own. Wide ones are made as narrow as the text, and high ones as high. */
const pictureOf = ({ id, caption, figure }: Picture): string =>
  [
    MADE_BY,
    latexComment(`Needs the package graphicx, and figures/${id}.pdf, made from ${id}.svg by --pictures pdf.`),
    '\\begin{figure}[htbp]',
    '  \\centering',
    `  \\IfFileExists{figures/${id}.pdf}%`,
    `    {\\includegraphics[width=${widthOf(figure.width)}\\linewidth,height=0.8\\textheight,keepaspectratio]{figures/${id}.pdf}}%`,
    `    {\\fbox{\\parbox{0.9\\linewidth}{\\centering ${latexText(figure.title)}}}}`,
    `  \\caption{${lineOf(caption)}}\\label{${id}}`,
    '\\end{figure}',
    '',
  ].join('\n');

const HEADINGS = ['section', 'subsection', 'subsubsection'] as const;

/** Typed or printed lines; blanks stay. Not \verbatim, which could be ended from within. */
const codeOf = (words: string): string =>
  [
    '\\begin{quote}\\ttfamily\\footnotesize\\raggedright',
    ...visible(words)
      .split('\n')
      .map((line) => `${'~'.repeat(line.length - line.trimStart().length)}${latexText(line)}\\\\`),
    '\\end{quote}',
  ].join('\n');

const blockOf = (block: Block, depth: number): readonly string[] => {
  switch (block._tag) {
    case 'paragraph':
      return [lineOf(block.line), ''];
    case 'list':
      return block.items.length === 0
        ? []
        : ['\\begin{itemize}', ...block.items.map((item) => `  \\item ${lineOf(item)}`), '\\end{itemize}', ''];
    case 'table':
      return [`\\input{tables/${block.id}}`, ''];
    case 'picture':
      return [`\\input{figures/${block.id}}`, ''];
    case 'code':
      return [codeOf(block.text), ''];
    case 'stage':
      return [];
    case 'section': {
      const heading = HEADINGS[depth] ?? 'paragraph';
      return [
        // Tables and figures stay in their section.
        ...(depth === 0 ? ['\\clearpage'] : depth === 1 ? ['\\FloatBarrier'] : []),
        `\\${heading}{${latexText(block.title)}}\\label{${block.id}}`,
        '',
        ...block.blocks.flatMap((each) => blockOf(each, depth + 1)),
      ];
    }
  }
};

const PREAMBLE = [
  '\\documentclass[a4paper]{article}',
  '\\usepackage[T1]{fontenc}',
  '\\usepackage[utf8]{inputenc}',
  '\\usepackage{textcomp}',
  // Outlines instead of bitmaps, where they are installed.
  '\\IfFileExists{lmodern.sty}{\\usepackage{lmodern}}{}',
  '\\usepackage[margin=2.2cm]{geometry}',
  '\\usepackage{array,booktabs,tabularx,graphicx}',
  '\\IfFileExists{placeins.sty}{\\usepackage{placeins}}{\\newcommand{\\FloatBarrier}{}}',
  '\\usepackage[hidelinks]{hyperref}',
  '\\setlength{\\parindent}{0pt}\\setlength{\\parskip}{0.5em}',
  '\\emergencystretch=3em',
  '\\hbadness=10000',
];

/** A table as points: one may be longer than a page, as a float must not. */
const listed = ({ rows }: Table): Block => list(rows.map((cells) => cells.flatMap((cell) => [...cell, text(' ')])));

const articleOf = ({ title, abstract, blocks, references, provenance }: Document): string =>
  [
    MADE_BY,
    latexComment('pdflatex report && bibtex report && pdflatex report && pdflatex report'),
    ...PREAMBLE,
    `\\title{${latexText(title)}}`,
    '\\author{}',
    '\\date{}',
    '\\begin{document}',
    '\\maketitle',
    `\\begin{abstract}\n${lineOf(abstract)}\n\\end{abstract}`,
    '\\tableofcontents',
    '',
    ...blocks.flatMap((block) => blockOf(block, 0)),
    ...(references.length === 0 ? [] : ['\\clearpage', '\\bibliographystyle{plain}', '\\bibliography{references}', '']),
    `% ${PROVENANCE_BEGINS}`,
    '\\clearpage',
    '\\section{Provenance}\\label{provenance}',
    '',
    ...provenance.flatMap((block) => blockOf(block._tag === 'table' ? listed(block) : block, 1)),
    `% ${PROVENANCE_ENDS}`,
    '\\end{document}',
    '',
  ].join('\n');

/** The article, and a file for each table and each figure. */
export const latexOf = (document: Document): readonly OutputFile[] => [
  { path: 'report.tex', text: articleOf(document) },
  ...allBlocks(document.blocks).flatMap((block): readonly OutputFile[] => {
    switch (block._tag) {
      case 'table':
        return [{ path: `tables/${block.id}.tex`, text: tableOf(block) }];
      case 'picture':
        return [{ path: `figures/${block.id}.tex`, text: pictureOf(block) }];
      case 'paragraph':
      case 'list':
      case 'code':
      case 'stage':
      case 'section':
        return [];
    }
  }),
];
