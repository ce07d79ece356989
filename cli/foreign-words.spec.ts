/**
 * Words of a protocol of one’s own, in the terminal: they are shown, and nothing in them is obeyed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../regression/cell.ts';
import { textOfExpectations } from '../regression/expectations.ts';
import { strategosAsPrinted } from '../test-support/cli.ts';
import { filesIn, folderWith } from '../test-support/folder.ts';
import { ownProtocol } from '../test-support/own-protocol.ts';
import { withoutThreads } from '../test-support/without-threads.ts';

withoutThreads();

/** It would turn red, begin a line of its own, turn the direction, and name the window. */
const EVIL = 'ATTACK\u001b[31m\nand all holds\u202e\u009b2J\u001b]0;pwned\u0007';

const SHOWN = 'ATTACK\\u001b[31m and all holds\\u202e\\u009b2J\\u001b]0;pwned\\u0007';

const evil = JSON.stringify(EVIL);

/** Everybody hears an order that it should not have heard; the property that this breaks has evil words as well. */
const rude = ownProtocol({
  definition: {
    claims: `() => [${evil}]`,
    meaning: `(_army, label, claimed) => claimed ? label : 'not ' + label`,
    theory: `() => ({ verdict: 'violated', source: ${evil} })`,
  },
  after: `export const properties = [{
    name: 'calm', statement: ${evil}, source: 'here', symmetric: true,
    on: ({ logic, deciders }) => ({
      note: () => [],
      judge: (_note, { decisions }) => logic.all(deciders.map((each) => logic.not(decisions[each].value[0]))),
    }),
  }];`,
});

/** What a terminal would obey, but for line breaks and for the end of a colour of ours. */
const OBEYED = /(?!\n)[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

const ours = (text: string): string => text.replaceAll(/\u001b\[(?:1|2|22|31|32|33|36|39)m/g, '');

/** What is printed, all of it, and of a command that fails the complaint. */
const printed = async (...args: readonly string[]): Promise<string> => {
  const { out, err } = await strategosAsPrinted(args);
  expect(ours(out + err)).not.toMatch(OBEYED);
  expect(out).not.toMatch(/^ *and all holds/m);
  expect(err).not.toMatch(/^and all holds/m);
  // The colour that the words ask for is none of ours.
  expect(out + err).not.toContain('ATTACK\u001b');
  return out === '' ? err : out;
};

describe('a protocol with evil words', () => {
  const folder = folderWith({ 'mine.ts': rude });
  const mine = join(folder, 'mine.ts');
  const kept = join(folder, 'kept');

  test('check tells the attack, the property and the theory', async () => {
    const said = await printed('check', mine, '-n', '3', '-m', '1', '--save', kept);
    expect(said).toContain(`0 tells 1 “${SHOWN}”, though it should say “not ${SHOWN}”`);
    expect(said).toContain(`That breaks calm: ${SHOWN}.`);
    expect(said).toContain(`(${SHOWN})`);
    const every = await printed('check', mine, '-n', '3', '-m', '1', '--minimum', '--all');
    expect(every).toContain(`instead of “not ${SHOWN}”`);
  });

  test('replay tells it, and what has become of it', async () => {
    const files = filesIn(kept).map((file) => join(kept, file));
    expect(files.length).toBeGreaterThan(1);
    for (const file of files) expect(await printed('replay', file, '--allow-module')).toContain(`“${SHOWN}”`);
    expect(await printed('replay', ...files, '--allow-module')).toContain('does not guarantee calm');
    const stale = join(folder, 'stale.json');
    writeFileSync(stale, readFileSync(files[0] ?? '', 'utf8').replaceAll('ATTACK\\u001b', 'RETREAT\\u001b'));
    expect(await printed('replay', stale, '--allow-module')).toContain('RETREAT\\u001b');
  });

  test('diff and impossible', async () => {
    const other = join(folderWith({ 'mine.ts': rude.replace('logic.any(', 'logic.all(') }), 'mine.ts');
    expect(await printed('diff', mine, other, '-n', '3', '-m', '1')).toContain(`“${SHOWN}”`);
    expect(await printed('impossible', mine, '-n', '3', '-m', '1')).toContain(`“${SHOWN}”`);
  });

  test('regress tells the attack that is new', async () => {
    const cell: Cell = { protocol: './mine.ts', n: 3, m: 1, verdict: 'holds' };
    const before = process.cwd();
    process.chdir(folderWith({ 'mine.ts': rude, 'expectations.json': textOfExpectations([cell]) }));
    try {
      const said = await printed('regress');
      expect(said).toContain('An attack on calm');
      expect(said).toContain(`“${SHOWN}”`);
      expect(await printed('regress', '--record')).toContain('found violated');
    } finally {
      process.chdir(before);
    }
  });

  test('what it throws', async () => {
    const throwing = ownProtocol({ program: { receive: `() => { throw new Error(${evil}); }` } });
    const file = join(folderWith({ 'mine.ts': throwing }), 'mine.ts');
    expect(await printed('check', file, '-n', '3', '-m', '1')).toContain('Error: ATTACK\\u001b[31m\n');
  });

  test('as JSON is what it is, and nothing that a terminal obeys', async () => {
    const said = await printed('check', mine, '-n', '3', '-m', '1', '--json');
    expect(JSON.parse(said)).toMatchObject({ theory: { source: EVIL } });
  });
});
