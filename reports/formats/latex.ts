/**
 * A document as LaTeX: an article, and each table and figure as a file of its own that other papers can include.
 *
 * It compiles with a stock TeX Live: `pdflatex report && bibtex report && pdflatex report && pdflatex report`. A figure is
 * included from its PDF; where that is not there, its title stands in its place, and it compiles all the same.
 */
import { PROVENANCE_BEGINS, PROVENANCE_ENDS } from '../document/provenance.ts';
import { visible } from './escape.ts';
import type { Block, Document, Picture } from '../document/document.ts';
import { allBlocks } from '../document/document.ts';
import { latexTable, latexTableFile } from './latex-table.ts';
import { latexCode, latexComment, latexLine, latexPlain, latexText, MADE_BY } from './latex-text.ts';

/** A file of a report, below its folder. */
export interface OutputFile {
  readonly path: string;
  readonly text: string;
}

/** Figures are set at one scale, so that their letters are of one size; 760 is as wide as the text of the article. */
const SCALE = 0.6;

/** A figure: an environment of its own, never wider than the line. */
const pictureOf = ({ id, caption, figure }: Picture): string => {
  const width = `${String(Math.round(SCALE * figure.width))}pt`;
  return [
    MADE_BY,
    latexComment(`Needs the package graphicx, and figures/${id}.pdf, made from ${id}.svg by --pictures pdf.`),
    '\\begin{figure}',
    '  \\centering',
    `  \\IfFileExists{figures/${id}.pdf}%`,
    `    {\\includegraphics[width=\\ifdim${width}<\\linewidth ${width}\\else\\linewidth\\fi,height=0.7\\textheight,keepaspectratio]{figures/${id}.pdf}}%`,
    `    {\\fbox{\\parbox{0.9\\linewidth}{\\centering ${latexText(figure.title)}}}}`,
    `  \\caption{${latexLine(caption)}}\\label{${id}}`,
    '\\end{figure}',
    '',
  ].join('\n');
};

const HEADINGS = ['section', 'subsection', 'subsubsection'] as const;

/** Typed or printed lines; blanks stay, and what does not fit goes on further in. Not a verbatim: text could end one. */
const codeOf = (words: string): string =>
  [
    '\\begin{quote}\\footnotesize\\raggedright\\setlength{\\parskip}{0pt}',
    ...visible(words)
      .split('\n')
      .map((line) => {
        const rest = line.trimStart();
        const indent = line === rest ? '' : `\\texttt{${'~'.repeat(line.length - rest.length)}}`;
        return `\\hangindent=2em ${indent}${latexCode(rest)}\\par`;
      }),
    '\\end{quote}',
  ].join('\n');

/** A title; what may be broken there is nothing for a bookmark. */
const titled = (title: string): string => {
  const [set, plain] = [latexText(title), latexPlain(title)];
  return set === plain ? set : `\\texorpdfstring{${set}}{${plain}}`;
};

const blockOf = (block: Block, depth: number): readonly string[] => {
  switch (block._tag) {
    case 'paragraph':
      return [latexLine(block.line), ''];
    case 'list':
      return block.items.length === 0
        ? []
        : [
            '\\begin{itemize}\\setlength{\\itemsep}{0pt}',
            ...block.items.map((item) => `  \\item ${latexLine(item)}`),
            '\\end{itemize}',
            '',
          ];
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
        ...(depth === 0 ? ['\\clearpage'] : []),
        `\\${heading}{${titled(block.title)}}\\label{${block.id}}`,
        '',
        ...block.blocks.flatMap((each) => blockOf(each, depth + 1)),
      ];
    }
  }
};

/** Letters of T1 that the fonts `ae` do not have, by number and name; they are taken from where they are bitmaps. */
const LACKING = { '00D0': 'DH', '00F0': 'dh', '00DE': 'TH', '00FE': 'th', '0110': 'DJ', '0111': 'dj' } as const;

/** The quotes of code, and where they are in the typewriter of Computer Modern. */
const QUOTES = { textquotesingle: 13, textasciigrave: 18 } as const;

/** The typewriter of `ae` is good for ASCII only. Where there is more to type, it is the one that has all letters. */
const typewriterFor = (files: readonly string[]): readonly string[] =>
  files
    .flatMap((file) =>
      Array.from(file.matchAll(/\\texttt\{((?:\\.|\{[^{}]*\}|[^{}\\])*)\}/g), ([, typed = '']) => typed),
    )
    .some((typed) => /[^\n -~]|\\(?:S|text(?:quote(?:dblleft|dblright|left|right)|endash|emdash))\{\}/.test(typed))
    ? ['\\typewriterforall']
    : [];

