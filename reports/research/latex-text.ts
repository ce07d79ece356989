/**
 * Text made harmless for LaTeX: whatever it says is shown, and none of it is obeyed.
 *
 * Laws: no character with a meaning to TeX stands in what is given back but those that are written here; all of it is
 * ASCII or a letter that the encodings `utf8` and T1 of a stock LaTeX know. A character that they do not know is shown by
 * its number, `U+4E2D`: pdfLaTeX would stop at it.
 */
import { inOneLine } from '../regression/escape.ts';

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
  '`': '\\textasciigrave{}',
  '-': '{-}',
  // After a line break or an \item these would be an option of it.
  '[': '{[}',
  ']': '{]}',
  '*': '{*}',
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
  '·': '\\textperiodcentered{}',
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

/** Text within a line of LaTeX. A hyphen between letters or digits stays one, so that words may be broken there. */
export const latexText = (words: string): string =>
  charactersOf(inOneLine(words))
    .map((character, i, all) =>
      character === '-' && all[i - 1] !== '-' && all[i + 1] !== '-'
        ? '-'
        : (SPECIAL[character] ??
          SIGNS[character] ??
          (LETTER.test(character) ? character : `{[}${numbered(character)}{]}`)),
    )
    .join('')
    // Long numbers may be broken, and two commas are two commas.
    .replaceAll(/(?<=\d),(?=\d{3})/g, ',\\allowbreak{}')
    .replaceAll(/,(?=,)/g, ',{}');

/** Code within a line: typewriter, which may be broken after a space, a slash or a comma. */
export const latexCode = (words: string): string =>
  `\\texttt{${latexText(words)
    .replaceAll(/(?<=[/,=])(?=.)/g, '\\allowbreak{}')
    .replaceAll('{-}{-}', '{-}{-}\\nolinebreak[3]{}')}}`;

/** Stands at the head of every generated file of LaTeX and BibTeX. */
export const MADE_BY = '% Made by strategos report.';

/** A comment in one line. */
export const latexComment = (words: string): string =>
  `% ${charactersOf(inOneLine(words))
    .map((character) => (/^[\u0020-\u007e]$/.test(character) ? character : `[${numbered(character)}]`))
    .join('')}`;

/** Text in a field of BibTeX: as in LaTeX, and in braces, so that its capitals stay. */
export const bibtexField = (words: string): string =>
  `{${latexText(words.replaceAll('–', '--')).replaceAll('{-}{-}', '--')}}`;
