import { describe, expect, test } from 'vitest';
import { handshake } from '../../model/protocols/handshake.ts';
import { majority } from '../../model/protocols/majority.ts';
import { om } from '../../model/protocols/om.ts';
import { parsePage } from '../../test-support/page.ts';
import { researched, subjectOf } from '../../test-support/research.ts';
import { runs } from '../../test-support/tier/draws.ts';
import { PROVENANCE_BEGINS } from '../document/provenance.ts';
import type { ReportFormat } from './formats.ts';
import { essenceOf, filesOf, formats } from './formats.ts';
import type { EmbeddedExplorer } from './html.ts';
import type { ResearchReport } from '../document/report.ts';
import { answersOf } from '../document/report.ts';

const report = researched([subjectOf(om), subjectOf(majority), subjectOf(handshake)], runs(12, 60));

const filesFor = (about: ResearchReport): ReadonlyMap<string, string> =>
  new Map(filesOf(about, { formats, explorer: null }).map(({ path, text }) => [path, text]));

/** The report itself in one format, without the figures and tables beside it. */
const only = (format: ReportFormat, about: ResearchReport, explorer: EmbeddedExplorer | null = null): string =>
  filesOf(about, { formats: [format], explorer })[0]?.text ?? '';

const files = filesFor(report);
const markdown = files.get('report.md') ?? '';
const html = files.get('report.html') ?? '';
const latex = files.get('report.tex') ?? '';
const page = parsePage(html);
const { all } = page;

