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
  [{ _tag: 'states', limit: 1000 }, 'the limit of 1,000 states was reached'],
  [{ _tag: 'combinations', limit: 2_000 }, 'the limit of 2,000 combinations of outcomes was reached'],
  [{ _tag: 'interrupted' }, 'it was interrupted'],
] satisfies readonly (readonly [Bound, string])[])('%j: %s', (bound, text) => {
  expect(boundText(bound)).toBe(text);
});
