import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { decodeCounterexample } from '../counterexamples/codec.ts';
import { counterexampleText } from '../counterexamples/counterexample.ts';
import { om3Counterexample } from '../test-support/counterexample.ts';
import { right } from '../test-support/either.ts';
import { folderWith } from '../test-support/folder.ts';
import { inFolder } from '../test-support/in-folder.ts';
import { schemaFor } from './schema-place.ts';

const SCHEMA = 'node_modules/strategos/counterexamples/counterexample.schema.json';

const textOf = (path: string): string => readFileSync(path, 'utf8');

test('the schema is the one of the package that is installed above the file', () => {
  const folder = folderWith({ [SCHEMA]: '{}' });
  expect(schemaFor(join(folder, 'a.json'))).toBe(`./${SCHEMA}`);
  expect(schemaFor(join(folder, 'counterexamples', 'om', 'a.json'))).toBe(`../../${SCHEMA}`);
});

test('where none is installed, none is named', () => {
  expect(schemaFor(join(folderWith(), 'a.json'))).toBeNull();
});

test('a counterexample that is saved says where its schema is, and is read and replayed as one that does not', async () => {
  const folder = folderWith({ [SCHEMA]: '{}' });
  const bare = folderWith();
  const path = join('counterexamples', 'om', 'validity-n3-m1.json');
  for (const each of [folder, bare]) await inFolder(each, 'check', 'om', '-n', '3', '-m', '1', '--save');
  const saved = textOf(join(folder, path));
  const { $schema, ...written } = JSON.parse(saved) as { readonly $schema: string };
  expect(resolve(dirname(join(folder, path)), $schema)).toBe(join(folder, SCHEMA));
  expect(written).toEqual(JSON.parse(textOf(join(bare, path))));
  expect(decodeCounterexample(saved)).toEqual(decodeCounterexample(textOf(join(bare, path))));
  expect(await inFolder(folder, 'replay', path)).toEqual(await inFolder(bare, 'replay', path));
});

test('a file that is accepted, or known to be smaller now, keeps what it says of its schema', async () => {
  const fixed = { ...om3Counterexample, army: { ...om3Counterexample.army, n: 4 } };
  const folder = folderWith({ 'a.json': counterexampleText(fixed, './mine.schema.json') });
  await inFolder(folder, 'replay', '--accept', 'a.json');
  expect(textOf(join(folder, 'a.json'))).toBe(counterexampleText({ ...fixed, expect: 'holds' }, './mine.schema.json'));

  await inFolder(folder, 'check', 'om', '-n', '3', '-m', '1', '--save');
  const path = join(folder, 'counterexamples', 'om', 'validity-n3-m1.json');
  const found = right(decodeCounterexample(textOf(path)));
  const { lies } = found.minimality;
  const again = folderWith({
    'counterexamples/om/validity-n3-m1.json': counterexampleText(
      { ...found, minimality: { claim: 'none', lies } },
      './mine.schema.json',
    ),
  });
  await inFolder(again, 'check', 'om', '-n', '3', '-m', '1', '--save');
  const kept = textOf(join(again, 'counterexamples', 'om', 'validity-n3-m1.json'));
  expect(kept).toContain('"$schema": "./mine.schema.json"');
  expect(right(decodeCounterexample(kept)).minimality).toEqual(found.minimality);
});
