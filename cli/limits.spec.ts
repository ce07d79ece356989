/**
 * The largest questions, each with a second: the command ends with 2, or refuses, and says what it was doing. How long it took
 * is not judged: `scripts/overshoot.ts` measures it on the command line that was built.
 *
 * @module-tag thorough
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { folderWith } from '../test-support/folder.ts';
import { inFolder } from '../test-support/in-folder.ts';
import { limitedCommands } from '../test-support/limits.ts';

const corpus = fileURLToPath(new URL('../counterexamples/om/validity-n3-m1.json', import.meta.url));

const SAID = /the limit of 1 second was reached while [a-z ]+|has more than [\d,]+ (claims|links)|the limits are/;

test.each(limitedCommands)('%s', async (command) => {
  const folder = folderWith({});
  writeFileSync(`${folder}/om-128.json`, readFileSync(corpus, 'utf8').replace('"n": 3', '"n": 128'));
  const { exit, out, err } = await inFolder(folder, ...command.split(' '), '--max-seconds', '1');
  // A story that is left out changes nothing about what was replayed; what a command needs is not there for each.
  // Where two protocols differ, a difference may be found in time.
  const ends = command.startsWith('replay') ? [1, 2] : command.startsWith('diff') ? [0, 1, 2, 64, 65] : [0, 2, 64, 65];
  expect(ends).toContain(exit);
  if (!/^(prove|report|solvable)/.test(command) && exit === 2) expect(`${out}${err}`).toMatch(SAID);
});
