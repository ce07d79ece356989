import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runHere } from '../test-support/cli.ts';
import { here } from '../test-support/command-line.ts';
import { filesIn, folderWith } from '../test-support/folder.ts';
import { interrupted } from '../test-support/interrupted.ts';
import { proveCommand } from './prove.ts';

describe('prove', () => {
  test('where nothing can be written: exit 65, and nothing is', async () => {
    const folder = folderWith({ out: 'a file' });
    const { exit, err } = await here(`prove --out ${join(folder, 'out')}`);
    expect(exit).toBe(65);
    expect(err).toContain('a file is in the way of a folder');
    expect(filesIn(folder)).toEqual(['out']);
  });

  test('interrupted: exit 2, and no half a report takes the place of a whole one', async () => {
    const folder = folderWith({ 'reports/prove.md': 'the old report\n' });
    const { exit, err } = await interrupted(() =>
      runHere(proveCommand({ out: folder, maxSeconds: Infinity, json: false })),
    );
    expect(exit).toBe(2);
    expect(err).toContain('Interrupted: no file was written.');
    expect(readFileSync(join(folder, 'reports/prove.md'), 'utf8')).toBe('the old report\n');
    expect(existsSync(join(folder, 'counterexamples'))).toBe(false);
  });
});
