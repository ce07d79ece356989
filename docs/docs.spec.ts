/**
 * The documentation, executed: its commands are run and its code is compiled, so what it shows is what there is.
 * CONTRIBUTING.md says how to write a block that is checked.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Command, Outcome } from '../test-support/console.ts';
import { commandsOf, folded, normalised, run } from '../test-support/console.ts';
import type { Block } from '../test-support/markdown.ts';
import { anchorsOf, blocksOf, linksOf } from '../test-support/markdown.ts';
import type { Snippet } from '../test-support/snippet.ts';
import { asStated, evaluated, layOut, nameOf, snippetFolder, statedIn, typeErrors } from '../test-support/snippet.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const filesIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));

/** The documents whose blocks are executed. */
const documents = ['README.md', 'CONTRIBUTING.md', ...filesIn('docs')].filter((file) => existsSync(join(root, file)));

/** The documents whose links are followed. */
const linking = [...filesIn('.'), ...filesIn('docs'), ...filesIn('docs/decisions')];

const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');

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

/** How long a test may wait for its command, in milliseconds: others are run beside it, and before it. */
const MOST_WAITING = 90_000;

/** What each document does, and where. */
const performances = documents.map((file) => ({
  file,
  steps: stepsOf(file),
  folder: mkdtempSync(join(tmpdir(), 'strategos-docs-')),
}));

/** What came of each step. The steps of a document wait for each other, the documents do not. */
const outcomes = new Map<Step, Promise<Outcome>>();

const outcomeOf = (step: Step): Promise<Outcome> => outcomes.get(step) ?? Promise.reject(new Error('it was not begun'));

beforeAll(() => {
  for (const { steps, folder } of performances) {
    let before: Promise<unknown> = Promise.resolve();
    for (const step of steps) {
      const outcome = before.then(() => perform(step, folder));
      outcomes.set(step, outcome);
      before = outcome;
    }
  }
});

afterAll(async () => {
  await Promise.allSettled(outcomes.values());
  for (const { folder } of performances) rmSync(folder, { recursive: true, force: true });
}, MOST_WAITING);

describe.each(performances.filter(({ steps }) => steps.some((step) => 'text' in step)))(
  'the commands of $file',
  ({ steps }) => {
    for (const step of steps)
      if ('text' in step)
        test(`line ${String(step.line)}: ${step.text}`, { timeout: MOST_WAITING }, async () => {
          const { exit, printed } = await outcomeOf(step);
          if (step.expected !== null) {
            const expected = normalised(step.expected);
            expect(folded(normalised(printed), expected)).toBe(expected);
          }
          expect(step.exits).toContain(exit);
        });
  },
);

test('every field of check --json is explained', { timeout: MOST_WAITING }, async () => {
  const page = 'docs/reading-a-verdict.md';
  const asked = performances
    .find(({ file }) => file === page)
    ?.steps.find((step) => 'text' in step && step.text.includes('--json'));
  if (asked === undefined) throw new Error('the page does not show it');
  const text = (await outcomeOf(asked)).printed;
  const { evidence, witnesses, ...fields } = JSON.parse(text) as Readonly<Record<string, unknown>>;
  const names = [
    ...Object.keys(fields),
    ...Object.keys(evidence ?? {}).map((name) => `evidence.${name}`),
    ...Object.keys(witnesses ?? {}).map((name) => `witnesses.${name}`),
  ];
  expect(names.length).toBeGreaterThan(20);
  expect(names.filter((name) => !textOf(page).includes(`| \`${name}\` `))).toEqual([]);
});

describe('the code', () => {
  let laidOut: readonly { readonly file: string; readonly snippet: Snippet }[] = [];
  let removeAll = (): void => undefined;
  beforeAll(() => {
    const { folder, remove } = snippetFolder();
    removeAll = remove;
    laidOut = documents.flatMap((file) =>
      layOut(join(folder, file.replaceAll(/\W/g, '-')), blocksOf(textOf(file))).map((snippet) => ({ file, snippet })),
    );
  });
  afterAll(() => removeAll());

  test('compiles', () => {
    const errors = typeErrors(laidOut.map(({ snippet }) => snippet));
    const told = laidOut.flatMap(({ file, snippet }) =>
      (errors.get(snippet.path) ?? []).map((error) => `${file}, ${error}`),
    );
    expect(told).toEqual([]);
  });

  for (const document of documents)
    for (const block of blocksOf(textOf(document)).filter((each) => statedIn(each).length > 0))
      test(`comes out as ${document} says, from line ${String(block.line)} on`, async () => {
        const found = laidOut.find(({ file, snippet }) => file === document && snippet.block.line === block.line);
        if (found === undefined) throw new Error('the block was not laid out');
        const stated = statedIn(block);
        const values = await evaluated(found.snippet);
        const told = (value: string, i: number): string => `line ${String(stated[i]?.line)}: ${value}`;
        expect(values.map((value, i) => told(asStated(value, stated[i]?.expected ?? ''), i))).toEqual(
          stated.map(({ expected }, i) => told(expected, i)),
        );
      });
});

describe('the links', () => {
  test.each(linking)('of %s lead somewhere', (file) => {
    const broken = linksOf(textOf(file)).filter((link) => {
      if (/^[a-z]+:/.test(link)) return false;
      const [path = '', anchor] = link.split('#');
      const target = path === '' ? file : join(dirname(file), path);
      if (!existsSync(join(root, target))) return true;
      return anchor !== undefined && !anchorsOf(textOf(target)).includes(anchor);
    });
    expect(broken).toEqual([]);
  });
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

  test('code: a wrong type, a module that is not there, another value', async () => {
    const { folder, remove } = snippetFolder();
    const lines = [
      "import 'strategos/model/nothing';",
      'const n: number = String(1);',
      '1 + 1; // → 3',
      'export { n };',
    ];
    const [wrong, other] = layOut(folder, [
      { language: 'ts', line: 10, lines },
      { language: 'ts', line: 20, lines: ['export const two: number = 1 + 1; // → 3'] },
    ]);
    if (wrong === undefined || other === undefined) throw new Error('two blocks make two snippets');
    const errors = typeErrors([wrong, other]);
    expect(errors.get(wrong.path)?.map((error) => error.slice(0, 8))).toEqual(['line 10:', 'line 11:']);
    expect(errors.get(other.path)).toEqual([]);
    expect(statedIn(wrong.block).map(({ line, expected }) => [line, expected])).toEqual([[12, '3']]);
    expect(await evaluated(other)).toEqual(['2']);
    expect(asStated('2', '3')).toBe('2');
    remove();
  });

  test('links: those of a text, not those of its code; anchors as sites make them', () => {
    const text = ['# The JSON of `check`', '[a](b.md#c)', '`[d](e)`', '```text', '[f](g)', '```'].join('\n');
    expect(linksOf(text)).toEqual(['b.md#c']);
    expect(anchorsOf(text)).toEqual(['the-json-of-check']);
  });
});
