/**
 * A table of inputs that are wrong: each ends with its exit code and says what is wrong, and none is taken for a bug of ours.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { BadInput } from '../test-support/bad-inputs/case.ts';
import { wordsOf } from '../test-support/bad-inputs/case.ts';
import { brokenJson } from '../test-support/bad-inputs/broken-json.ts';
import { certificates } from '../test-support/bad-inputs/certificates.ts';
import { commands } from '../test-support/bad-inputs/commands.ts';
import { configurations } from '../test-support/bad-inputs/configurations.ts';
import { counterexamples } from '../test-support/bad-inputs/counterexamples.ts';
import { expectations } from '../test-support/bad-inputs/expectations.ts';
import { faults } from '../test-support/bad-inputs/faults.ts';
import { modules } from '../test-support/bad-inputs/modules.ts';
import { options } from '../test-support/bad-inputs/options.ts';
import { places } from '../test-support/bad-inputs/places.ts';
import { questions } from '../test-support/bad-inputs/questions.ts';
import { sizes } from '../test-support/bad-inputs/sizes.ts';
import { plainly, strategos, strategosIn } from '../test-support/cli.ts';
import { folderWith } from '../test-support/folder.ts';
import { ownProtocol } from '../test-support/own-protocol.ts';
import { THOROUGH } from '../test-support/tier/tags.ts';

/** What lies there whatever the input is. */
const ALWAYS = { 'mine.ts': ownProtocol(), 'empty-folder/.keep': '' };

const folderFor = ({ files = {} }: BadInput): string => {
  const folder = folderWith(ALWAYS);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
};

const ranApart = async (folder: string, words: readonly string[]): ReturnType<typeof strategosIn> => {
  const { exit, out, err } = plainly(await strategos(words, { cwd: folder }));
  return { exit, printed: out + err };
};

const isRefused = async (input: BadInput): Promise<void> => {
  const run = input.apart === true ? ranApart : strategosIn;
  const { exit, printed } = await run(folderFor(input), wordsOf(input.line));
  expect(printed).toContain(input.says);
  expect(printed).not.toContain('bug of Strategos');
  expect(exit).toBe(input.exit);
};

const quick = { options, faults, brokenJson };

const slow = {
  expectations,
  sizes,
  questions,
  commands,
  counterexamples,
  certificates,
  configurations,
  modules,
  places,
};

test('they are more than two hundred, and each is asked once', () => {
  const all = Object.values({ ...quick, ...slow }).flat();
  const asked = all.map(({ line, files = {} }) => JSON.stringify([line, files]));
  expect(new Set(asked).size).toBe(asked.length);
  expect(asked.length).toBeGreaterThan(200);
});

describe.each(Object.entries(quick))('%s', (_kind, inputs) => {
  test.each(inputs)('case %#: $line: $says', isRefused);
});

describe.each(Object.entries(slow))('%s', { tags: [THOROUGH] }, (_kind, inputs) => {
  test.each(inputs)('case %#: $line: $says', isRefused);
});
