import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { decodeCounterexample } from '../counterexamples/codec.ts';
import { counterexampleText } from '../counterexamples/counterexample.ts';
import { textOfExpectations } from '../regression/expectations.ts';
import { decodeExpectations } from '../regression/expectations-codec.ts';
import { here, objectIn } from '../test-support/command-line.ts';
import { right } from '../test-support/either.ts';
import { filesIn, folderWith } from '../test-support/folder.ts';
import { templateFiles } from './template.ts';
import { needs } from '../test-support/tier/needs.ts';

const ALL = [
  '.github/workflows/strategos.yml',
  '.gitignore',
  'counterexamples/corpus.spec.ts',
  'counterexamples/echo/validity-n3-m1.json',
  'expectations.json',
  'package.json',
  'protocols/echo.spec.ts',
  'protocols/echo.ts',
  'strategos.config.ts',
  'tsconfig.json',
];

/** A folder that one is in. */
const inside = (files: Readonly<Record<string, string>> = {}): string => {
  const folder = folderWith(files);
  process.chdir(folder);
  return folder;
};

const textIn = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');

const before = process.cwd();

afterEach(() => {
  process.chdir(before);
});

describe('a folder of one’s own', () => {
  test('gets everything, and is told what to run next', async () => {
    const folder = inside();
    const ran = await here(`init ${folder}/new --name echo`);
    expect(ran).toMatchObject({ exit: 0, err: '' });
    expect(filesIn(join(folder, 'new'))).toEqual(ALL);
    expect(ran.out.match(/^written {2}.*$/gm)).toHaveLength(ALL.length);
    expect(ran.out.slice(ran.out.indexOf('Next:'))).toBe(
      [
        'Next:',
        '  cd new',
        '  npm install',
        '  npx strategos regress',
        '  npx vitest run',
        '  npx strategos check echo -n 4 -m 1',
        '',
        'Then change a line of protocols/echo.ts, and run “npx strategos regress” again.',
        '',
      ].join('\n'),
    );
    expect(JSON.parse(textIn(folder, 'new/package.json'))).toMatchObject({ name: 'new', type: 'module' });
  });

  test('names the protocol everywhere as it was told to', async () => {
    const folder = inside();
    await here(`init ${folder} --name two-phase`);
    const texts = filesIn(folder).map((path) => textIn(folder, path));
    expect(texts.filter((text) => /my-?protocol/i.test(text))).toEqual([]);
    expect(textIn(folder, 'protocols/two-phase.ts')).toContain(
      "export const twoPhase: Protocol = protocol({\n  name: 'two-phase',",
    );
    expect((await here('check two-phase -n 4 -m 1')).exit).toBe(0);
    expect((await here('check two-phase -n 3 -m 1 --expect violated')).exit).toBe(0);
  });

  test('keeps what is there, byte by byte, and is told what that still needs', async () => {
    const mine = {
      'package.json': '{ "scripts": { "test": "mocha" }, "devDependencies": { "vitest": "4.1.0" } }',
      'strategos.config.ts': "export default { protocols: { 'my-echo': './protocols/my-echo.ts' } };",
      'expectations.json': '{ "schema": "strategos/expectations/1", "cells": [] }',
      'tsconfig.json': '{}',
      'protocols/echo.ts': '// mine',
    };
    const folder = inside(mine);
    const ran = await here('init --name echo');
    expect(ran.exit).toBe(0);
    for (const [path, text] of Object.entries(mine)) expect(textIn(folder, path)).toBe(text);
    expect(ran.out.match(/^kept {5}.*$/gm)?.map((line) => line.slice(9))).toEqual(Object.keys(mine).toSorted());
    expect(ran.out).toContain(
      [
        'It still needs:',
        '  package.json: npm pkg set type=module',
        '  package.json: npm install --save-dev @fast-check/vitest@0.5.0 fast-check@4.10.2 strategos@0.1.0 typescript@6.0.3',
        '  package.json: npm pkg set scripts.regress="strategos regress"',
        '  package.json: npm pkg set scripts.types="tsc"',
        "  strategos.config.ts: add echo: './protocols/echo.ts' to protocols",
        '  expectations.json: add what you expect of echo',
        '',
      ].join('\n'),
    );
    expect(ran.out).not.toContain('npm install\n');
  });

  test('a second time changes nothing', async () => {
    const folder = inside();
    await here('init');
    const before = filesIn(folder).map((path) => textIn(folder, path));
    const again = objectIn(await here('init --json'));
    expect(filesIn(folder).map((path) => textIn(folder, path))).toEqual(before);
    expect(again).toMatchObject({ schema: 'strategos/init/1', protocol: 'my-protocol', add: [] });
    expect(again['files']).toEqual(templateFiles(folder, 'my-protocol').map(({ path }) => ({ path, outcome: 'kept' })));
  });
});

