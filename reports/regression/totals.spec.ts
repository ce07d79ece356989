import { describe, expect, test } from 'vitest';
import { cellOutcome, fixedReplay, om3Cell, regressionOf, replayOutcome } from '../../test-support/regression.ts';
import { NOTHING_CHECKED } from './groups.ts';
import { totalsOf, totalsText, worthOf } from './totals.ts';

const stored = cellOutcome({ stored: true });
const slower = cellOutcome({ changes: [{ kind: 'evaluations', about: '', expected: '100', found: '250' }] });
const broken = cellOutcome({ cell: om3Cell });

describe('the totals in one sentence', () => {
  test('everything as expected', () => {
    expect(totalsText(regressionOf([stored, broken], [replayOutcome()]))).toBe(
      '2 cells and 1 counterexample as expected (1 cell still broken, 1 answered from the store); 1.2 s',
    );
    expect(totalsText(regressionOf([cellOutcome()]))).toBe('1 cell as expected; 1.2 s');
    expect(totalsText(regressionOf([], [replayOutcome()]))).toBe('1 counterexample as expected; 1.2 s');
  });

  test('everything else', () => {
    const outcome = regressionOf(
      [
        ...(['newly failing', 'newly passing', 'changed', 'undecided', 'error', 'error', 'not run'] as const).map(
          (standing) => cellOutcome({ standing, stored: true }),
        ),
        slower,
      ],
      [
        replayOutcome(),
        fixedReplay,
        fixedReplay,
        replayOutcome({ outcome: 'stale', asExpected: false }),
        replayOutcome({ outcome: 'reproduced', asExpected: false }),
        replayOutcome({ outcome: 'error', asExpected: false }),
      ],
      { interrupted: true },
    );
    expect(totalsText(outcome)).toBe(
      '1 cell and 1 counterexample as expected, 1 newly failing, 1 newly passing, 1 changed, 1 slower, 1 undecided, ' +
        '2 errors, 2 counterexamples fixed, 1 counterexample stale, 1 counterexample broken again, ' +
        '1 counterexample in error, 1 not run; 1.2 s, interrupted',
    );
  });

  test('nothing', () => {
    expect(totalsText(regressionOf([]))).toBe(NOTHING_CHECKED);
    expect(NOTHING_CHECKED).toMatch(/^there is nothing to check: /);
    expect(totalsText(regressionOf([], [], { interrupted: true }))).toBe(`${NOTHING_CHECKED}; 1.2 s, interrupted`);
  });
});

test('every cell is counted once, and so is every counterexample', () => {
  const standings = [
    'as expected',
    'newly failing',
    'newly passing',
    'changed',
    'undecided',
    'error',
    'not run',
  ] as const;
  const totals = totalsOf(
    regressionOf(
      standings.map((standing) => cellOutcome({ standing })),
      [fixedReplay],
    ),
  );
  const { cellsAsExpected, newlyFailing, newlyPassing, changed, undecided, errors, notRun } = totals;
  expect(cellsAsExpected + newlyFailing + newlyPassing + changed + undecided + errors + notRun).toBe(totals.cells);
  expect(totals).toMatchObject({ counterexamples: 1, counterexamplesAsExpected: 0 });
});

test('what is not as expected is bad, what is not known is open, and what only took longer is good', () => {
  const worth = (standing: 'newly failing' | 'newly passing' | 'changed' | 'error' | 'undecided' | 'not run'): string =>
    worthOf(regressionOf([cellOutcome(), cellOutcome({ standing })]));
  for (const bad of ['newly failing', 'newly passing', 'changed', 'error'] as const) expect(worth(bad)).toBe('bad');
  for (const open of ['undecided', 'not run'] as const) expect(worth(open)).toBe('open');
  expect(worthOf(regressionOf([cellOutcome()], [fixedReplay]))).toBe('bad');
  expect(worthOf(regressionOf([cellOutcome()], [], { interrupted: true }))).toBe('open');
  expect(worthOf(regressionOf([slower, broken, stored], [replayOutcome()]))).toBe('good');
});
