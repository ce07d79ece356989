/**
 * The store of `strategos regress`: whatever becomes of it, the answers are the same.
 */
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../regression/cell.ts';
import { filesIn } from '../../test-support/folder.ts';
import { inFolder } from '../../test-support/in-folder.ts';
import { broken, folderFor, holds, om4, summary } from '../../test-support/regress-folder.ts';
import { withoutThreads } from '../../test-support/without-threads.ts';
import { needs } from '../../test-support/tier/needs.ts';

withoutThreads();

describe('the store is a cache, never the truth', () => {
  const entriesOf = (folder: string): readonly string[] =>
    filesIn(join(folder, '.strategos')).map((file) => join(folder, '.strategos', file));

  test('entries that are damaged, foreign or of another question are measured again', async () => {
    const folder = folderFor([holds, broken, om4]);
    await summary(folder);
    const [one = '', other = ''] = entriesOf(folder).filter((file) => file.includes('measured'));
    const swapped = readFileSync(other);
    writeFileSync(one, swapped);
    writeFileSync(other, readFileSync(other, 'utf8').replace('"verdict":"', '"verdict":"un'));
    const { exit, cells } = await summary(folder);
    expect(exit).toBe(0);
    expect(cells.filter(({ stored }) => stored)).toHaveLength(1);
  });

  test('what a solver was believed in is measured again once proofs are to be checked', async () => {
    const king: Cell = { protocol: 'phase-king', n: 4, m: 1, engine: 'symbolic', verdict: 'holds' };
    const folder = folderFor([king]);
    const gradesKept = (): readonly string[] =>
      entriesOf(folder)
        .filter((file) => file.includes('measured'))
        .map((file) => /"grade":"(\w+)"/.exec(readFileSync(file, 'utf8'))?.[1] ?? '');
    expect((await summary(folder, '--trust-solver')).exit).toBe(0);
    expect(gradesKept()).toEqual(['solver']);
    expect((await summary(folder, '--trust-solver')).cells.map(({ stored }) => stored)).toEqual([true]);
    expect((await summary(folder)).cells.map(({ stored }) => stored)).toEqual([false]);
    expect(gradesKept().toSorted()).toEqual(['proof', 'solver']);
    expect((await summary(folder)).cells.map(({ stored }) => stored)).toEqual([true]);
  });

  test('bundles that are damaged are made again', async () => {
    const folder = folderFor([broken]);
    await summary(folder);
    for (const file of entriesOf(folder)) writeFileSync(file, readFileSync(file, 'utf8').replaceAll('logic', 'lugic'));
    expect((await summary(folder)).exit).toBe(0);
  });

  test(
    'where it cannot be written there is one warning, and the work goes on',
    needs('unprivileged', process.getuid?.() !== 0),
    async () => {
      const folder = folderFor([holds, broken, om4]);
      chmodSync(folder, 0o500);
      const ran = await inFolder(folder, 'regress');
      chmodSync(folder, 0o700);
      expect(ran.exit).toBe(0);
      expect(ran.err.match(/warning: /g)).toHaveLength(1);
    },
  );

  test('a file in the way of it: one warning, and the work goes on', async () => {
    const folder = folderFor([holds, broken, om4], { '.strategos': 'a file' });
    const ran = await inFolder(folder, 'regress');
    expect(ran.exit).toBe(0);
    expect(ran.err).toMatch(
      /^warning: nothing can be kept in .*\.strategos for the next time: a file is in the way of a folder\n$/,
    );
  });
});
