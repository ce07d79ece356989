import { execFileSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { commitText } from '../reports/document/provenance.ts';
import { folderWith } from '../test-support/folder.ts';
import { commit } from './surroundings.ts';
import { startsProcesses } from '../test-support/tier/cost.ts';
import { needs } from '../test-support/tier/needs.ts';
import { isOnPath } from '../host/on-path.ts';

startsProcesses('git makes the repository');

const before = process.cwd();

afterEach(() => {
  process.chdir(before);
  vi.unstubAllEnvs();
});

/** A folder to be in, in which git looks for no repository above it. */
const inside = (files: Readonly<Record<string, string>> = {}): string => {
  const folder = folderWith(files);
  vi.stubEnv('GIT_CEILING_DIRECTORIES', join(folder, '..'));
  process.chdir(folder);
  return folder;
};

const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=nobody', '-c', 'user.email=nobody@example.org', ...args], {
    encoding: 'utf8',
  }).trim();

test(
  'the commit is that of the folder, and says whether there is more than was committed',
  needs('git', isOnPath('git')),
  async () => {
    const folder = inside({ 'mine.ts': 'a protocol' });
    git('init', '--quiet');
    expect(await commit()).toBeNull();
    git('add', '.');
    git('commit', '--quiet', '--no-gpg-sign', '--message', 'one');
    const at = git('rev-parse', '--short=12', 'HEAD');
    expect(await commit()).toBe(at);
    expect(commitText(at)).toBe(`Commit of the folder it was run in: ${at}`);
    writeFileSync(join(folder, 'mine.ts'), 'another protocol');
    const dirty = await commit();
    expect(dirty).toBe(`${at}-dirty`);
    expect(commitText(dirty)).toBe(`Commit of the folder it was run in: ${at}, with changes that are not committed`);
    git('checkout', '--quiet', 'mine.ts');
    // As a counterexample that a check has saved.
    writeFileSync(join(folder, 'new.json'), 'what git does not know');
    expect(await commit()).toBe(at);
  },
);

test('where git cannot say whether there are changes, it is not said that there are none', async () => {
  inside({ 'mine.ts': 'a protocol' });
  const bin = folderWith({ git: '#!/bin/sh\ncase "$*" in *rev-parse*) echo 0123456789ab;; *) exit 1;; esac\n' });
  chmodSync(join(bin, 'git'), 0o755);
  vi.stubEnv('PATH', `${bin}:${process.env['PATH'] ?? ''}`);
  expect(await commit()).toBe('0123456789ab-dirty');
});

test('a folder in no repository, and a machine without git, have none, and that is said', async () => {
  inside();
  expect(await commit()).toBeNull();
  vi.stubEnv('PATH', folderWith());
  expect(await commit()).toBeNull();
  expect(commitText(null)).toContain('in no git repository');
});
