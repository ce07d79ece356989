/**
 * Text made harmless for LaTeX: whatever it says is shown, and none of it is obeyed.
 *
 * Laws: no character with a meaning to TeX stands in what is given back but those that are written here; all of it is
 * ASCII or a letter that the encodings `utf8` and T1 of a stock LaTeX know. A character that they do not know is shown by
 * its number, `U+4E2D`: pdfLaTeX would stop at it.
 */
import { inOneLine } from './escape.ts';
import type { Inline, Line } from '../document/document.ts';

/** What the ten special characters of TeX are called, and what T1 would join to something else. */
const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '"': '\\textquotedbl{}',
  "'": "{'}",
  '`': '\\`{}',
  '-': '{-}',
  // After a line break or an \item these would be an option of it.
  '[': '{[}',
  ']': '{]}',
  '*': '{*}',
};

/** In code these are as on a keyboard, so that what is copied is the code. */
const TYPED: Readonly<Record<string, string>> = {
  "'": '\\textquotesingle{}',
  '`': '\\textasciigrave{}',
};

/** Signs that texts here are full of. */
const SIGNS: Readonly<Record<string, string>> = {
  '§': '\\S{}',
  '–': '\\textendash{}',
  '—': '\\textemdash{}',
  '“': '\\textquotedblleft{}',
  '”': '\\textquotedblright{}',
  '‘': '\\textquoteleft{}',
  '’': '\\textquoteright{}',
  '…': '\\dots{}',
  '\u00a0': '~',
  '·': '\\ensuremath{\\cdot}',
  '≤': '\\ensuremath{\\le}',
  '≥': '\\ensuremath{\\ge}',
  '≠': '\\ensuremath{\\ne}',
  '→': '\\ensuremath{\\to}',
  '×': '\\ensuremath{\\times}',
  '−': '\\ensuremath{-}',
  '∑': '\\ensuremath{\\sum}',
  '∏': '\\ensuremath{\\prod}',
  '⌊': '\\ensuremath{\\lfloor}',
  '⌋': '\\ensuremath{\\rfloor}',
  '⊥': '\\ensuremath{\\bot}',
  '¬': '\\ensuremath{\\lnot}',
  '²': '\\ensuremath{^2}',
  '³': '\\ensuremath{^3}',
  '⁰': '\\ensuremath{^0}',
  '✓': '\\ensuremath{\\surd}',
};

/** Letters that T1 has. */
const LETTER = /^[ -~À-ÖØ-öø-ÿĂăĄąĆćČčĎďĐĘęĚěĞğİıĹĺĽľŁłŃńŇňŐőŒœŔŕŘřŚśŞşŠšŢţŤťŮůŰűŸŹźŻżŽž]$/u;

const charactersOf = (words: string): readonly string[] => Array.from(words.normalize('NFC'));

const numbered = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

const escaped = (words: string, own: Readonly<Record<string, string>> = {}): string =>
  charactersOf(words)
    .map((character, i, all) =>
      character === '-' && all[i - 1] !== '-' && all[i + 1] !== '-'
        ? '-'
        : (own[character] ??
          SPECIAL[character] ??
          SIGNS[character] ??
          (LETTER.test(character) ? character : `{[}${numbered(character)}{]}`)),
    )
    .join('')
    // Two commas are two commas.
    .replaceAll(/,(?=,)/g, ',{}');

/** Here a line may end without a hyphen: better where there is a blank, but rather here than in the margin. */
const BREAK = '\\nolinebreak[1]{}';
const LAST_RESORT = '\\nolinebreak[3]{}';

/** Words that are longer than any that a line can do without breaking. */
const LONG = 20;

/** Text whose lines may end at the given places and at hyphens, and anywhere in pieces that are too long even so. */
const breaking = (words: string, at: RegExp, escape: (words: string) => string): string =>
  inOneLine(words)
    .split(at)
    .map((piece) =>
      piece
        .split(/(\s+|(?<=[\p{L}\d]-)(?=[\p{L}\d]))/u)
        .map((word) =>
          word.length > LONG && word.trim() !== '' ? charactersOf(word).map(escape).join(LAST_RESORT) : escape(word),
        )
        .join(''),
    )
    .join(BREAK);

/** Text that nothing is added to, for where LaTeX takes no more: the titles of bookmarks. */
export const latexPlain = (words: string): string => escaped(inOneLine(words));

/** Small comparisons, `n = 3`, in one piece. */
export const tied = (words: string): string =>
  words.replaceAll(/(?<=\b\w{1,3}) ([=<>≤≥]) (?=\w{1,4}\b)/g, '\u00a0$1\u00a0');

/** A power of ten, once it is escaped. */
const POWER = /\b10\\textasciicircum\{\}(\d+)/g;

/**
 * Text within a line of LaTeX. A hyphen between letters or digits stays one, so that words may be broken there; long numbers
 * may be broken after a comma, and powers of ten have their exponent above.
 */
export const latexText = (words: string): string =>
  breaking(tied(words), /(?<=\d,)(?=\d{3})/, (piece) => escaped(piece)).replaceAll(POWER, '10\\textsuperscript{$1}');

/** Where code may be broken: within lists and paths, and names of several parts. */
const SEAM = /(?<=[/,=(;&|])(?=[^\s/&|])|(?<=[\p{L}\d][-_:])(?=[\p{L}\d])/u;

/**
 * Code within a line: typewriter, which may be broken after a space, and within names and paths after a slash, a hyphen and
 * the like: nothing is added there, so that what is copied is still the code.
 */
export const latexCode = (words: string): string =>
  `\\texttt{${breaking(words, SEAM, (piece) => escaped(piece, TYPED))}}`;

/** A part of a line. */
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
    case 'play':
      return '';
    case 'see':
      return `\\hyperref[${inline.id}]{${latexText(inline.words)}}`;
  }
};

/** The text, with the blanks that stand around it. */
const spaced = (words: string): string =>
  `${/^\s/.test(words) ? ' ' : ''}${latexText(words)}${/\S\s+$/.test(words) ? ' ' : ''}`;

/** A line. */
export const latexLine = (line: Line): string => line.map(inlineOf).join('').trim();

/** Stands at the head of every generated file of LaTeX and BibTeX. */
export const MADE_BY = '% Made by strategos report.';

/** A comment in one line. */
export const latexComment = (words: string): string =>
  `% ${charactersOf(inOneLine(words))
    .map((character) => (/^[\u0020-\u007e]$/.test(character) ? character : `[${numbered(character)}]`))
    .join('')}`;

/** LaTeX as BibTeX reads it, which counts every brace, also one behind a backslash. */
const counted = (latex: string): string =>
  latex.replaceAll('\\{', '\\textbraceleft{}').replaceAll('\\}', '\\textbraceright{}');

/** Text in a field of BibTeX: as in LaTeX, and in braces, so that its capitals stay. */
export const bibtexField = (words: string): string =>
  `{${counted(latexPlain(words.replaceAll('–', '--')).replaceAll('{-}{-}', '--'))}}`;

/** A name in a list of authors. */
export const bibtexName = (words: string): string => counted(latexText(words));
