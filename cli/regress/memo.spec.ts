import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesIn, folderWith } from '../../test-support/folder.ts';
import { remembered } from './memo.ts';
import type { MeasurementStore } from './store.ts';
import { openStore } from './store.ts';

/** A folder with a file in it that is older than anything that is made of it. */
const before = (): { readonly folder: string; readonly file: string; readonly store: MeasurementStore } => {
  const folder = folderWith({ 'a.txt': 'a' });
  const file = join(folder, 'a.txt');
  utimesSync(file, 1, 1);
  return { folder, file, store: openStore(folder, () => undefined) };
};

/** Makes 1, 2, 3, … of some files. */
const counter = (files: readonly string[] | null) => {
  let made = 0;
  return () => Promise.resolve({ value: (made += 1), files });
};

/** Another text in a file, as it was long ago. */
const rewrite = (file: string, text: string): void => {
  writeFileSync(file, text);
  utimesSync(file, 1, 1);
};

test('what is made is remembered until one of its files is another, however old it is', async () => {
  const { file, store } = before();
  const make = counter([file, `${file}.missing`]);
  const made = () => remembered(store, 'h', 'key', make);
  expect([await made(), await made()]).toEqual([1, 1]);
  rewrite(file, 'b');
  expect([await made(), await made()]).toEqual([2, 2]);
  rewrite(`${file}.missing`, 'there it is');
  expect([await made(), await made()]).toEqual([3, 3]);
  rmSync(file);
  expect([await made(), await made()]).toEqual([4, 4]);
});

test('another harness, another key, or what depends on more than files is made anew', async () => {
  const { file, store } = before();
  const make = counter([file]);
  expect(await remembered(store, 'h', 'key', make)).toBe(1);
  expect(await remembered(store, 'h2', 'key', make)).toBe(2);
  expect(await remembered(store, 'h2', 'key2', make)).toBe(3);
  const anew = counter(null);
  expect([await remembered(store, 'h', 'k', anew), await remembered(store, 'h', 'k', anew)]).toEqual([1, 2]);
});

test('a file that changes while something is made of it: nobody knows of what it was made', async () => {
  const { file, store } = before();
  let made = 0;
  const make = () => {
    writeFileSync(file, `while ${String(made)}`);
    // Later than anything that was begun today.
    utimesSync(file, new Date('2100-01-01'), new Date('2100-01-01'));
    return Promise.resolve({ value: (made += 1), files: [file] });
  };
  expect([await remembered(store, 'h', 'key', make), await remembered(store, 'h', 'key', make)]).toEqual([1, 2]);
});

test('what is damaged is made anew', async () => {
  const { folder, file, store } = before();
  const make = counter([file]);
  await remembered(store, 'h', 'key', make);
  for (const kept of filesIn(join(folder, 'store'))) writeFileSync(join(folder, 'store', kept), 'no\n{}');
  expect(await remembered(store, 'h', 'key', make)).toBe(2);
});
