import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { protocols } from '../test-support/protocols.ts';
import { left, right } from '../test-support/either.ts';
import { bundleOf } from './bundle.ts';
import { fingerprintOf, registeredFingerprints } from './fingerprint.ts';

const made: string[] = [];

/** A new folder with these files; the path of its `protocol.ts`. */
const folderOf = (files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'strategos-fingerprint-'));
  made.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return join(folder, 'protocol.ts');
};

const fingerprintOfText = async (text: string): Promise<string> =>
  right(await fingerprintOf(folderOf({ 'protocol.ts': text }))());

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

describe('a fingerprint', () => {
  const plain = 'export const rounds = (m: number): number => m + 1;\n';

  test('is that of the code, whatever its comments, layout and types', async () => {
    const commented = '/** R. */\nexport const rounds = (\n  m: 1 | 2,\n) =>\n  m + 1; // as in the paper\n';
    expect(await fingerprintOfText(commented)).toBe(await fingerprintOfText(plain));
  });

  test('changes with the code', async () => {
    expect(await fingerprintOfText(plain.replace('m + 1', 'm + 2'))).not.toBe(await fingerprintOfText(plain));
  });

  test('changes with the code of what is imported, and not with what is not', async () => {
    const entry = "import { rounds } from './rounds.ts';\nexport const all = [rounds];\n";
    const of = async (rounds: string): Promise<string> =>
      right(await fingerprintOf(folderOf({ 'protocol.ts': entry, 'rounds.ts': rounds }))());
    expect(await of('export const rounds = 2;')).not.toBe(await of('export const rounds = 3;'));
    expect(await of('export const rounds = 2; export const unused = 1;')).toBe(await of('export const rounds = 2;'));
  });

  test('is the same wherever the files lie, packages included', async () => {
    const files = {
      'protocol.ts': "import half from 'half';\nexport const bound: unknown = half;\n",
      'node_modules/half/package.json': '{ "name": "half", "main": "./half.js" }',
      'node_modules/half/half.js': 'module.exports = (n) => n / 2;',
    };
    expect(right(await fingerprintOf(folderOf(files))())).toBe(right(await fingerprintOf(folderOf(files))()));
  });

  test('is a SHA-256', async () => {
    expect(await fingerprintOfText(plain)).toMatch(/^sha256:[0-9a-f]{64}$/);
  });
});

describe('a bundle', () => {
  test('finds strategos and fp-ts without their being installed, and is complete', async () => {
    const file = folderOf({
      'protocol.ts': `
        import * as E from 'fp-ts/lib/Either.js';
        import { om } from 'strategos/model/protocols/om';
        import { along } from 'strategos/model/protocols/named';
        const same = along(om, null);
        export const title: string = E.isRight(same) ? same.right.title : '';
      `,
    });
    const bundle = right(await bundleOf(file)());
    const { title } = (await import(`data:text/javascript,${encodeURIComponent(bundle)}`)) as { title: string };
    expect(title).toBe('OM(m), oral messages');
    expect(bundle).not.toContain(dirname(file));
    expect(bundle).not.toContain(process.cwd());
  });

  test('says where a file cannot be read', async () => {
    const file = folderOf({ 'protocol.ts': 'export const rounds = 1;\nexport const claims = (;\n' });
    const { message, place } = left(await bundleOf(file)());
    expect(place).toMatchObject({ line: 2, column: 24 });
    expect(message).toMatch(/protocol\.ts:2:24: Unexpected ";"\n {4}export const claims = \(;$/);
  });

  test('says which of our modules there is not', async () => {
    const file = folderOf({ 'protocol.ts': "import { om } from 'strategos/model/om';\nexport const mine = om;\n" });
    const { message } = left(await bundleOf(file)());
    expect(message).toMatch(/protocol\.ts:1:20: strategos has no module “strategos\/model\/om”/);
  });

  test.each([
    { path: 'strategos/model/army.js', hint: '; drop the .js: “strategos/model/army”' },
    { path: 'strategos/model/army.ts', hint: '; drop the .ts: “strategos/model/army”' },
    { path: 'strategos/model/protocl', hint: '; did you mean “strategos/model/protocol”?' },
    { path: 'strategos/model/om.js', hint: '; did you mean “strategos/model/protocols/om”?' },
    { path: 'strategos/model/faultz/loss', hint: '; did you mean “strategos/model/faults/loss”?' },
    { path: 'strategos/model/zookeeper', hint: '; its modules are like strategos/model/protocol' },
    { path: 'strategos/confg', hint: '; did you mean “strategos/config”?' },
    { path: 'strategos/model', hint: '; its modules are like strategos/model/protocol' },
    { path: 'strategos', hint: '; its modules are like strategos/model/protocol' },
  ])('and what may have been meant by $path', async ({ path, hint }) => {
    const file = folderOf({ 'protocol.ts': `import { mine } from '${path}';\nexport const other = mine;\n` });
    const { message } = left(await bundleOf(file)());
    expect(message.split('\n')[0]).toMatch(new RegExp(`strategos has no module “${path}”${hint.replace('?', '\\?')}$`));
  });

  test('says that there is no such file', async () => {
    const { message, place } = left(await bundleOf(join(tmpdir(), 'no-such-protocol.ts'))());
    expect(place).toBeNull();
    expect(message).toMatch(/^there is no file .*no-such-protocol\.ts$/);
  });

  test('says that a folder is no file', async () => {
    const { message } = left(await bundleOf(tmpdir())());
    expect(message).toBe(`${tmpdir()} is a folder; name the file that the protocol is in`);
  });
});

test('every registered protocol has a fingerprint of its own', async () => {
  const fingerprints = right(await registeredFingerprints()());
  expect(Object.keys(fingerprints)).toEqual(protocols.map(({ name }) => name));
  expect(new Set(Object.values(fingerprints)).size).toBe(protocols.length);
});
