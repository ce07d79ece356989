import { describe, expect, test } from 'vitest';
import type { Bound, Verdict, VerdictName } from './verdict.ts';
import { boundText, together, verdictName } from './verdict.ts';

test.each([
  [{ _tag: 'Holds', grade: 'exhaustive' }, 'holds'],
  [
    {
      _tag: 'Violated',
      scenario: { faulty: [], orders: [0], deviations: [], heads: [] },
      minimality: { claim: 'local', lies: 0 },
    },
    'violated',
  ],
  [{ _tag: 'Unknown', bound: { _tag: 'interrupted' } }, 'unknown'],
  [{ _tag: 'Vacuous', grade: 'proof' }, 'vacuous'],
  [{ _tag: 'NotApplicable' }, 'not applicable'],
] satisfies readonly (readonly [Verdict, VerdictName])[])('%j is called %s', (verdict, name) => {
  expect(verdictName(verdict)).toBe(name);
});

describe('several verdicts together', () => {
  test.each([
    [['holds', 'holds'], 'holds'],
    [['holds', 'violated', 'unknown'], 'violated'],
    [['unknown', 'violated'], 'violated'],
    [['holds', 'unknown'], 'unknown'],
    [['holds', 'vacuous', 'not applicable'], 'vacuous'],
    [['vacuous', 'unknown'], 'unknown'],
    [['holds', 'not applicable'], 'holds'],
    [['not applicable'], 'not applicable'],
    [[], 'holds'],
  ] satisfies readonly (readonly [readonly VerdictName[], VerdictName])[])('%j: %s', (names, verdict) => {
    expect(together(names)).toBe(verdict);
  });
});

test.each([
  [{ _tag: 'evaluations', limit: 50_000_000 }, 'the limit of 50,000,000 evaluations was reached'],
  [{ _tag: 'seconds', limit: 2.5 }, 'the limit of 2.5 seconds was reached'],
  [{ _tag: 'seconds', limit: 1, during: 'loading' }, 'the limit of 1 second was reached while loading'],
  [{ _tag: 'memory', limit: 4096, during: 'searching' }, 'the limit of 4,096 MB of memory was reached while searching'],
  [{ _tag: 'sampled', scenarios: 1_000n }, 'only 1,000 random scenarios were tried'],
  [{ _tag: 'untried', scenarios: 1_000n }, 'in none of 1,000 random scenarios did its premise come true'],
  [{ _tag: 'solver', message: 'the solver gave up' }, 'the solver gave up'],
  [{ _tag: 'states', limit: 1000 }, 'the limit of 1,000 states was reached'],
  [{ _tag: 'combinations', limit: 2_000 }, 'the limit of 2,000 combinations of outcomes was reached'],
  [{ _tag: 'interrupted' }, 'it was interrupted'],
] satisfies readonly (readonly [Bound, string])[])('$0._tag: $1', (bound, text) => {
  expect(boundText(bound)).toBe(text);
});
