/**
 * The commands of the documentation, run: what they print is what there is. CONTRIBUTING.md says how to write a block that
 * is checked. Everyday only those of the README are run, the first that anybody tries.
 */
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Command, Outcome } from '../test-support/console.ts';
import { commandsOf, folded, normalised, run } from '../test-support/console.ts';
import { documents, root, textOf } from '../test-support/documents.ts';
import type { Block } from '../test-support/markdown.ts';
import { blocksOf } from '../test-support/markdown.ts';
import { nameOf } from '../test-support/snippet.ts';
import { THOROUGH } from '../test-support/tier/tags.ts';

const isConsole = ({ language }: Block): boolean => ['console', 'sh'].includes(language);

/** What a document does, in order: the files that it writes and the commands that it runs. */
type Step = { readonly file: string; readonly block: Block } | Command;

const stepsOf = (file: string): readonly Step[] =>
  blocksOf(textOf(file)).flatMap((block): readonly Step[] => {
    if (isConsole(block)) return commandsOf(block);
    const name = block.language === 'ts' ? nameOf(block) : null;
    return name === null ? [] : [{ file: name, block }];
  });

/** Files of the repository that a command names are there, unless the document has made its own. */
const bring = (command: Command, folder: string): void => {
  for (const path of command.text.match(/(?<=\s)(\.\/)?[\w-]+\/[\w./-]+\.(json|ts|md)\b/g) ?? []) {
    if (existsSync(join(folder, path)) || !existsSync(join(root, path))) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    copyFileSync(join(root, path), join(folder, path));
  }
};

/** Do a step in a document's folder: a file is written, a command run. */
const perform = async (step: Step, folder: string): Promise<Outcome> => {
  if ('text' in step) {
    bring(step, folder);
    return run(step.text, folder);
  }
  mkdirSync(dirname(join(folder, step.file)), { recursive: true });
  writeFileSync(join(folder, step.file), `${step.block.lines.join('\n')}\n`);
  return { exit: 0, printed: '' };
};

/** What each document does, and where. */
const performances = documents.map((file) => ({
  file,
  steps: stepsOf(file),
  folder: mkdtempSync(join(tmpdir(), 'strategos-docs-')),
}));

/** What came of each step so far. */
const outcomes = new Map<Step, Promise<Outcome>>();

/** What comes of a step, after those that stand before it in its document. */
const outcomeOf = async (steps: readonly Step[], wanted: Step, folder: string): Promise<Outcome> => {
  for (const step of steps.slice(0, steps.indexOf(wanted) + 1)) {
    const outcome = outcomes.get(step) ?? perform(step, folder);
    outcomes.set(step, outcome);
    await outcome;
  }
  return outcomes.get(wanted) ?? Promise.reject(new Error('it is no step of the document'));
};

afterAll(() => {
  for (const { folder } of performances) rmSync(folder, { recursive: true, force: true });
});

/** The page that explains a verdict, field by field. */
const VERDICTS = 'docs/reading-a-verdict.md';

/** A report takes a while, and has a spec of its own (`cli/report.spec.ts`). */
const isLong = ({ text }: Command): boolean => text.startsWith('strategos report');

for (const { file, steps, folder } of performances.filter(({ steps: all }) => all.some((step) => 'text' in step)))
  describe(`the commands of '${file}'`, { tags: file === 'README.md' ? [] : [THOROUGH] }, () => {
    for (const step of steps)
      if ('text' in step)
        test(`line ${String(step.line)}: ${step.text}`, { tags: isLong(step) ? [THOROUGH] : [] }, async () => {
          const { exit, printed } = await outcomeOf(steps, step, folder);
          if (step.expected !== null) {
            const expected = normalised(step.expected);
            expect(folded(normalised(printed), expected)).toBe(expected);
          }
          expect(step.exits).toContain(exit);
        });
  });

test('every field of check --json is explained', async () => {
  const performed = performances.find(({ file }) => file === VERDICTS);
  const asked = performed?.steps.find((step) => 'text' in step && step.text.includes('--json'));
  if (performed === undefined || asked === undefined) throw new Error('the page does not show it');
  const text = (await outcomeOf(performed.steps, asked, performed.folder)).printed;
  const { evidence, witnesses, ...fields } = JSON.parse(text) as Readonly<Record<string, unknown>>;
  const names = [
    ...Object.keys(fields),
    ...Object.keys(evidence ?? {}).map((name) => `evidence.${name}`),
    ...Object.keys(witnesses ?? {}).map((name) => `witnesses.${name}`),
  ];
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => !textOf(VERDICTS).includes(`| \`${name}\` `))).toEqual([]);
});

describe('what is wrong would show:', () => {
  const [console] = blocksOf(
    ['```console', '$ strategos a # exit 1', 'one', '…', 'three', '$ npm run b', '$ cat c \\', 'd', '```'].join('\n'),
  );
  const commands = console === undefined ? [] : commandsOf(console);

  test('commands are found, with what they print and how they end', () => {
    expect(commands).toEqual([
      { line: 2, text: 'strategos a # exit 1', exits: [1], expected: 'one\n…\nthree' },
      { line: 7, text: 'cat c d', exits: [0, 1, 2], expected: null },
    ]);
  });

  test.each([
    ['as it is', 'one\ntwo\nthree', true],
    ['nothing in between', 'one\nthree', true],
    ['another first line', 'zero\none\nthree', false],
    ['another last line', 'one\ntwo\nfour', false],
    ['a line more at the end', 'one\nthree\nfour', false],
    ['less than there should be', 'one', false],
  ])('output: %s', (_what, printed, matches) => {
    const expected = commands[0]?.expected ?? '';
    expect(folded(printed, expected) === expected).toBe(matches);
  });

  test('output: a line changed where no line is left out', () => {
    expect(folded('one\n2\nthree', 'one\ntwo\nthree')).toBe('one\n2\nthree');
  });

  test('what differs between two runs is ignored, and counts are not', () => {
    const told = (seconds: string, count: string): string =>
      normalised(`all ${count} scenarios (5 evaluations, ${seconds} s)`);
    expect(told('0.01', '14')).toBe(told('12.50', '14'));
    expect(told('0.01', '14')).not.toBe(told('0.01', '15'));
  });
});
