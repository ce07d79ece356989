import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { right } from '../../test-support/either.ts';
import { groups } from './groups.ts';
import { resultsOf } from './options.ts';
import { reasonsIn } from './reasons.ts';
import type { Mutant } from './results.ts';
import { mutantsIn } from './results.ts';
import { complaintsOf } from './score.ts';
import { documentOf } from './table.ts';

const survivor: Mutant = {
  file: 'model/one.ts',
  line: 7,
  context: 'if (a || b) return;',
  before: 'a || b',
  after: '',
  outcome: 'survived',
};

const group = { name: 'one', files: ['model/one.ts'] };

test('a survivor is told with its place, the code, the mutant and the reason', () => {
  const { file, context, before, after } = survivor;
  const page = documentOf([{ group, mutants: [survivor] }], [{ file, context, before, after, reason: 'a | b is b' }]);
  expect(page).toContain('| [model/one.ts:7](../model/one.ts) | `a \\|\\| b` | nothing | a \\| b is b |');
});

test('mutants are counted by what became of them', () => {
  const mutants = (['killed', 'killed', 'timeout', 'survived', 'error'] as const).map((outcome) => ({
    ...survivor,
    outcome,
  }));
  expect(documentOf([{ group, mutants }], [])).toContain('| one | 5 | 2 | 1 | 1 | 1 | 75.0 % |');
});

test('where nothing survives there is no table', () => {
  expect(documentOf([{ group, mutants: [] }], [])).toContain('`model/one.ts`: nothing survives.');
});

test('backquotes in code stay code', () => {
  expect(documentOf([{ group, mutants: [{ ...survivor, before: 'a`b`' }] }], [])).toContain('| `` a`b` `` |');
});

test('the page is that of the results, which nothing is wrong with', () => {
  const known = right(reasonsIn(readFileSync('scripts/mutate/survivors.json', 'utf8')));
  const all = groups
    .filter((each) => existsSync(resultsOf(each)))
    .map((each) => ({ group: each, mutants: right(mutantsIn(readFileSync(resultsOf(each), 'utf8'))) }));
  expect(all.flatMap((each) => complaintsOf(each, known))).toEqual([]);
  expect(readFileSync('docs/mutation-score.md', 'utf8')).toBe(documentOf(all, known));
});

test('what is mutated is there, and so are its specs', () => {
  const files = groups.flatMap((each) => [...each.files, ...each.specs]);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});
