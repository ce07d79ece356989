import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { decodeCounterexample } from '../counterexamples/codec.ts';
import type { Counterexample } from '../counterexamples/counterexample.ts';
import { counterexampleText } from '../counterexamples/counterexample.ts';
import { om3Counterexample } from '../test-support/counterexample.ts';
import { left, right } from '../test-support/either.ts';
import { filesIn, folderWith } from '../test-support/folder.ts';
import { read, replace, saveCounterexample, writeGenerated } from './files.ts';

/** Node's file operations, each of which a test can make fail. Who has imported them before sees that, too. */
beforeEach(() => {
  for (const operation of ['writeFile', 'rename', 'mkdir'] as const) vi.spyOn(fs, operation);
  syncBuiltinESMExports();
});

const failing =
  (code: string): (() => Promise<never>) =>
  () =>
    Promise.reject(Object.assign(new Error(`${code}: refused`), { code }));

afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

const elsewhere = (parts: Partial<Counterexample>): Counterexample => ({ ...om3Counterexample, ...parts });

const text = (path: string): string => readFileSync(path, 'utf8');

/** Lines, of which those that begin with `%` are no part of what is said. */
const essence = (lines: string): string => lines.replace(/^%.*$/gm, '');

describe('reading', () => {
  test('a file', async () => {
    const folder = folderWith({ 'a.json': 'α\n' });
    expect(right(await read(join(folder, 'a.json'))())).toBe('α\n');
  });

  test('none: says so', async () => {
    const folder = folderWith();
    const { exit, message } = left(await read(join(folder, 'no.json'))());
    expect(exit).toBe(65);
    expect(message).toBe(`cannot read ${folder}/no.json: there is no such file`);
  });

  test('a folder: says so', async () => {
    expect(left(await read(folderWith())()).message).toMatch(/: it is a folder; name a file in it$/);
  });

  test('below a file: says so', async () => {
    const folder = folderWith({ 'a.json': '' });
    expect(left(await read(join(folder, 'a.json/b.json'))()).message).toMatch(/: a file is in the way of a folder$/);
  });
});

describe('a generated text', () => {
  test('is written, with the folders above it', async () => {
    const folder = folderWith();
    const path = join(folder, 'deep/er/report.md');
    expect(right(await writeGenerated(path, 'a\n', essence)())).toEqual({ path, outcome: 'written' });
    expect(text(path)).toBe('a\n');
    expect(filesIn(folder)).toEqual(['deep/er/report.md']);
  });

  test('stays as it is where only what does not count differs', async () => {
    const folder = folderWith({ 'report.md': 'a\n% yesterday\n' });
    const path = join(folder, 'report.md');
    expect(right(await writeGenerated(path, 'a\n% today\n', essence)())).toEqual({ path, outcome: 'unchanged' });
    expect(text(path)).toBe('a\n% yesterday\n');
  });

  test('takes the place of an older one that says something else', async () => {
    const folder = folderWith({ 'report.md': 'a\n' });
    const path = join(folder, 'report.md');
    expect(right(await writeGenerated(path, 'b\n', essence)())).toEqual({ path, outcome: 'written' });
    expect(text(path)).toBe('b\n');
    expect(filesIn(folder)).toEqual(['report.md']);
  });
});

describe('a counterexample', () => {
  const name = 'om/validity-n3-m1.json';

  test('is written as a file that can be read again', async () => {
    const path = join(folderWith(), name);
    expect(right(await saveCounterexample(path, om3Counterexample)())).toEqual({ path, outcome: 'written' });
    expect(text(path)).toBe(counterexampleText(om3Counterexample));
    expect(right(decodeCounterexample(text(path)))).toEqual(om3Counterexample);
  });

  test('that is there already stays as it is, whoever has found it', async () => {
    const path = join(folderWith({ [name]: counterexampleText(om3Counterexample) }), name);
    const again = elsewhere({ provenance: { ...om3Counterexample.provenance, commit: 'abc', command: 'another' } });
    expect(right(await saveCounterexample(path, again)())).toEqual({ path, outcome: 'unchanged' });
    expect(text(path)).toBe(counterexampleText(om3Counterexample));
  });

  test('that differs is kept beside, under the next number, and found there again', async () => {
    const folder = folderWith({ [name]: counterexampleText(om3Counterexample) });
    const path = join(folder, name);
    const second = elsewhere({ faulty: [2] });
    const third = elsewhere({ faulty: [0] });
    expect(right(await saveCounterexample(path, second)())).toEqual({
      path: join(folder, 'om/validity-n3-m1.2.json'),
      outcome: 'kept beside',
    });
    expect(right(await saveCounterexample(path, third)()).path).toBe(join(folder, 'om/validity-n3-m1.3.json'));
    expect(right(await saveCounterexample(path, second)())).toEqual({
      path: join(folder, 'om/validity-n3-m1.2.json'),
      outcome: 'unchanged',
    });
    expect(filesIn(folder)).toEqual(['om/validity-n3-m1.2.json', 'om/validity-n3-m1.3.json', 'om/validity-n3-m1.json']);
    expect(text(path)).toBe(counterexampleText(om3Counterexample));
  });

  test.each([
    '',
    'not JSON',
    '{"schema": "strategos/counterexample/9"}',
    counterexampleText(om3Counterexample).slice(0, 100),
  ])('does not overwrite what cannot be read: %j', async (foreign) => {
    const folder = folderWith({ [name]: foreign });
    expect(right(await saveCounterexample(join(folder, name), om3Counterexample)()).outcome).toBe('kept beside');
    expect(text(join(folder, name))).toBe(foreign);
  });
});

