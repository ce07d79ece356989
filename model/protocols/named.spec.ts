import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { left, right } from '../../test-support/either.ts';
import { toy } from '../../test-support/toy.ts';
import type { Protocol } from '../protocol.ts';
import { along, isFile, nameParts } from './named.ts';
import { graphs } from './sparse.ts';

describe('by its file a protocol is given, where there is a folder, or the ending of a script', () => {
  test.each([
    './mine',
    './mine.ts',
    '../protocols/mine.ts',
    '/work/mine.ts',
    'protocols/mine',
    String.raw`C:\protocols\mine`,
    'mine.ts',
    'mine.js',
    'mine.mts',
    'mine.cjs',
    'mine.tsx',
    'mine.jsx',
    'mine.spec.ts',
    'mine.ts#other',
    './mine.ts#',
  ])('%s', (given) => {
    expect(isFile(given)).toBe(true);
  });

  test.each(['', 'om', 'phase-king', 'phase-king@cycle', 'ts', 'mine.json', 'mine.tsv', 'mine.ats', 'mine.ts@cycle'])(
    'not %j',
    (given) => {
      expect(isFile(given)).toBe(false);
    },
  );
});

describe('the parts of a name', () => {
  test.each([
    { name: 'om', base: 'om', graph: null },
    { name: 'phase-king@cycle', base: 'phase-king', graph: 'cycle' },
    { name: 'om@', base: 'om', graph: '' },
    { name: '@cycle', base: '', graph: 'cycle' },
    { name: '', base: '', graph: null },
    { name: 'om@cycle@line', base: 'om', graph: 'cycle@line' },
  ])('$name', ({ name, base, graph }) => {
    expect(nameParts(name)).toEqual({ base, graph });
  });

  test('put together are the name', () => {
    const word = fc.stringMatching(/^[a-z0-9@. -]*$/);
    fc.assert(
      fc.property(word, (name) => {
        const { base, graph } = nameParts(name);
        expect(base).not.toContain('@');
        expect(graph === null ? base : `${base}@${graph}`).toBe(name);
      }),
    );
  });
});

describe('a protocol along a graph', () => {
  const atMost = (most: number): Protocol => toy({ sizes: { least: 2, most } });

  test('none: is itself', () => {
    const original = toy();
    expect(right(along(original, null))).toBe(original);
  });

  test.each(graphs)('$name: is called so', (graph) => {
    const sparse = right(along(toy(), graph.name));
    expect([sparse.name, sparse.sizes.least]).toEqual([`toy@${graph.name}`, graph.least]);
  });

  test('that there is not: says which there are', () => {
    const message = (graph: string): string => left(along(toy(), graph));
    expect(message('star')).toBe('there is no graph “star” to run a protocol over. There are cycle, line');
    expect(message('')).toBe('there is no graph “” to run a protocol over. There are cycle, line');
    expect(message('Cycle')).toMatch(/^there is no graph “Cycle”/);
  });

  test('that takes more generals than it may have: says how many', () => {
    expect(left(along(atMost(2), 'cycle'))).toBe(
      'there is no toy over a cycle: it has at most 2 generals, and a cycle at least 3',
    );
    expect(right(along(atMost(3), 'cycle')).name).toBe('toy@cycle');
    expect(right(along(atMost(2), 'line')).name).toBe('toy@line');
  });
});
