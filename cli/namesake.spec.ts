import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plainly, strategosHere } from '../test-support/cli.ts';
import { folderWith } from '../test-support/folder.ts';
import { ownFile } from '../test-support/own-protocol.ts';

const noted = async (name: string): Promise<string> => {
  const file = ownFile({ definition: { name: `'${name}'` } });
  const { err } = plainly(await strategosHere(['check', file, '-n', '3', '-m', '0']));
  return err.replace(file, 'FILE');
};

test('a note names the file of a protocol that has the name of a registered one', async () => {
  expect(await noted('om')).toBe('A registered protocol is named om as well. This is about the one in FILE.\n');
});

test('one with a name of its own needs no word', async () => {
  expect(await noted('mine')).toBe('');
});

test('nor does one that hands on the registered one', async () => {
  const file = join(folderWith({ 'mine.ts': "export { om } from 'strategos/model/protocols/om';" }), 'mine.ts');
  expect((await strategosHere(['check', file, '-n', '3', '-m', '0'])).err).toBe('');
});

test('nor does the registered one', async () => {
  expect((await strategosHere(['check', 'om', '-n', '3', '-m', '0'])).err).toBe('');
});
