/**
 * TypeScript 7 has no interface: it is asked by its command line. Here a package is made that is version 7 by its name, and has
 * the program of the version that is installed, which prints the same.
 *
 * @module-tag thorough
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../../test-support/folder.ts';
import { typeErrorsIn } from './types.ts';
import type { TypeAnswer } from './type-question.ts';

const INSTALLED = createRequire(import.meta.url).resolve('typescript/lib/tsc.js');

const MANIFEST = { name: 'typescript', version: '7.0.2', main: './version.cjs', bin: { tsc: './tsc.cjs' } };

/** A folder with such a package, whose program is this, and with these files. */
const beside = (files: Readonly<Record<string, string>>, program = `require(${JSON.stringify(INSTALLED)})`): string => {
  const folder = folderWith({
    'tsconfig.json': JSON.stringify({ extends: './base' }),
    'base.json': JSON.stringify({
      compilerOptions: {
        strict: true,
        module: 'esnext',
        moduleResolution: 'bundler',
        allowImportingTsExtensions: true,
        composite: true,
        lib: ['es2023'],
        types: [],
        paths: { '~/*': ['./*'] },
      },
    }),
    'node_modules/typescript/package.json': JSON.stringify(MANIFEST),
    'node_modules/typescript/version.cjs': "exports.version = '7.0.2';",
    'node_modules/typescript/tsc.cjs': program,
  });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
};

const asked = (folder: string, ...roots: readonly string[]): readonly TypeAnswer[] =>
  typeErrorsIn({
    typescript: join(folder, 'node_modules/typescript/version.cjs'),
    tsconfig: join(folder, 'tsconfig.json'),
    roots: roots.map((root) => join(folder, root)),
  });

describe('by the command line', () => {
  test('each protocol by itself: the first error in its file, or in one that it imports, and what it rests on', () => {
    const folder = beside({
      'good.ts': "import { half } from './half.ts';\nexport const one = half(2);",
      'half.ts': 'export const half = (x: number): number => x / 2;',
      'wrong.ts': "import { half } from '~/half.ts';\nconst unused = 1;\nexport const one = half({\n  x: 'x' });",
      'rests.ts': "import { one } from './wrong.ts';\nexport const two = one;",
    });
    const [good, wrong, rests] = asked(folder, 'good.ts', 'wrong.ts', 'rests.ts');
    expect(good?.error).toBeNull();
    const files = ['good.ts', 'half.ts', 'tsconfig.json', 'base.json'];
    expect(good?.files.toSorted()).toEqual(files.map((file) => join(folder, file)).toSorted());
    const message = "Argument of type '{ x: string; }' is not assignable to parameter of type 'number'. (TS2345)";
    expect(wrong?.error).toEqual({ file: join(folder, 'wrong.ts'), line: 3, column: 25, message });
    expect(rests?.error).toEqual(wrong?.error);
  });

  test('what is explained below an error belongs to it', () => {
    const folder = beside({ 'a.ts': 'export const a: { x: number } = { x: 1, y: { z: 2 } } as { x: string };' });
    expect(asked(folder, 'a.ts')[0]?.error?.message).toMatch(
      /^Type '\{ x: string; \}' is not .* 'x' are incompatible\. .* \(TS2322\)$/,
    );
  });

  test('a protocol finds us where we are not installed', () => {
    const text = "import { at } from 'strategos/model/at';\nexport const one: number = at([1, 2], 0);\n";
    const folder = beside({ 'mine.ts': text, 'wrong.ts': `${text}export const two: string = at([1, 2], 0);` });
    expect(asked(folder, 'mine.ts', 'wrong.ts').map(({ error }) => error?.message ?? null)).toEqual([
      null,
      "Type 'number' is not assignable to type 'string'. (TS2322)",
    ]);
  });
});

describe('what cannot be asked is said', () => {
  const one = { 'a.ts': 'export const a = 1;' };

  test.each([
    {
      what: 'an error of no file',
      program: "console.log('error TS5023: Unknown compiler option');",
      says: /^TypeScript says: Unknown compiler option \(TS5023\)$/,
    },
    {
      what: 'a program that fails',
      program: "console.error('no such binary'); process.exit(9);",
      says: /tsc\.cjs could not be run: no such binary/,
    },
  ])('$what', ({ program, says }) => {
    expect(() => asked(beside(one, program), 'a.ts')).toThrow(says);
  });

  test('a package without a program', () => {
    const folder = beside(one);
    writeFileSync(join(folder, 'node_modules/typescript/package.json'), JSON.stringify({ ...MANIFEST, bin: {} }));
    expect(() => asked(folder, 'a.ts')).toThrow(/TypeScript in .*typescript has no program tsc/);
  });
});
