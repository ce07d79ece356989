/**
 * The published report is what `npm run report` writes: byte for byte, apart from its provenance.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { decodeCounterexample } from '../counterexamples/codec.ts';
import { sameClaim } from '../counterexamples/counterexample.ts';
import { essenceOf } from '../reports/formats/formats.ts';
import { here } from '../test-support/command-line.ts';
import { right } from '../test-support/either.ts';
import { filesIn, folderWith } from '../test-support/folder.ts';

const PUBLISHED = fileURLToPath(new URL('../reports/published', import.meta.url));

/** What `npm run report` runs, with another folder. */
const commandIn = (folder: string): string => {
  const { scripts } = JSON.parse(readFileSync(join(PUBLISHED, '../../package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  return (scripts['report'] ?? '').replace('tsx cli/main.ts ', '').replace('reports/published', folder);
};

const read = (where: string, path: string): string => readFileSync(join(where, path), 'utf8');
const isCounterexample = (path: string): boolean => path.startsWith('counterexamples/');

/** Those of the files that are not in a folder as they are published. */
const differingIn = (folder: string, files: readonly string[]): readonly string[] =>
  files.filter((path) =>
    isCounterexample(path)
      ? !sameClaim(right(decodeCounterexample(read(PUBLISHED, path))), right(decodeCounterexample(read(folder, path))))
      : essenceOf(path, read(PUBLISHED, path)) !== essenceOf(path, read(folder, path)),
  );

test('what the published report has of two protocols is what a report on them says; if not: npm run report', async () => {
  const folder = folderWith();
  expect((await here(`report --protocols handshake,majority --format latex --out ${folder}`)).exit).toBe(0);
  const isTheirs = (path: string): boolean => /handshake|majority/.test(path);
  const files = filesIn(folder).filter(isTheirs);
  expect(files.length).toBeGreaterThan(20);
  expect(filesIn(PUBLISHED).filter(isTheirs)).toEqual(files);
  expect(differingIn(folder, files)).toEqual([]);
});

test('every file that the published report names as data is there', () => {
  const named = [...read(PUBLISHED, 'report.json').matchAll(/"((?:figures|tables|counterexamples)\/[^"]+)"/g)].map(
    ([, path = '']) => path,
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((path) => !filesIn(PUBLISHED).includes(path))).toEqual([]);
});

describe('the published report', { tags: ['thorough'] }, () => {
  const folder = folderWith();
  let exit: number | string | null | undefined = null;
  beforeAll(async () => {
    exit = (await here(commandIn(folder))).exit;
  });

  test('is about all registered protocols, and all came out as theory says', () => {
    expect(exit).toBe(0);
  });

  test('has the same files; if not: npm run report, and remove those that are no part of it any more', () => {
    expect(filesIn(folder).length).toBeGreaterThan(100);
    expect(filesIn(PUBLISHED)).toEqual(filesIn(folder));
  });

  test('has the same bytes in them, apart from its provenance; if not: npm run report', () => {
    const files = filesIn(folder).filter((path) => !isCounterexample(path));
    expect(differingIn(folder, files)).toEqual([]);
  });

  test('has the same counterexamples, wherever they came from', () => {
    expect(differingIn(folder, filesIn(folder).filter(isCounterexample))).toEqual([]);
  });
});
