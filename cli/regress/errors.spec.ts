/**
 * `strategos regress` where a protocol cannot be checked: the error says where, and the others are checked all the same.
 */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ownProtocol } from '../../test-support/own-protocol.ts';
import type { Summary } from '../../test-support/regress-folder.ts';
import { broken, folderFor, om4, summary, withTypescript } from '../../test-support/regress-folder.ts';
import { withoutThreads } from '../../test-support/without-threads.ts';

withoutThreads();

/** Strict; without the types of a browser, which take a second to read. */
const TSCONFIG = JSON.stringify({
  compilerOptions: {
    strict: true,
    module: 'nodenext',
    allowImportingTsExtensions: true,
    lib: ['es2023'],
    types: [],
  },
});

describe('a protocol that cannot be checked keeps no other from it', () => {
  const cells = [broken, { ...om4, protocol: 'omm' }, om4];
  const standings = (of: Summary): readonly string[] => of.cells.map(({ standing }) => standing);

  test.each([
    {
      what: 'a name that is none',
      files: {},
      error: 'cells[1]: there is no protocol “omm”. Did you mean om?',
      of: 1,
      place: { file: 'expectations.json', line: 5 },
    },
    {
      what: 'a syntax error',
      files: { 'mine.ts': ownProtocol({ before: 'const oops = (;' }) },
      error: 'mine.ts:3:15: Unexpected ";"',
      of: 0,
      place: { file: 'mine.ts', line: 3 },
    },
    {
      what: 'an exception at load',
      files: { 'mine.ts': ownProtocol({ before: "throw new Error('not today');" }) },
      error: 'mine.ts:3:7: it could not be loaded: Error: not today',
      of: 0,
      place: { file: 'mine.ts', line: 3 },
    },
    {
      what: 'an exception later on',
      files: { 'mine.ts': ownProtocol({ program: { receive: "() => { throw new Error('oops'); }" } }) },
      error: 'mine: receive(0) in round 1 threw Error: oops',
      of: 0,
      place: { file: 'mine.ts', line: 4 },
    },
    {
      what: 'a type error',
      files: {
        'base.ts': `// @ts-nocheck\n${ownProtocol()}`,
        'mine.ts': "import { oops } from './oops.ts';\nexport { mine } from './base.ts';\nexport { oops };",
        'oops.ts': "export const fine = 1;\nexport const oops: number = 'text';",
        'tsconfig.json': TSCONFIG,
      },
      error: "oops.ts:2:14: Type 'string' is not assignable to type 'number'. (TS2322)",
      of: 0,
      place: { file: 'oops.ts', line: 2 },
    },
    { what: 'no file', files: { 'mine.ts': '' }, gone: true, error: 'cells[0]: there is no file mine.ts', of: 0 },
  ])('$what', async ({ files, error, of, place, gone }) => {
    const folder = withTypescript(folderFor(cells, files));
    if (gone === true) rmSync(join(folder, 'mine.ts'));
    const found = await summary(folder);
    expect(found.exit).toBe(1);
    expect(found.cells[of]).toMatchObject({ standing: 'error', error: expect.stringContaining(error) as string });
    if (place !== undefined) expect(found.cells[of]?.place).toMatchObject(place);
    expect(standings(found)).toEqual([of === 0 ? 'error' : 'as expected', 'error', 'as expected']);
  });

  test('a type error is found again, and gone when it is mended', { tags: ['thorough'] }, async () => {
    const mine = (text: string): string =>
      `import { generals } from 'strategos/model/army';\nexport { mine } from './base.ts';\n${text}\nvoid generals;`;
    const folder = withTypescript(
      folderFor([broken], { 'tsconfig.json': TSCONFIG, 'base.ts': `// @ts-nocheck\n${ownProtocol()}` }),
    );
    writeFileSync(join(folder, 'mine.ts'), mine("const a: number = '';"));
    expect(standings(await summary(folder))).toEqual(['error']);
    expect(standings(await summary(folder))).toEqual(['error']);
    writeFileSync(join(folder, 'mine.ts'), mine('const never_used: number = 1;'));
    expect(standings(await summary(folder))).toEqual(['as expected']);
  });
});
