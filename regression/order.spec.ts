import { expect, test } from 'vitest';
import type { Candidate } from './order.ts';
import { likeliestFirst } from './order.ts';

const candidate = (protocol: string, parts: Partial<Candidate> = {}): Candidate => ({
  cell: { protocol, n: 4, m: 1, verdict: 'holds' },
  changed: false,
  failed: false,
  evaluations: null,
  ...parts,
});

const ordered = (...candidates: readonly Candidate[]): string =>
  likeliestFirst(candidates)
    .map(({ cell }) => cell.protocol)
    .join(' ');

test('what changed comes first, then what failed', () => {
  const parts = [{}, { failed: true }, { changed: true }, { changed: true, failed: true }];
  expect(ordered(...parts.map((each, i) => candidate(`p${String(i)}`, each)))).toBe('p3 p2 p1 p0');
});

test('then the cheapest: by what it took, else by what was recorded, else by its size', () => {
  const cell = { protocol: 'recorded', n: 4, m: 1, verdict: 'holds', evaluations: 50 } as const;
  expect(
    ordered(
      candidate('guessed'),
      candidate('measured', { evaluations: 40 }),
      candidate('', { cell }),
      candidate('small', { cell: { protocol: 'small', n: 3, m: 1, verdict: 'holds' } }),
    ),
  ).toBe('small measured recorded guessed');
});

test('an expensive cell that changed comes before a cheap one that did not', () => {
  expect(ordered(candidate('cheap', { evaluations: 1 }), candidate('dear', { evaluations: 9e9, changed: true }))).toBe(
    'dear cheap',
  );
});

test('those that are alike stay in their order', () => {
  expect(ordered(candidate('b'), candidate('a'))).toBe('b a');
});