describe('where nothing can be written', () => {
  /** Save there, and see that it fails with the reason, and leaves all that was there as it was. */
  const refused = async (folder: string, path: string, reason: string): Promise<void> => {
    const before = filesIn(folder);
    const { exit, message } = left(await saveCounterexample(path, om3Counterexample)());
    expect(exit).toBe(65);
    expect(message).toMatch(new RegExp(`^cannot write ${path.replaceAll('.', '\\.')}: ${reason}(\\. |$)`));
    expect(filesIn(folder)).toEqual(before);
  };

  test('a file is in the way of the folder', async () => {
    const folder = folderWith({ om: 'a file' });
    await refused(folder, join(folder, 'om/a.json'), 'a file is in the way of a folder');
    expect(text(join(folder, 'om'))).toBe('a file');
  });

  test('a file is in the way of a folder above it', async () => {
    const folder = folderWith({ out: 'a file' });
    await refused(folder, join(folder, 'out/om/a.json'), 'a file is in the way of a folder');
  });

  test('a folder is in the way of the file', async () => {
    const folder = folderWith();
    mkdirSync(join(folder, 'a.json'));
    await refused(folder, join(folder, 'a.json'), 'it is a folder; name a file in it');
  });

  test('a folder that does not let itself be written to', async () => {
    const folder = folderWith();
    chmodSync(folder, 0o555);
    // Root may write anywhere, so the answer of everybody else's system is given for it.
    if (process.getuid?.() === 0) vi.mocked(fs.writeFile).mockImplementation(failing('EACCES'));
    await refused(folder, join(folder, 'a.json'), 'permission denied');
    chmodSync(folder, 0o755);
  });

  test.each([
    { code: 'ENOSPC', reason: 'the disk is full' },
    { code: 'EDQUOT', reason: 'the disk is full' },
    { code: 'EROFS', reason: 'the file system is read-only' },
    { code: 'EPERM', reason: 'permission denied' },
    { code: 'EIO', reason: 'EIO: refused' },
  ])('$code', async ({ code, reason }) => {
    const folder = folderWith({ 'b.json': 'b' });
    vi.mocked(fs.writeFile).mockImplementation(failing(code));
    await refused(folder, join(folder, 'a.json'), reason);
  });

  test.each(['EACCES', 'EROFS'])('the folder cannot be made: %s', async (code) => {
    const folder = folderWith();
    vi.mocked(fs.mkdir).mockImplementation(failing(code));
    await refused(
      folder,
      join(folder, 'om/a.json'),
      code === 'EROFS' ? 'the file system is read-only' : 'permission denied',
    );
  });

  test('the disk becomes full halfway: what was there is whole, and nothing half is left', async () => {
    const folder = folderWith({ 'report.md': 'the old report\n' });
    const path = join(folder, 'report.md');
    vi.mocked(fs.writeFile).mockImplementation((to) => {
      if (typeof to === 'string') writeFileSync(to, 'half');
      return failing('ENOSPC')();
    });
    const { message } = left(await writeGenerated(path, 'the new report\n', essence)());
    expect(message).toContain('the disk is full');
    expect(text(path)).toBe('the old report\n');
    expect(filesIn(folder)).toEqual(['report.md']);
  });

  test('it cannot be put in its place: nothing half is left either', async () => {
    const folder = folderWith();
    vi.mocked(fs.rename).mockImplementation(failing('EACCES'));
    await refused(folder, join(folder, 'a.json'), 'permission denied');
  });
});

test('a half-written file of somebody else’s is not taken for ours', async () => {
  const folder = folderWith();
  const path = join(folder, 'a.md');
  const theirs = `a.md.${String(process.pid)}.tmp`;
  writeFileSync(join(folder, theirs), 'not ours');
  right(await writeGenerated(path, 'a', essence)());
  expect(filesIn(folder).toSorted()).toEqual(['a.md', theirs]);
  expect(readFileSync(join(folder, theirs), 'utf8')).toBe('not ours');
});

test('a text is put in its place in one step: it is written beside it first', async () => {
  const folder = folderWith();
  const path = join(folder, 'a.md');
  right(await writeGenerated(path, 'a', essence)());
  const [[beside] = [], ...more] = vi.mocked(fs.writeFile).mock.calls;
  expect(more).toEqual([]);
  expect(beside).not.toBe(path);
  expect(vi.mocked(fs.rename).mock.calls).toEqual([[beside, path]]);
});

test('folders that many make at once are made', async () => {
  const folder = folderWith();
  const paths = Array.from({ length: 20 }, (_, i) => join(folder, 'a', 'b', 'c', `${String(i)}.txt`));
  await Promise.all(paths.map((path) => replace(path, path)));
  expect(paths.map(text)).toEqual(paths);
});
