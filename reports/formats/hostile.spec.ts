/**
 * A protocol whose every text is markup: each format says it, and obeys none of it.
 */
import { describe, expect, test } from 'vitest';
import { parsePage } from '../../test-support/page.ts';
import { HOSTILE, hostile, researched, subjectOf } from '../../test-support/research.ts';
import { runs } from '../../test-support/tier/draws.ts';
import { parseXml } from '../../test-support/xml.ts';
import { bibtexOf } from './bibtex.ts';
import { filesOf, formats } from './formats.ts';

// Everyday, up to five generals: it claims no symmetry, and what it is called is the same at every size.
const report = researched([subjectOf(hostile, './<b>mine</b>.ts')], runs(20, 60));
const files = filesOf(report, { formats, explorer: null });
const textOf = (path: string): string => files.find((file) => file.path === path)?.text ?? '';
const ending = (end: string): readonly string[] =>
  files.filter(({ path }) => path.endsWith(end)).map(({ text }) => text);

test('there is something to see: answers, attacks, arguments', () => {
  expect(report.atlases.flatMap(({ spots }) => spots).length).toBeGreaterThan(4);
  expect(report.exhibits.length).toBeGreaterThan(0);
  expect(report.arguments.length).toBeGreaterThan(0);
});

test('paths are plain, whatever a protocol is called', () => {
  expect(files.filter(({ path }) => !/^([a-z]+\/)?[a-z0-9-]+\.(html|md|tex|bib|json|svg)$/.test(path))).toEqual([]);
});

describe('HTML', () => {
  const page = parsePage(textOf('report.html'));

  test('holds no element and no attribute of theirs', () => {
    expect(page.all('img, script, b, iframe').length).toBe(0);
    const attributes = page.all('*').flatMap((element) => element.getAttributeNames());
    expect(attributes.filter((name) => name.startsWith('on'))).toEqual([]);
  });

  test('says them', () => {
    expect(page.first('h1')?.textContent).toContain(HOSTILE.name);
    expect(page.first('header')?.textContent).toContain(HOSTILE.title);
    expect(page.first('#methods')).not.toBeNull();
  });
});

describe('Markdown', () => {
  // What stands in code is shown as it is.
  const outside = textOf('report.md')
    .replaceAll(/^(`{3,})[^\n]*\n[\s\S]*?\n\1$/gm, '')
    .replaceAll(/`[^`\n]*`/g, '');

  test('holds no tag of theirs, no link and no mathematics', () => {
    expect(outside.replaceAll(/<a id="[a-z0-9-]+"><\/a>|<\/?code>|<!--[^>]*-->/g, '')).not.toMatch(/<[a-z/!]/i);
    expect(outside).not.toMatch(/(?<!\\)\[link(?<!\\)\]\(/);
    expect(outside).not.toMatch(/(?<!\\)\$x/);
    expect(outside).not.toMatch(/(?<!\\)\*\*bold/);
  });

  test('keeps the rows of tables', () => {
    const rows = outside.split('\n').filter((line) => line.startsWith('| '));
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter((row) => !row.endsWith(' |'))).toEqual([]);
  });
});

describe('LaTeX', () => {
  const all = ending('.tex').map((text) => text.replaceAll(/^%.*$/gm, ''));

  test('includes only tables and figures, and defines, writes and ends nothing of theirs', () => {
    const included = all.join('\n').match(/\\input\{[^}]*\}/g) ?? [];
    expect(included.filter((each) => !/^\\input\{(tables|figures)\/[a-z0-9-]+\}$/.test(each))).toEqual([]);
    expect(all.join('\n')).not.toMatch(/\\write18|\\def\b/);
    expect(all.join('\n').match(/\\end\{document\}/g)).toEqual(['\\end{document}']);
  });

  test('says them', () => {
    expect(all.join('\n')).toContain('\\textbackslash{}input\\{x\\}');
    expect(all.join('\n')).toContain('{[}U+4E2D{]}');
  });

  test('has its braces in pairs, in every file', () => {
    for (const text of all) {
      const braces = text.replaceAll(/\\[\\{}]/g, '');
      expect(braces.split('{').length).toBe(braces.split('}').length);
    }
  });
});

test('BibTeX: a hostile entry stays one entry', () => {
  const text = bibtexOf([
    {
      key: 'x',
      cited: 'X 2000',
      kind: 'incollection',
      authors: ['X} , Y'],
      title: 'a} @book{y, "b" \\c',
      year: 2000,
      where: '%',
      series: '} , x = {',
      publisher: '\\write18{ls}',
    },
  ]);
  // BibTeX counts every brace, also one behind a backslash: they are balanced, field by field.
  expect(text).not.toMatch(/\\[{}]/);
  for (const line of text.split('\n').filter((each) => each.startsWith('  ')))
    expect([line, line.match(/\{/g)?.length]).toEqual([line, line.match(/\}/g)?.length]);
  expect(text).toContain(
    'title     = {{a\\textbraceright{} @book\\textbraceleft{}y, \\textquotedbl{}b\\textquotedbl{} \\textbackslash{}c}}',
  );
});

test('JSON: what was meant, as data', () => {
  const { protocols } = JSON.parse(textOf('report.json')) as {
    readonly protocols: readonly { readonly name: string }[];
  };
  expect(protocols.map(({ name }) => name)).toEqual([HOSTILE.name]);
});

test('SVG: well formed, and nothing in it but drawing', () => {
  const figures = ending('.svg');
  expect(figures.length).toBeGreaterThan(4);
  const names = (element: ReturnType<typeof parseXml>): readonly string[] => [
    element.name,
    ...element.children.flatMap(names),
  ];
  const drawn = [
    'svg',
    'title',
    'desc',
    'style',
    'g',
    'path',
    'rect',
    'circle',
    'line',
    'text',
    'tspan',
    'polygon',
    'defs',
  ];
  for (const figure of figures) expect(names(parseXml(figure)).filter((name) => !drawn.includes(name))).toEqual([]);
});