describe('every format', () => {
  const parts = [
    'Summary',
    'Claims',
    'The resilience atlas',
    'Rounds, messages and bits',
    'Counterexamples',
    'Why no protocol can',
    'Methods',
  ];

  test('has the same parts in the same order', () => {
    const headings = (pattern: RegExp, text: string): readonly string[] =>
      Array.from(text.matchAll(pattern), ([, title = '']) => title);
    expect(headings(/^## (.*)$/gm, markdown)).toEqual([...parts, 'References', 'Provenance']);
    expect(headings(/\\section\{([^}]*)\}/g, latex)).toEqual([...parts, 'Provenance']);
    expect(all('main > section > h2').map(({ textContent }) => textContent)).toEqual([
      ...parts,
      'References',
      'Provenance',
    ]);
  });

  test('says every command that a number comes from', () => {
    const told = answersOf(report).map(({ command }) => command);
    const json = files.get('report.json') ?? '';
    expect(told.filter((command) => !json.includes(JSON.stringify(command)))).toEqual([]);
    const said = page.body.textContent;
    for (const { counterexample, file } of report.exhibits)
      for (const command of [counterexample.provenance.command, `strategos replay ${file}`]) {
        expect(markdown).toContain(command);
        expect(said).toContain(command);
        expect(json).toContain(command);
      }
    for (const { command } of [...report.arguments, ...report.costs.flatMap(({ costs }) => costs)])
      expect(markdown).toContain(command);
  });

  test('is the same again, byte for byte', () => {
    expect(filesFor(report)).toEqual(files);
  });

  test('differs between two runs in nothing but its provenance', () => {
    const later = filesFor({
      ...report,
      provenance: { ...report.provenance, commit: 'abc', date: 'another day', seconds: 9, times: [], machine: 'm' },
    });
    for (const [path, text] of files) expect(essenceOf(path, later.get(path) ?? '')).toBe(essenceOf(path, text));
    expect(later.get('report.json')).not.toBe(files.get('report.json'));
    for (const path of ['report.md', 'report.html', 'report.tex']) {
      expect(files.get(path)).toContain(PROVENANCE_BEGINS);
      expect(later.get(path)).not.toBe(files.get(path));
      expect(essenceOf(path, files.get(path) ?? '')).not.toContain('12.3 s');
    }
  });

  test('says that there is nothing, where there is nothing', () => {
    const empty: ResearchReport = { ...report, atlases: [], exhibits: [], arguments: [], costs: [] };
    const none = filesFor(empty);
    expect([...none.keys()]).toEqual(['report.html', 'report.md', 'report.tex', 'references.bib', 'report.json']);
    for (const path of ['report.md', 'report.html', 'report.tex'])
      expect(none.get(path)).toContain('There is nothing to report: no question was answered.');
  });
});

describe('the numbers', () => {
  test('of OM(1) with three and four generals stand in the claims table', () => {
    const rows = all('#claims-om tbody tr').map((row) => [...row.children].map(({ textContent }) => textContent));
    expect(rows.slice(0, 2)).toEqual([
      [
        'om does not withstand 1 traitor among 3 generals',
        'violated',
        'exhaustive',
        'n = 3, m = t = 1, byzantine, 2 rounds',
        '14 scenarios; 2 break validity',
        '30',
        'violated: Lamport, Shostak and Pease 1982, §2: impossible for n ≤ 3t',
        'strategos check om -n 3 -m 1',
      ],
      [
        'om withstands 1 traitor among 4 generals',
        'holds',
        'exhaustive',
        'n = 4, m = t = 1, byzantine, 2 rounds',
        '34 scenarios; none breaks anything',
        '55',
        'holds: Lamport, Shostak and Pease 1982, Theorem 1: n > 3m',
        'strategos check om -n 4 -m 1',
      ],
    ]);
  });

  test('that theory does not expect are said out loud', () => {
    const [first, ...rest] = report.atlases;
    if (first === undefined) throw new Error('no atlas');
    const spots = first.spots.map((spot) => ({
      ...spot,
      answer: { ...spot.answer, theory: { verdict: 'violated', source: 'Nobody 1901' } as const },
    }));
    const wrong = only('markdown', { ...report, atlases: [{ ...first, spots }, ...rest] });
    expect(wrong).toContain('came out OTHERWISE');
    expect(wrong).toContain(', which is NOT what theory says');
    expect(markdown).toContain('every one came out as it says');
  });
});

describe('the page', () => {
  test('has its language, a title, a contents list that leads somewhere', () => {
    expect(page.language).toBe('en');
    expect(page.title).toBe('What om, majority and handshake withstand');
    const links = all('a[href^="#"]').map((link) => link.getAttribute('href')?.slice(1) ?? '');
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter((id) => page.byId(id) === null)).toEqual([]);
  });

  test('has each identifier once', () => {
    const ids = all('[id]').map(({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  test('has its headings in order: one of the first level, and none skipped', () => {
    const levels = all('h1,h2,h3,h4,h5').map(({ tagName }) => Number(tagName.slice(1)));
    expect(levels.filter((level) => level === 1)).toEqual([1]);
    expect(levels.filter((level, i) => level > (levels[i - 1] ?? 0) + 1)).toEqual([]);
  });

  test('has a caption on every table, and a scope on every head', () => {
    expect(all('table').length).toBeGreaterThan(5);
    expect(all('table').filter((table) => table.querySelector('caption') === null)).toEqual([]);
    expect(all('th').filter((th) => !['row', 'col'].includes(th.getAttribute('scope') ?? ''))).toEqual([]);
  });

  test('has a title and a description in every figure', () => {
    const figures = all('figure svg');
    expect(figures.length).toBeGreaterThan(8);
    for (const figure of figures) {
      const named = figure.getAttribute('aria-labelledby') ?? '';
      expect(page.byId(named)?.textContent).not.toBe('');
    }
  });

  test('loads nothing and runs nothing', () => {
    expect(all('script, link[rel="stylesheet"], img, object, embed')).toEqual([]);
    expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/(src|href)="https?:|url\(http|@import/);
  });

  test('goes without the explorer where it was not built, and says so', () => {
    expect(all('iframe')).toEqual([]);
    expect(page.byId('explorer')?.textContent).toContain('it was not built');
  });

  test('holds the explorer as it is handed in, within a frame', () => {
    const inside = '<!doctype html><title>x</title><script>"</script>&amp;';
    const other = parsePage(only('html', report, { page: inside, script: 'talk()', links: {} }));
    expect(other.first('iframe')?.getAttribute('srcdoc')).toBe(inside);
    expect(other.all('script').map(({ textContent }) => textContent)).toEqual(['talk()']);
    expect(other.all('a.play')).toEqual([]);
  });

  test('leads from an attack to the explorer, once a script shows the link', () => {
    const [file = ''] = report.exhibits.map((exhibit) => exhibit.file);
    const links = { [file]: '#explore:"a"&b' };
    const other = parsePage(only('html', report, { page: '', script: '', links }));
    const [link, ...more] = other.all('a.play');
    expect(more).toEqual([]);
    expect([link?.getAttribute('href'), link?.getAttribute('hidden')]).toEqual(['#explore:"a"&b', '']);
  });
});

test('what LaTeX includes is there, and figures have their drawings', () => {
  const included = Array.from(latex.matchAll(/\\input\{([^}]*)\}/g), ([, path = '']) => `${path}.tex`);
  expect(included.length).toBeGreaterThan(15);
  expect(included.filter((path) => !files.has(path))).toEqual([]);
  const drawn = included.filter((path) => path.startsWith('figures/')).map((path) => path.replace('.tex', '.svg'));
  expect(drawn.filter((path) => !files.has(path))).toEqual([]);
  const cited = [...files.values()].flatMap((text) =>
    Array.from(text.matchAll(/\\cite\{([^}]*)\}/g), ([, key = '']) => key),
  );
  const entries = Array.from((files.get('references.bib') ?? '').matchAll(/^@\w+\{(\w+),/gm), ([, key = '']) => key);
  expect([...new Set(cited)].sort()).toEqual(entries.toSorted());
});

test('a search that was stopped is never told as if it had been finished', () => {
  const [first, ...rest] = report.atlases;
  if (first === undefined) throw new Error('no atlas');
  const spots = first.spots.map((spot) => {
    const stopped = { _tag: 'seconds', limit: 1 } as const;
    const answer = { ...spot.answer, verdict: 'unknown' as const };
    return { ...spot, answer: { ...answer, basis: { ...answer.basis, grade: null, stopped, violating: {} } } };
  });
  const told = only('markdown', { ...report, atlases: [{ ...first, spots }, ...rest] });
  expect(told).toContain('It is open whether `om` withstands 1 traitor among 3 generals');
  expect(told).toContain('unfinished: the limit of 1 second was reached');
  expect(told).toContain('14 scenarios covered, and not all; none of these breaks anything');
  expect(told).toContain(`the search for ${String(spots.length)} was stopped before its end`);
});
