/**
 * How much room a text takes, measured roughly.
 *
 * Figures are laid out without a browser, so the widths of DejaVu Sans (and Verdana, which it was drawn after) stand here by
 * classes of characters, rounded up. What is estimated to fit does fit; where the reader's machine has neither font, a
 * narrower one is used.
 */

/** Widths in hundredths of the font's size, the narrowest first. */
const WIDTHS: readonly (readonly [characters: RegExp, width: number])[] = [
  [/^[ijlI|'.,:;!()[\]\s]$/, 40],
  [/^[frt\-"“”]$/, 53],
  [/^[a-ln-vx-z0-9$_?*^~¬]$/, 65],
  [/^[mwMW@%…—✓]$/, 100],
  [/^[A-Z]$/, 74],
  [/^[\u0020-\u024F]$/, 84],
];

/** Characters of other scripts are as wide as they are high. */
const WIDEST = 105;

/** The ordinary size of a figure's text, and that of what is `small`. */
export const SIZE = { text: 13, small: 11 } as const;

/** An upper estimate of a text's width. */
export const widthOf = (text: string, size: number = SIZE.text, strong = false): number => {
  let hundredths = 0;
  for (const character of text) hundredths += WIDTHS.find(([these]) => these.test(character))?.[1] ?? WIDEST;
  return (hundredths * size * (strong ? 1.12 : 1)) / 100;
};

/** The text, or the beginning of it and “…” where it is wider. */
export const fittedText = (text: string, width: number, size: number = SIZE.text, strong = false): string => {
  if (widthOf(text, size, strong) <= width) return text;
  const characters = Array.from(text);
  while (characters.length > 0 && widthOf(`${characters.join('')}…`, size, strong) > width) characters.pop();
  return `${characters.join('').trimEnd()}…`;
};

/** The text in lines that are no wider; a word that is wider than a line is shortened. */
export const wrapped = (text: string, width: number, size: number = SIZE.text): readonly string[] => {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && widthOf(longer, size) <= width) lines[lines.length - 1] = longer;
    else lines.push(fittedText(word, width, size));
  }
  return lines;
};
