/**
 * When types are looked over, what comes of it, and that a check that cannot be made refuses nothing but what does not compile.
 *
 * @module-tag thorough
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { load } from '../load.ts';
import { unusable } from './compiler.ts';
import { checkedStatically } from './static-check.ts';
import type { Ran } from '../../test-support/cli.ts';
import { plainly, strategosHere } from '../../test-support/cli.ts';
import { right } from '../../test-support/either.ts';
import { folderWith } from '../../test-support/folder.ts';
import { ownFile, ownProtocol } from '../../test-support/own-protocol.ts';

const installed = vi.hoisted(() => ({ typescript: true }));

vi.mock(import('../typescript.ts'), async (original) => {
  const actual = await original();
  return {
    ...actual,
    typescriptFrom: (folder: string) => (installed.typescript ? actual.typescriptFrom(folder) : null),
  };
});

beforeEach(() => {
  installed.typescript = true;
});

const peek = fileURLToPath(new URL('../../test-support/cases/peek.ts', import.meta.url));

const checking = async (file: string, ...options: readonly string[]): Promise<Ran> =>
  plainly(await strategosHere(['check', file, '-n', '3', '-m', '0', ...options]));

const LINE = /peek\.ts:24:25: logic\.all\(votes\) === logic\.one compares truth values; compute with logic\.equal/;

describe('a program that looks at a value', { tags: ['thorough'] }, () => {
  test('is refused by the laws with the line', async () => {
    const { exit, err } = await checking(peek);
    expect(exit).toBe(65);
    expect(err).toMatch(/peek cannot be checked: .*it branches on a value/);
    expect(err).toMatch(LINE);
  });

  test('is refused before the laws, where that is asked for', async () => {
    const { exit, err } = await checking(peek, '--static');
    expect(exit).toBe(65);
    expect(err).toMatch(/^error: peek looks at truth values:\n/);
    expect(err).toMatch(LINE);
  });

  test('is refused with the line where the symbol that stands for a value throws', async () => {
    const text = readFileSync(peek, 'utf8')
      .replaceAll(/'\.\.\/\.\.\/([^']+)\.ts'/g, "'strategos/$1'")
      .replace('logic.all(votes) === logic.one', "(v as unknown as string) + '' === ''");
    const file = join(folderWith({ 'mine.ts': text }), 'mine.ts');
    const { exit, err } = await checking(file);
    expect(exit).toBe(65);
    expect(err).toContain('Cannot convert a Symbol value to a');
    expect(err).toMatch(/mine\.ts:24:25: \(v as unknown as string\) \+ '' calculates with truth values/);
  });
});

describe('an honest program', () => {
  test('is checked', { tags: ['thorough'] }, async () => {
    const file = fileURLToPath(new URL('../../test-support/cases/peel.ts', import.meta.url));
    expect(right(checkedStatically(right(await load(file)())))).toMatchObject({
      established: { purity: 'checked', values: 'checked' },
    });
  });

  test('is not refused where it is JavaScript', async () => {
    const { exit, out, err } = await checking(join(folderWith({ 'mine.mjs': ownProtocol() }), 'mine.mjs'), '--static');
    expect(err).toMatch(/^The static check was not made: .*mine\.mjs is no TypeScript\n$/);
    expect([exit, out]).toEqual([0, expect.stringContaining(': holds')]);
  });

  test('is not made again of a registered one, which our tests look over', async () => {
    const { exit, out, err } = await checking('majority', '--static');
    expect([exit, err]).toEqual([0, '']);
    expect(out).toContain('checked statically: purity, values');
  });

  test('is not refused where there is no TypeScript', async () => {
    installed.typescript = false;
    const { established } = right(checkedStatically(right(await load(ownFile())())));
    expect(established).toEqual({ purity: 'checked', values: 'not made: TypeScript is not installed' });
  });
});

describe('one that does not compile', () => {
  const wrong = "export const n: number = 'three';";

  test('is refused with the line', async () => {
    const { exit, out, err } = await checking(ownFile({ before: wrong }), '--static');
    expect(err).toMatch(/^error: mine does not compile:\n.*mine\.ts:3: Type 'string' is not assignable .*\(TS2322\)\n/);
    expect([exit, out]).toEqual([65, '']);
  });

  test('is refused with the first five errors', async () => {
    const many = Array.from({ length: 7 }, (_, i) => wrong.replace('n:', `n${String(i)}:`)).join('\n');
    const { err } = await checking(ownFile({ before: many }), '--static');
    expect(err.match(/TS2322/g)).toHaveLength(5);
    expect(err).toMatch(/\n  and \d+ more\n/);
  });

  test('is judged where that is not asked for', async () => {
    expect((await checking(ownFile({ before: wrong }))).exit).toBe(0);
  });

  test('has its errors told where the laws refuse it', async () => {
    const text = readFileSync(peek, 'utf8').replaceAll(/'\.\.\/\.\.\/([^']+)\.ts'/g, "'strategos/$1'");
    const { exit, err } = await checking(join(folderWith({ 'mine.ts': `${text}\n${wrong}` }), 'mine.ts'));
    expect(exit).toBe(65);
    expect(err).toMatch(/The line was not looked for, because it does not compile:\n.*mine\.ts:\d+: .*TS2322/);
  });
});

test('without TypeScript a program that looks at a value is refused all the same', async () => {
  installed.typescript = false;
  const { exit, err } = await checking(peek);
  expect(exit).toBe(65);
  expect(err).toContain('The line was not looked for: TypeScript is not installed');
});

test.each([
  [{ version: '6.0.3', createProgram: 0, forEachChild: 0, SyntaxKind: 0 }, null],
  [
    { version: '5.9.2', createProgram: 0, forEachChild: 0, SyntaxKind: 0 },
    'TypeScript 5.9.2 is too old: it takes version 6',
  ],
  [
    { version: '7.0.0' },
    'TypeScript 7.0.0 has no interface to ask it for types: it takes version 6 beside the protocol (npm install --save-dev typescript@6)',
  ],
  [
    {},
    'TypeScript of no version has no interface to ask it for types: it takes version 6 beside the protocol (npm install --save-dev typescript@6)',
  ],
])('which TypeScript can be asked: %j', (typescript, wrong) => {
  expect(unusable(typescript)).toBe(wrong);
});