const PREAMBLE = [
  '\\documentclass[a4paper]{article}',
  // So that what is copied from the page is the text.
  '\\usepackage{cmap}',
  '\\usepackage[T1]{fontenc}',
  '\\usepackage[utf8]{inputenc}',
  '\\usepackage{textcomp}',
  // Outlines instead of bitmaps: where Latin Modern is not installed, as in a stock TeX, those of Computer Modern.
  '\\newcommand{\\typewriterforall}{}',
  '\\IfFileExists{lmodern.sty}{\\usepackage{lmodern}}{%',
  '  \\usepackage{ae}\\renewcommand{\\typewriterforall}{\\renewcommand{\\ttdefault}{cmtt}}%',
  // No hyphens in commands.
  '  \\InputIfFileExists{t1aett.fd}{}{}\\DeclareFontFamily{T1}{aett}{\\hyphenchar\\font=-1}%',
  // The quotes of code, which it lacks too.
  ...Object.entries(QUOTES).map(
    ([name, number]) =>
      `  \\DeclareTextCommandDefault{\\${name}}{{\\fontencoding{OT1}\\fontfamily{cmtt}\\selectfont\\char${String(number)} }}%`,
  ),
  '  \\renewcommand{\\labelitemi}{\\ensuremath{\\bullet}}%',
  ...Object.entries(LACKING).map(
    ([number, name]) => `  \\DeclareUnicodeCharacter{${number}}{{\\fontfamily{cmr}\\selectfont\\${name}}}%`,
  ),
  '}',
  '\\usepackage[margin=2.2cm]{geometry}',
  '\\usepackage[expansion=false]{microtype}',
  '\\usepackage{array,booktabs,longtable,graphicx,float}',
  '\\usepackage[font=small,labelfont=bf]{caption}',
  '\\usepackage[hidelinks]{hyperref}',
  // Figures stand where they are told of.
  '\\floatplacement{figure}{H}',
  '\\setlength{\\parindent}{0pt}\\setlength{\\parskip}{0.5em}',
  '\\emergencystretch=3em',
  '\\hbadness=10000',
];

const articleOf = (
  { title, abstract, blocks, references, provenance }: Document,
  files: readonly OutputFile[],
): string => {
  const body = blocks.flatMap((block) => blockOf(block, 0));
  const origin = provenance.flatMap((block) => (block._tag === 'table' ? [latexTable(block), ''] : blockOf(block, 1)));
  return [
    MADE_BY,
    latexComment('pdflatex report && bibtex report && pdflatex report && pdflatex report'),
    ...PREAMBLE,
    `\\title{${latexText(title)}}`,
    '\\author{}',
    '\\date{}',
    '\\begin{document}',
    ...typewriterFor([latexLine(abstract), ...body, ...files.map(({ text }) => text)]),
    '\\maketitle',
    `\\begin{abstract}\n${latexLine(abstract)}\n\\end{abstract}`,
    '\\tableofcontents',
    '',
    ...body,
    ...(references.length === 0 ? [] : ['\\clearpage', '\\bibliographystyle{plain}', '\\bibliography{references}', '']),
    `% ${PROVENANCE_BEGINS}`,
    '\\clearpage',
    '\\section{Provenance}\\label{provenance}',
    '',
    ...typewriterFor(origin),
    ...origin,
    `% ${PROVENANCE_ENDS}`,
    '\\end{document}',
    '',
  ].join('\n');
};

/** The article, and a file for each table and each figure. */
export const latexOf = (document: Document): readonly OutputFile[] => {
  const files = allBlocks(document.blocks).flatMap((block): readonly OutputFile[] => {
    switch (block._tag) {
      case 'table':
        return [{ path: `tables/${block.id}.tex`, text: latexTableFile(block) }];
      case 'picture':
        return [{ path: `figures/${block.id}.tex`, text: pictureOf(block) }];
      case 'paragraph':
      case 'list':
      case 'code':
      case 'stage':
      case 'section':
        return [];
    }
  });
  return [{ path: 'report.tex', text: articleOf(document, files) }, ...files];
};
