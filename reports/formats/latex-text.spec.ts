import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bibtexField, bibtexName, latexCode, latexComment, latexPlain, latexText } from './latex-text.ts';

describe('text in LaTeX', () => {
  test.each([
    ['\\input{x}', '\\textbackslash{}input\\{x\\}'],
    ['100 % of $5 & #1 _a_ ^ ~', '100 \\% of \\$5 \\& \\#1 \\_a\\_ \\textasciicircum{} \\textasciitilde{}'],
    [
      '<img> | "q" \'a\' `b`',
      "\\textless{}img\\textgreater{} \\textbar{} \\textquotedbl{}q\\textquotedbl{} {'}a{'} \\`{}b\\`{}",
    ],
    [
      'n ≤ 3t → “no”, §2 – so…',
      'n~\\ensuremath{\\le}~3t \\ensuremath{\\to} \\textquotedblleft{}no\\textquotedblright{}, \\S{}2 \\textendash{} so\\dots{}',
    ],
    ['[optional] *', '{[}optional{]} {*}'],
    ['phase-king --faults ---', 'phase-king {-}{-}faults {-}{-}{-}'],
    ['32,992,193', '32,\\nolinebreak[1]{}992,\\nolinebreak[1]{}193'],
    ['m = t = 1, a = several', 'm~=~t~=~1, a = several'],
    ['a,,b', 'a,{},b'],
    ['é 中 🙂', 'é {[}U+4E2D{]} {[}U+1F642{]}'],
    ['about 2.44·10^28, and x^2', 'about 2.44\\ensuremath{\\cdot}10\\textsuperscript{28}, and x\\textasciicircum{}2'],
    ['2026-11-23T02:38:02.123Z, 2.8 s', '2026-11-23T02:38:02.123Z, 2.8 s'],
    ['two\nlines\tand\u001b', 'two lines  and\\textbackslash{}u001b'],
  ])('%s', (words, written) => {
    expect(latexText(words)).toBe(written);
  });

  test('whatever the text: braces in pairs, no command but ours, no character that is not known', () => {
    const ours =
      /\\nolinebreak\[[13]\]\{\}|\\`\{\}|\\(?:textbackslash|textasciicircum|textasciitilde|textless|textgreater|textbar|textquotedbl(?:left|right)?|textquote(?:left|right)|textendash|textemdash|dots|S)\{\}|\\textsuperscript\{\d+\}|\\ensuremath\{[^{}]*\}|\\[{}$&%#_]|\{[-[\]*']\}|\{\}/g;
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (words) => {
        const rest = latexText(words).replaceAll(ours, '');
        expect(rest).not.toMatch(/[\\{}$&%#_^<>|"'`*[\]\p{Cc}]/u);
        expect(rest).toMatch(/^[ -~\u00c0-\u017f]*$/u);
      }),
    );
  });
});

test('code may be broken where a path or a list may', () => {
  const here = '\\nolinebreak[1]{}';
  expect(latexCode('a/b-c -n 4 --param=1 //x')).toBe(
    `\\texttt{a/${here}b-${here}c -n 4 {-}{-}param=${here}1 //${here}x}`,
  );
});

test('the quotes of code are those of a keyboard, so that a command can be copied', () => {
  expect(latexCode("'it'\\''s' `x`")).toBe(
    '\\texttt{\\textquotesingle{}it\\textquotesingle{}\\textbackslash{}\\textquotesingle{}\\textquotesingle{}s\\textquotesingle{} \\textasciigrave{}x\\textasciigrave{}}',
  );
  expect(latexText("it's")).toBe("it{'}s");
});

test('what is too long for any line may be broken anywhere, and only that; a title of a bookmark nowhere', () => {
  expect(latexText(`${'x'.repeat(20)} y`)).toBe(`${'x'.repeat(20)} y`);
  expect(latexText('_'.repeat(21))).toBe(Array.from({ length: 21 }, () => '\\_').join('\\nolinebreak[3]{}'));
  expect(latexPlain('_'.repeat(21))).toBe('\\_'.repeat(21));
});

test('a comment stays in its line, and is ASCII', () => {
  expect(latexComment('one\n\\input{x} é')).toBe('% one \\input{x} [U+00E9]');
});

test('a field of BibTeX keeps its braces', () => {
  expect(bibtexField('a} b – c')).toBe('{a\\textbraceright{} b -- c}');
  expect(bibtexName('{a}, b')).toBe('\\textbraceleft{}a\\textbraceright{}, b');
});
