import { expect, test } from 'vitest';
import { left, right } from '../../test-support/either.ts';
import { UNLOADED } from './loading.ts';
import { mutantsIn, trimmed, withoutSurvivors } from './results.ts';

const source = 'export const one =\n  (a: number) => a < 1;\n';

const tried = (status: string, replacement: string, line: number, from: number, to: number): unknown => ({
  id: '7',
  replacement,
  status,
  statusReason: 'at /somewhere/else',
  location: { start: { line, column: from }, end: { line, column: to } },
});

const results = (...mutants: readonly unknown[]): string =>
  JSON.stringify({ files: { 'b.ts': { source, mutants } }, projectRoot: '/somewhere/else' });

test('a mutant is read with the code that it stands for', () => {
  expect(right(mutantsIn(results(tried('Killed', 'a <= 1', 2, 18, 23))))).toEqual([
    {
      file: 'b.ts',
      line: 2,
      context: '(a: number) => a < 1;',
      before: 'a < 1',
      after: 'a <= 1',
      outcome: 'killed',
    },
  ]);
});

test('code of several lines is told on one, and cut off', () => {
  const location = { start: { line: 1, column: 14 }, end: { line: 2, column: 23 } };
  const whole = { replacement: `{${'x'.repeat(200)}}`, status: 'Survived', location };
  const [mutant] = right(mutantsIn(results(whole)));
  expect(mutant?.before).toBe('one = (a: number) => a < 1');
  expect(mutant?.after).toBe(`{${'x'.repeat(96)}…`);
});

test.each([
  ['Killed', 'killed'],
  ['Timeout', 'timeout'],
  ['Survived', 'survived'],
  ['NoCoverage', 'survived'],
  ['RuntimeError', 'error'],
])('%s: %s', (status, outcome) => {
  expect(right(mutantsIn(results(tried(status, '', 1, 1, 2))))).toMatchObject([{ outcome }]);
});

test('a spec that cannot be loaded notices, and that is kept', () => {
  const whole = {
    ...(tried('RuntimeError', '', 1, 1, 2) as object),
    statusReason: `outside of a test: ${UNLOADED}/tmp`,
  };
  const text = results(whole);
  expect(right(mutantsIn(text))).toMatchObject([{ outcome: 'killed' }]);
  expect(mutantsIn(trimmed(text))).toEqual(mutantsIn(text));
  expect(trimmed(text)).not.toContain('/tmp');
});

test('what was not tried is none', () => {
  expect(right(mutantsIn(results(tried('Ignored', '', 1, 1, 2))))).toEqual([]);
});

test('mutants come in the order of files and lines', () => {
  const [late, early] = [tried('Killed', '', 2, 1, 2), tried('Killed', '', 1, 1, 2)];
  const text = JSON.stringify({
    files: { 'b.ts': { source, mutants: [late, early] }, 'a.ts': { source, mutants: [late] } },
  });
  expect(right(mutantsIn(text)).map(({ file, line }) => [file, line])).toEqual([
    ['a.ts', 2],
    ['b.ts', 1],
    ['b.ts', 2],
  ]);
});

test.each(['', '[]', '{"files":{"a.ts":{}}}'])('no results: “%s”', (text) => {
  expect(left(mutantsIn(text))._tag).toBe('ResultsError');
});

test('what is kept names no machine', () => {
  const text = results(tried('Killed', '', 1, 1, 2));
  expect(trimmed(text)).not.toContain('/somewhere');
  expect(mutantsIn(trimmed(text))).toEqual(mutantsIn(text));
});

test('survivors can be forgotten, and nothing else', () => {
  const all = ['Killed', 'Survived', 'NoCoverage', 'Timeout'].map((status) => tried(status, '', 1, 1, 2));
  expect(right(mutantsIn(withoutSurvivors(results(...all)))).map(({ outcome }) => outcome)).toEqual([
    'killed',
    'timeout',
  ]);
});
