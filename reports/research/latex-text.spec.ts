import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bibtexField, latexCode, latexComment, latexText } from './latex-text.ts';

describe('text in LaTeX', () => {
  test.each([
    ['\\input{x}', '\\textbackslash{}input\\{x\\}'],
    ['100 % of $5 & #1 _a_ ^ ~', '100 \\% of \\$5 \\& \\#1 \\_a\\_ \\textasciicircum{} \\textasciitilde{}'],
    [
      '<img> | "q" \'a\' `b`',
      "\\textless{}img\\textgreater{} \\textbar{} \\textquotedbl{}q\\textquotedbl{} {'}a{'} \\textasciigrave{}b\\textasciigrave{}",
    ],
    [
      'n ≤ 3t → “no”, §2 – so…',
      'n \\ensuremath{\\le} 3t \\ensuremath{\\to} \\textquotedblleft{}no\\textquotedblright{}, \\S{}2 \\textendash{} so\\dots{}',
    ],
    ['[optional] *', '{[}optional{]} {*}'],
    ['phase-king --faults ---', 'phase-king {-}{-}faults {-}{-}{-}'],
    ['32,992,193', '32,\\allowbreak{}992,\\allowbreak{}193'],
    ['a,,b', 'a,{},b'],
    ['é 中 🙂', 'é {[}U+4E2D{]} {[}U+1F642{]}'],
    ['two\nlines\tand\u001b', 'two lines  and\\textbackslash{}u001b'],
  ])('%s', (words, written) => {
    expect(latexText(words)).toBe(written);
  });

  test('whatever the text: braces in pairs, no command but ours, no character that is not known', () => {
    const ours =
      /\\(?:textbackslash|textasciicircum|textasciitilde|textless|textgreater|textbar|textquotedbl(?:left|right)?|textquote(?:left|right)|textasciigrave|textendash|textemdash|textperiodcentered|dots|S|allowbreak)\{\}|\\ensuremath\{[^{}]*\}|\\[{}$&%#_]|\{[-[\]*']\}|\{\}/g;
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
  expect(latexCode('a/b -n 4')).toBe('\\texttt{a/\\allowbreak{}b -n 4}');
});

test('a comment stays in its line, and is ASCII', () => {
  expect(latexComment('one\n\\input{x} é')).toBe('% one \\input{x} [U+00E9]');
});

test('a field of BibTeX keeps its braces', () => {
  expect(bibtexField('a} b – c')).toBe('{a\\} b -- c}');
});
