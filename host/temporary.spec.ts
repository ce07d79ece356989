import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { folderWith } from '../test-support/folder.ts';
import { startsProcesses } from '../test-support/tier/cost.ts';
import { temporaryBeside, temporaryFolder } from './temporary.ts';

startsProcesses('for the number of a process that is no more');

/** A process that has ended. */
const gone = spawnSync(process.execPath, ['--version']).pid;

afterEach(() => {
  vi.unstubAllEnvs();
});

/** A new place for temporary folders, that nobody has swept. */
const place = (): string => {
  const folder = folderWith();
  vi.stubEnv('TMPDIR', folder);
  return folder;
};

/** The name of such a folder, as another process has it. */
const ofProcess = (name: string, pid: number): string => name.replace(`-${String(process.pid)}-`, `-${String(pid)}-`);

/** A folder’s name, of this process and of this machine. */
const named = (): string => {
  const folder = temporaryFolder();
  rmSync(folder, { recursive: true });
  return basename(folder);
};

describe('the next run', () => {
  test.each<readonly [what: string, name: (own: string) => string, stays: boolean]>([
    ['takes away what a killed one left', (own) => ofProcess(own, gone), false],
    ['leaves what a process has that is there', (own) => ofProcess(own, process.ppid), true],
    ['leaves what is another machine’s', (own) => ofProcess(own, gone).replace(/run-\w{8}/, 'run-00000000'), true],
    ['leaves a page, which a browser may be about to read', (own) => ofProcess(own, gone).replace('run', 'page'), true],
    ['leaves what is called otherwise', (own) => `${ofProcess(own, gone)}.old`, true],
  ])('%s', (_, nameOf, stays) => {
    place();
    const own = named();
    const folder = place();
    const left = join(folder, nameOf(own));
    mkdirSync(join(left, 'tree'), { recursive: true });
    writeFileSync(join(left, 'tree/file'), '');
    const made = temporaryFolder();
    expect(existsSync(left)).toBe(stays);
    expect(existsSync(made)).toBe(true);
  });

  test('takes a page away after a day', () => {
    place();
    const own = named();
    const old = join(place(), ofProcess(own, gone).replace('run', 'page'));
    mkdirSync(old);
    utimesSync(old, 0, 0);
    temporaryFolder();
    expect(existsSync(old)).toBe(false);
  });

  test('follows no link, and takes none away', () => {
    place();
    const own = named();
    const link = join(place(), ofProcess(own, gone));
    const kept = folderWith({ kept: '' });
    symlinkSync(kept, link);
    temporaryFolder();
    expect(readdirSync(kept)).toEqual(['kept']);
    expect(existsSync(link)).toBe(true);
  });
});

test('beside a path: what a killed run left of the same is taken away, and of nothing else', () => {
  const path = join(folderWith(), 'a+b');
  const [mine, other] = [temporaryBeside(path), temporaryBeside(join(dirname(path), 'aab'))];
  const left = [mine, other].map((each) => ofProcess(each, gone));
  for (const each of [mine, ...left]) mkdirSync(each);
  const next = temporaryBeside(path);
  expect([mine, ...left].map((each) => existsSync(each))).toEqual([true, false, true]);
  renameSync(mine, next);
});
