/**
 * Protocols as they were: a small repository with three commits is asked for them.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { right, left } from '../test-support/either.ts';
import { folderWith } from '../test-support/folder.ts';
import { ownProtocol } from '../test-support/own-protocol.ts';
import type { Failure } from './exit.ts';
import type { Loaded } from './load.ts';
import { load } from './load.ts';
import { isRevision } from './revision-name.ts';
import { startsProcesses } from '../test-support/tier/cost.ts';
import { needs } from '../test-support/tier/needs.ts';
import { isOnPath } from './on-path.ts';

startsProcesses('git makes the repository');

/** The repository, and where its temporary folders go. */
const repository = mkdtempSync(join(tmpdir(), 'revisions-'));
const temporary = mkdtempSync(join(tmpdir(), 'temporary-'));
/** A folder in no repository. */
const nowhere = folderWith();
const before = process.cwd();

const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', ...args], {
    cwd: repository,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(repository, path)), { recursive: true });
  writeFileSync(join(repository, path), text);
};

const commit = (message: string): void => {
  git('add', '--all');
  git('commit', '--quiet', '--no-gpg-sign', '--message', message);
};

const mine = ownProtocol({
  before: "import { rounds } from '../rounds.js';",
  definition: { rounds: '() => rounds' },
  after: "export const other = protocol({ ...mine, name: 'other' });",
});

