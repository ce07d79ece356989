/**
 * What it takes to add a command: what declares it, what does it, a line in the registry, and its row in the README. In a copy of the
 * sources the one of CONTRIBUTING.md is added, and everything finds it.
 *
 * @module-tag thorough
 */
import { expect, test } from 'vitest';
import { objectIn } from '../../test-support/command-line.ts';
import { recipe, replaced } from '../../test-support/recipe.ts';
import { scratchCopy } from '../../test-support/scratch-copy.ts';

const FILES = ['cli/commands/problems.ts', 'cli/problems.ts'] as const;

const LINE =
  "  { name: 'problems', runs: 'none', work: 'short', load: async () => (await import('./problems.ts')).problems },\n";

const copy = scratchCopy({
  ...Object.fromEntries(FILES.map((path) => [path, recipe(path, path)])),
  'cli/commands/registry.ts': (before) => replaced(before, /^(?= {2}\{ name: 'doctor')/m, LINE),
  'README.md': (before) => replaced(before, /^(?=\| `strategos doctor`)/m, '| `strategos problems` | the problems |\n'),
});

test('the help lists it, and so does its own', async () => {
  const { out } = await copy.strategos('--help');
  expect(out).toMatch(/^ {2}problems \[options\] +the problems that protocols solve$/m);
  for (const line of ['problems --help', 'help problems'])
    expect(await copy.strategos(line)).toMatchObject({
      exit: 0,
      out: expect.stringContaining('$ strategos problems') as unknown,
    });
});

test('it is suggested', async () => {
  const { exit, err } = await copy.strategos('problem');
  expect([exit, err]).toEqual([64, expect.stringContaining('Did you mean problems?')]);
});

test('it is run, in this process, as its line says', async () => {
  expect(await copy.strategos('problems')).toMatchObject({
    exit: 0,
    out: 'broadcast\nconsensus\ncoordinated-attack\n',
  });
  expect(objectIn(await copy.strategos('problems --json'))).toMatchObject({ schema: 'strategos/problems/1' });
  expect(
    await copy.value(
      "[(await import('./cli/stoppable/large.ts')).mayTakeLong(['problems', '99']), (await import('./cli/stoppable/foreign.ts')).mayRunForeignCode(['problems', './mine.ts'])]",
    ),
  ).toEqual([false, false]);
});

test('the tests of all commands are about it, and ask for its row', async () => {
  expect(await copy.specs('cli/main.spec.ts', '-t', 'problems --help has an example')).toMatchObject({
    exit: 0,
    out: expect.stringMatching(/1 passed/) as unknown,
  });
  const table = ['cli/main.spec.ts', '-t', 'the table of the README'];
  expect(await copy.specs(...table)).toMatchObject({ exit: 0 });
  copy.edit({ 'README.md': (before) => replaced(before, /^\| `strategos problems`.*\n/m, '') });
  expect(await copy.specs(...table)).toMatchObject({ exit: 1 });
  copy.edit({
    'README.md': (before) =>
      replaced(before, /^(?=\| `strategos doctor`)/m, '| `strategos problems` | the problems |\n'),
  });
});

test('and these are all that was written, one of them by a line', () => {
  expect(copy.changed()).toEqual(['README.md', ...FILES.slice(0, 1), 'cli/commands/registry.ts', ...FILES.slice(1)]);
});
