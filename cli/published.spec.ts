/**
 * The published report is what `npm run report` writes: byte for byte, apart from its provenance.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { decode } from '../counterexamples/codec.ts';
import { sameClaim } from '../counterexamples/counterexample.ts';
import { essenceOf } from '../reports/research/formats.ts';
import { here } from '../test-support/command-line.ts';
import { right } from '../test-support/either.ts';
import { filesIn, folderWith } from '../test-support/folder.ts';

const PUBLISHED = fileURLToPath(new URL('../reports/published', import.meta.url));

/** The whole report, on a machine that does other things besides. */
const PATIENCE = 120_000;

/** What `npm run report` runs, with another folder. */
const commandIn = (folder: string): string => {
  const { scripts } = JSON.parse(readFileSync(join(PUBLISHED, '../../package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>;
  };
  return (scripts['report'] ?? '').replace('tsx cli/main.ts ', '').replace('reports/published', folder);
};

describe('the published report', () => {
  const folder = folderWith();
  let exit: number | string | null | undefined = null;
  beforeAll(async () => {
    exit = (await here(commandIn(folder))).exit;
  }, PATIENCE);

  const read = (where: string, path: string): string => readFileSync(join(where, path), 'utf8');
  const isCounterexample = (path: string): boolean => path.startsWith('counterexamples/');

  test('is about all registered protocols, and all came out as theory says', () => {
    expect(exit).toBe(0);
  });

  test('has the same files; if not: npm run report, and remove those that are no part of it any more', () => {
    expect(filesIn(folder).length).toBeGreaterThan(100);
    expect(filesIn(PUBLISHED)).toEqual(filesIn(folder));
  });

  test('has the same bytes in them, apart from its provenance; if not: npm run report', () => {
    const differing = filesIn(folder)
      .filter((path) => !isCounterexample(path))
      .filter((path) => essenceOf(path, read(PUBLISHED, path)) !== essenceOf(path, read(folder, path)));
    expect(differing).toEqual([]);
  });

  test('has the same counterexamples, wherever they came from', () => {
    const differing = filesIn(folder)
      .filter(isCounterexample)
      .filter((path) => !sameClaim(right(decode(read(PUBLISHED, path))), right(decode(read(folder, path)))));
    expect(differing).toEqual([]);
  });
});