describe('is refused, and nothing written', () => {
  test.each<readonly [string, string]>([
    ['Echo', '“Echo” is no name for a protocol: use lower-case words joined by hyphens'],
    ['../echo', '“../echo” is no name for a protocol: use lower-case words joined by hyphens'],
    ['om', 'Strategos has a protocol “om”; call yours something else, e.g. my-om'],
    ['new', '“new” means something in TypeScript; call it something else, e.g. my-new'],
    ['expect', '“expect” means something in TypeScript; call it something else, e.g. my-expect'],
  ])('%s', async (name, expected) => {
    const folder = inside();
    const ran = await here(`init --name ${name}`);
    expect(ran).toMatchObject({ exit: 64, out: '' });
    expect(ran.err).toContain(expected);
    expect(filesIn(folder)).toEqual([]);
  });

  test('a folder that is a file', async () => {
    const folder = inside({ mine: '' });
    const ran = await here('init mine');
    expect(ran).toMatchObject({ exit: 65, out: '' });
    expect(ran.err).toMatch(/error: cannot write mine\/.*: a file is in the way of a folder/);
    expect(existsSync(join(folder, 'mine/package.json'))).toBe(false);
  });

  test('a folder in which nobody may write', needs('unprivileged', process.getuid?.() !== 0), async () => {
    const folder = inside();
    chmodSync(folder, 0o500);
    expect((await here('init')).exit).toBe(65);
    chmodSync(folder, 0o700);
  });
});

/** Where a package that is installed has it. */
const SCHEMA = './node_modules/strategos/regression/expectations.schema.json';

describe('the templates', () => {
  const files = new Map(templateFiles('my-protocols', 'my-protocol').map(({ path, text }) => [path, text]));
  const text = (path: string): string => files.get(path) ?? '';

  test('install what this repository is tested with', () => {
    const own = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
      readonly version: string;
      readonly dependencies: Readonly<Record<string, string>>;
      readonly devDependencies: Readonly<Record<string, string>>;
    };
    const { devDependencies } = JSON.parse(text('package.json')) as typeof own;
    expect(devDependencies).toEqual({
      '@fast-check/vitest': own.devDependencies['@fast-check/vitest'],
      'fast-check': own.dependencies['fast-check'],
      strategos: own.version,
      typescript: own.devDependencies['typescript'],
      vitest: own.devDependencies['vitest'],
    });
  });

  test('expect something at, below and above the bound, written as we write it', () => {
    const { cells } = right(decodeExpectations(text('expectations.json')));
    expect(cells.map(({ n, m, verdict }) => [n, m, verdict])).toEqual([
      [3, 1, 'violated'],
      [4, 1, 'holds'],
      [5, 1, 'holds'],
    ]);
    expect(textOfExpectations(cells, SCHEMA)).toBe(text('expectations.json'));
  });

  test('hold a counterexample, written as we write it', () => {
    const path = 'counterexamples/my-protocol/validity-n3-m1.json';
    const file = right(decodeCounterexample(text(path)));
    expect(counterexampleText(file)).toBe(text(path));
    expect(file.protocol).toEqual({ name: 'my-protocol', fingerprint: null, module: null });
  });

  test('begin with a protocol of less than sixty lines', () => {
    expect(text('protocols/my-protocol.ts').split('\n').length).toBeLessThan(60);
  });
});