describe('in a repository,', needs('git', isOnPath('git')), () => {
  beforeAll(() => {
    git('init', '--quiet', '--initial-branch', 'main');
    write('.gitignore', 'node_modules\n');
    write('rounds.js', 'export const rounds = 1;\n');
    write('protocols/mine.ts', mine);
    write('README.md', 'Mine.\n');
    commit('one round');
    git('tag', 'one-round');
    write('rounds.js', 'export const rounds = 2;\n');
    write('protocols/broken.ts', '\nexport const broken = (;\n');
    write('protocols/throwing.ts', "\nthrow new Error('not today');\n");
    write(
      'protocols/packaged.ts',
      ownProtocol({ before: "import { three } from 'three';", definition: { rounds: '() => three' } }),
    );
    symlinkSync(join(repository, 'elsewhere.txt'), join(repository, 'protocols/linked.ts'));
    commit('two rounds');
    write('rounds.js', 'export const rounds = 3;\n');
    rmSync(join(repository, 'protocols/broken.ts'));
    commit('three rounds');
    // What is in the working tree is no commit's.
    write('rounds.js', 'export const rounds = 4;\n');
  });

  beforeEach(() => {
    process.chdir(repository);
    vi.stubEnv('TMPDIR', temporary);
  });

  afterEach(() => {
    process.chdir(before);
    vi.unstubAllEnvs();
    expect(readdirSync(temporary)).toEqual([]);
  });

  afterAll(() => {
    for (const folder of [repository, temporary]) rmSync(folder, { recursive: true, force: true });
  });

  const loaded = async (name: string): Promise<Loaded> => right(await load(name)());
  const failure = async (name: string): Promise<Failure> => left(await load(name)());
  const rounds = async (name: string): Promise<number> =>
    (await loaded(name)).protocol.rounds({ n: 3, m: 0, values: 2, parameters: {} });

  describe('a file at a revision', () => {
    const file = 'protocols/mine.ts#mine';

    test.each([
      ['HEAD', 3],
      ['HEAD~1', 2],
      ['HEAD~2', 1],
      ['one-round', 1],
      ['main', 3],
      ['main^', 2],
    ])('%s: as it was, with what it imported then', async (revision, expected) => {
      expect(await rounds(`${revision}:${file}`)).toBe(expected);
    });

    test('a link that leads out of it is refused', async () => {
      write('elsewhere.txt', 'throw new Error()');
      expect((await failure('HEAD:protocols/linked.ts')).message).toContain(
        'linked.ts is a link that leads out of that revision',
      );
      rmSync(join(repository, 'elsewhere.txt'));
    });

    test('the working tree is none', async () => {
      expect(await rounds(`./${file}`)).toBe(4);
    });

    test('is known by its commit, and has its own fingerprint', async () => {
      const [old, recent] = [await loaded(`HEAD~1:${file}`), await loaded(`HEAD:${file}`)];
      const commitOf = git('rev-parse', 'HEAD~1').slice(0, 12);
      expect(old.module).toBe(`${commitOf}:${file}`);
      expect(old.fromSource).toBe(true);
      expect(right(await old.fingerprint())).not.toBe(right(await recent.fingerprint()));
      const again = await loaded(old.module ?? '');
      expect(right(await again.fingerprint())).toBe(right(await old.fingerprint()));
    });

    test('which did not change, has the fingerprint of the file', async () => {
      git('stash', '--quiet');
      const [committed, there] = [await loaded(`HEAD:${file}`), await loaded(`./${file}`)];
      git('stash', 'pop', '--quiet');
      expect(right(await committed.fingerprint())).toBe(right(await there.fingerprint()));
    });

    test('one of several exports', async () => {
      expect((await loaded('HEAD:protocols/mine.ts#other')).protocol.name).toBe('other');
      expect((await failure('HEAD:protocols/mine.ts')).message).toMatch(
        /^[0-9a-f]{12}:protocols\/mine\.ts exports several protocols/,
      );
    });

    test('from where one is, after ./', async () => {
      process.chdir(join(repository, 'protocols'));
      expect(await rounds('HEAD~1:./mine.ts#mine')).toBe(2);
      expect(await rounds('HEAD~1:protocols/mine.ts#mine')).toBe(2);
      expect((await failure('HEAD~1:mine.ts')).message).toContain('Did you mean HEAD~1:./mine.ts?');
    });

    test('finds the packages that are installed', async () => {
      write('node_modules/three/package.json', '{ "name": "three", "type": "module", "main": "three.js" }');
      write('node_modules/three/three.js', 'export const three = 3;\n');
      expect(await rounds('HEAD:protocols/packaged.ts')).toBe(3);
      rmSync(join(repository, 'node_modules'), { recursive: true });
      write('protocols/node_modules/three/package.json', '{ "name": "three", "type": "module", "main": "three.js" }');
      write('protocols/node_modules/three/three.js', 'export const three = 30;\n');
      expect(await rounds('HEAD:protocols/packaged.ts')).toBe(30);
      rmSync(join(repository, 'protocols/node_modules'), { recursive: true });
      expect((await failure('HEAD:protocols/packaged.ts')).message).toContain('there is no package “three”');
    });
  });

  describe('what is not there', () => {
    test('a repository', async () => {
      process.chdir(nowhere);
      const { exit, message } = await failure('HEAD:mine.ts');
      expect(exit).toBe(65);
      expect(message).toContain('HEAD:mine.ts: this is looked for with git, which says: not a git repository');
    });

    test.each([
      ['HAED', 'there is no revision “HAED” in', 'Did you mean HEAD?'],
      ['one-rond', 'there is no revision “one-rond” in', 'Did you mean one-round?'],
      ['HEAD~9', 'there is no revision “HEAD~9” in', ''],
      ['--all', 'there is no revision “--all” in', ''],
    ])('a revision: %s', async (revision, what, hint) => {
      const { exit, message } = await failure(`${revision}:protocols/mine.ts`);
      expect(exit).toBe(65);
      expect(message).toContain(what);
      expect(message).toContain(hint);
    });

    test('a path', async () => {
      const { exit, message } = await failure('HEAD:protocols/mnie.ts');
      expect(exit).toBe(65);
      expect(message).toContain('there is no file protocols/mnie.ts at HEAD. Did you mean HEAD:protocols/mine.ts?');
      // It is gone by now.
      expect((await failure('HEAD:protocols/broken.ts')).message).toContain(
        'there is no file protocols/broken.ts at HEAD',
      );
    });

    test('a protocol', async () => {
      expect((await failure('HEAD:README.md')).message).toContain('README.md is no TypeScript or JavaScript');
      expect((await failure('HEAD:rounds.js')).message).toMatch(/^[0-9a-f]{12}:rounds\.js exports no protocol/);
    });
  });

  describe('what is wrong in a file at a revision is told with its place', () => {
    test('a syntax error', async () => {
      const { exit, message } = await failure('HEAD~1:protocols/broken.ts');
      expect(exit).toBe(65);
      expect(message).toMatch(/^[0-9a-f]{12}:protocols\/broken\.ts:2:\d+: /);
      expect(message).not.toContain('strategos-');
    });

    test('an exception', async () => {
      const { exit, message } = await failure('HEAD:protocols/throwing.ts');
      expect(exit).toBe(65);
      expect(message).toMatch(/^[0-9a-f]{12}:protocols\/throwing\.ts:2:\d+: .*not today/);
      expect(message).not.toContain('strategos-');
    });
  });
});

test.each([
  ['HEAD~3:model/protocols/om.ts', true],
  ['main:./mine.ts#one', true],
  ['om', false],
  ['./mine.ts', false],
  ['C:mine.ts', false],
  [String.raw`C:\mine.ts`, false],
  ['HEAD:', false],
  ['HEAD', false],
])('%s is a file at a revision: %s', (name, expected) => {
  expect(isRevision(name)).toBe(expected);
});
