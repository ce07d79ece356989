import { describe, expect, test } from 'vitest';
import type { Filter } from './filter.ts';
import { filterOf, NO_FILTER } from './filter.ts';
import type { MadeUp } from './made-up.ts';
import { cost, moduleOf } from './made-up.ts';
import { lastLines } from './reporter.ts';
import { NEEDS, WHY_THOROUGH } from './tags.ts';

const skipped = (test: MadeUp): MadeUp => ({ ...test, state: 'skipped' });

const TEX = { name: 'LaTeX', tags: ['tex'] };
const plain = moduleOf('a.spec.ts', [{ name: 'one' }], cost({ worker: { id: 1, milliseconds: 2_000 } }));
const paper = moduleOf('tex.spec.ts', [
  skipped({ name: 'compiles', suite: TEX, missing: 'tex' }),
  skipped({ name: 'fits', suite: TEX, missing: 'tex' }),
  skipped({ name: 'with figures', suite: TEX, tags: ['chromium'], missing: 'tex' }),
]);
const long = moduleOf(
  'long.spec.ts',
  [{ name: 'short' }, skipped({ name: 'long', tags: ['thorough'] })],
  cost({ draws: 1, worker: { id: 2, milliseconds: 1_000 } }),
);
const EVERYDAY = { thorough: false, files: 3, leftOut: ['cli/slow.spec.ts'] };
const ALL = { thorough: true, files: 4, leftOut: [] };

const said = (
  modules: Parameters<typeof lastLines>[0],
  tier: typeof EVERYDAY | typeof ALL,
  filter: Partial<Filter> = {},
): readonly string[] => lastLines(modules, tier, { ...NO_FILTER, ...filter }, 4_000);

test('the everyday tier: what ran, what it took, what was left out and why, and the command for the rest', () => {
  expect(said([plain, paper, long], EVERYDAY)).toEqual([
    expect.stringMatching(/^Tier “everyday” \(npm test\): 2 tests in 3 files, 7 s of processor time/),
    `Left out, because ${NEEDS.tex}:`,
    '  tex.spec.ts (3 tests): LaTeX',
    `Left out, because ${WHY_THOROUGH}, 1 file:`,
    '  cli/slow.spec.ts',
    'And of other files:',
    '  long.spec.ts (1 test): long',
    'Run with fewer instances than there are, 1 file:',
    '  long.spec.ts',
    'All of it: npm run test:all',
  ]);
});

test('a run of one file is no run of the whole command', () => {
  expect(said([plain], EVERYDAY)[0]).toMatch(/^Tier “everyday” \(part of npm test\): /);
  expect(said([plain], ALL, { name: /./ })[0]).toMatch(/^Tier “all” \(part of npm run test:all\): /);
});

test('the tier “all” leaves out what something is missing for, and nothing else', () => {
  expect(said([plain, paper, long], ALL).slice(1)).toEqual([
    `Left out, because ${NEEDS.tex}:`,
    '  tex.spec.ts (3 tests): LaTeX',
  ]);
});

test('a test that needs two things is left out for the one that is missing', () => {
  const browserless = moduleOf('tex.spec.ts', [
    { name: 'compiles', suite: TEX },
    skipped({ name: 'with figures', suite: TEX, tags: ['chromium'], missing: 'chromium' }),
  ]);
  expect(said([browserless], ALL).slice(1)).toEqual([
    `Left out, because ${NEEDS.chromium}:`,
    '  tex.spec.ts (1 test): with figures',
  ]);
});

test('what is skipped and needs something that is there was not left out for that', () => {
  const filtered = moduleOf('tex.spec.ts', [skipped({ name: 'compiles', suite: TEX })]);
  expect(said([filtered], ALL).slice(1)).toEqual([]);
});

describe('a run of some', () => {
  test('tests by name tells only of those', () => {
    expect(said([plain, paper, long], EVERYDAY, { name: /LaTeX compiles/ }).slice(1)).toEqual([
      `Left out, because ${NEEDS.tex}:`,
      '  tex.spec.ts (1 test): LaTeX',
      'Run with fewer instances than there are, 1 file:',
      '  long.spec.ts',
      'All of it: npm run test:all',
    ]);
    expect(said([plain, paper], EVERYDAY, { name: /one/ }).slice(1)).toEqual([]);
  });

  test('files tells only of those, and of the ones that were asked for and not loaded', () => {
    expect(said([plain], EVERYDAY, { files: ['a.spec.ts'] }).slice(1)).toEqual([]);
    expect(said([plain], EVERYDAY, { files: ['a.spec.ts', 'cli/slow'] }).slice(1)).toEqual([
      `Left out, because ${WHY_THOROUGH}, 1 file:`,
      '  cli/slow.spec.ts',
      'All of it: npm run test:all',
    ]);
  });

  test('tags tells of nothing', () => {
    expect(said([plain, paper, long], EVERYDAY, { tags: true })).toHaveLength(1);
  });

  test('is known by how vitest was called', () => {
    const config = (known: object): Parameters<typeof filterOf>[0] => ({ ...known }) as Parameters<typeof filterOf>[0];
    expect(filterOf(config({ config: { tagsFilter: ['!thorough'] } }), false)).toEqual(NO_FILTER);
    expect(filterOf(config({ config: {} }), true)).toEqual(NO_FILTER);
    expect(filterOf(config({ config: { tagsFilter: ['tex'] } }), false).tags).toBe(true);
    expect(filterOf(config({ config: { testNamePattern: /x/ }, filenamePattern: ['a'] }), true)).toEqual({
      files: ['a'],
      name: /x/,
      tags: false,
    });
  });
});
