/**
 * What a file is called, and what its folder is, is nothing to its bundle.
 */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bundleModule } from './bundle.ts';
import { runBundle } from './run-bundle.ts';
import { left, right } from '../test-support/either.ts';
import { folderWith } from '../test-support/folder.ts';

const TEXT =
  "import { one } from './one.ts';\nclass Two {\n  two = 2;\n}\nexport const sum: number = one + new Two().two;\n";

const FILES = {
  'one.ts': 'export const one: number = 1;\n',
  // An option of TypeScript that is seen in the text: the entry is not to lose it.
  'tsconfig.json': '{ "compilerOptions": { "target": "es2015", "useDefineForClassFields": false } }',
};

const bundled = async (name: string, text = TEXT, more: Readonly<Record<string, string>> = {}): Promise<string> => {
  const folder = folderWith({ ...FILES, ...more, [name]: text });
  return right(await bundleModule(join(folder, name))()).text;
};

describe('the text of a bundle', () => {
  test.each(['a*b.ts', '*.ts', 'a**b?[c]{d}.ts', "it's $(id).ts", 'a(1)&.ts'])(
    'is the same, whatever the file is called: %s',
    async (name) => {
      expect(await bundled(name)).toBe(await bundled('plain.ts'));
    },
  );

  test('is that of the file alone, though others are called alike', async () => {
    const others = { 'a-b.ts': 'export const other = 1;\n', 'a_b.ts': TEXT, 'a--b.ts': 'export default 3;\n' };
    expect(await bundled('a*b.ts', TEXT, others)).toBe(await bundled('plain.ts'));
  });

  test.each(['a*b', '*', 'a b'])('is the same in any folder: %s', async (name) => {
    const files = Object.fromEntries(Object.entries(FILES).map(([path, text]) => [`${name}/${path}`, text]));
    const folder = folderWith({ ...files, [`${name}/mine.ts`]: TEXT });
    expect(right(await bundleModule(join(folder, name, 'mine.ts'))()).text).toBe(await bundled('plain.ts'));
  });
});

test.each(['plain.ts', 'a*b.ts', 'a b.ts', 'a%20b%.ts', 'ü.ts'])(
  'what is thrown in %s is told with its line',
  async (name) => {
    const folder = folderWith({ [name]: "const text: string = 'no';\nthrow new Error(text);\n", 'a-b.ts': '' });
    const made = right(await bundleModule(join(folder, name))());
    const { place, message } = left(await runBundle(made)());
    expect(place).toMatchObject({ line: 2 });
    expect(message).toContain(`/${name}:2:`);
  },
);

test('a file behind a link is told with its line as well', async () => {
  const folder = folderWith({ 'there/a*b.ts': 'throw new Error();\n', 'there/a-b.ts': '' });
  symlinkSync('there', join(folder, 'here'));
  const made = right(await bundleModule(join(folder, 'here', 'a*b.ts'))());
  expect(left(await runBundle(made)()).place).toMatchObject({ line: 1 });
});
