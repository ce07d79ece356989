import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { folderWith } from '../test-support/folder.ts';
import { moduleFrom, moduleNear } from './module-place.ts';

const before = process.cwd();

afterEach(() => process.chdir(before));

describe('the module that a file names', () => {
  const folder = folderWith({ 'mine.ts': '', 'deep/er/mine.ts': '', 'report/attacks/x.json': '' });

  test.each([
    ['from here', folder, './mine.ts#one', './mine.ts#one'],
    ['from the file’s folder', '/', './mine.ts#one', join(folder, 'mine.ts#one'), folder],
    ['from one above it', '/', '../mine.ts', join(folder, 'mine.ts'), join(folder, 'report', 'attacks')],
    ['nearest first', '/', './mine.ts', join(folder, 'deep/er/mine.ts'), join(folder, 'deep/er')],
    ['nowhere: told from the file’s folder', '/', './yours.ts', join(folder, 'yours.ts'), folder],
    ['at a revision', '/', 'main:mine.ts', 'main:mine.ts', folder],
  ])('%s', (_where, here, module, found, near = folder) => {
    process.chdir(here);
    expect(moduleNear(near, module)).toBe(found);
  });
});

test.each([
  ['./mine.ts', 'out', '../mine.ts'],
  ['mine.ts#one', 'out/deep', '../../mine.ts#one'],
  ['./out/mine.ts', 'out', './mine.ts'],
  ['main:mine.ts', 'out', 'main:mine.ts'],
])('%s is called otherwise in another folder: %s', (module, folder, called) => {
  process.chdir(folderWith());
  expect(moduleFrom(folder, module)).toBe(called);
});
