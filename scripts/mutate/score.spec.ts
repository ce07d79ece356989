import { describe, expect, test } from 'vitest';
import { left, right } from '../../test-support/either.ts';
import { reasonsIn } from './reasons.ts';
import type { Reason } from './reasons.ts';
import type { Mutant, Outcome } from './results.ts';
import type { Measured } from './score.ts';
import { complaintsOf, scoreOf } from './score.ts';

const file = 'model/one.ts';

const mutant = (outcome: Outcome, line = 1): Mutant => ({
  file,
  line,
  context: 'const one = a < 1;',
  before: 'a < 1',
  after: 'a <= 1',
  outcome,
});

const reason: Reason = {
  file,
  context: 'const one = a < 1;',
  before: 'a < 1',
  after: 'a <= 1',
  reason: 'a is never 1',
};

const many = (killed: number, survived: number): Measured => ({
  group: { name: 'one', files: [file] },
  mutants: [
    ...Array.from({ length: killed }, () => mutant('killed')),
    ...Array.from({ length: survived }, (_, i) => mutant('survived', i + 2)),
  ],
});

describe('the score', () => {
  test('is the part that was noticed', () => {
    expect(scoreOf(many(3, 1).mutants)).toBe(75);
  });

  test('going on for ever is noticed, and an error says nothing', () => {
    expect(scoreOf([mutant('timeout'), mutant('survived'), mutant('error')])).toBe(50);
  });

  test('of nothing is all of it', () => {
    expect(scoreOf([])).toBe(100);
  });
});

describe('complaints', () => {
  test('none where each survivor has its reason', () => {
    expect(complaintsOf(many(23, 2), [reason])).toEqual([]);
  });

  test('a survivor without a reason, with what to write down', () => {
    const [complaint] = complaintsOf(many(99, 1), []);
    expect(complaint).toMatch(/^no reason in survivors\.json why this survives: model\/one\.ts:2: a < 1 → a <= 1\n/);
    const written = right(reasonsIn(`[${(complaint?.split('\n')[1] ?? '').replace('""', '"why"')}]`));
    expect(written).toEqual([{ ...reason, reason: 'why' }]);
  });

  test.each(['file', 'context', 'before', 'after'] as const)('a reason for another %s is none', (field) => {
    expect(complaintsOf(many(99, 1), [{ ...reason, [field]: 'another' }])[0]).toMatch(/^no reason/);
  });

  test('two reasons for one survivor', () => {
    expect(complaintsOf(many(99, 1), [reason, reason])).toEqual([expect.stringMatching(/^more than one reason/)]);
  });

  test('a reason for what does not survive', () => {
    expect(complaintsOf(many(99, 0), [reason])).toEqual([
      'a reason in survivors.json for what does not survive: model/one.ts: a < 1 → a <= 1',
    ]);
  });

  test('a reason that speaks of another group is left alone', () => {
    expect(complaintsOf(many(99, 0), [{ ...reason, file: 'model/two.ts' }])).toEqual([]);
  });

  test('too low a score, whatever the reasons', () => {
    expect(complaintsOf(many(11, 1), [reason])).toEqual(['one: 91.7 % of the mutants are noticed, and not 92 %']);
  });
});

test.each(['', '{}', '[{}]', JSON.stringify([{ ...reason, reason: '' }])])('no reasons: “%s”', (text) => {
  expect(left(reasonsIn(text))._tag).toBe('ResultsError');
});
