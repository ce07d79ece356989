/**
 * A protocol is loaded, by its name or from a file. What comes of one's own once it runs is in
 * `own-protocol.spec.ts`.
 */
import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Failure } from './exit.ts';
import { load } from './load.ts';
import { om } from '../model/protocols/om.ts';
import { left, right } from '../test-support/either.ts';
import { folderWith } from '../test-support/folder.ts';
import { ownFile, ownProtocol } from '../test-support/own-protocol.ts';

const failure = async (name: string): Promise<Failure> => left(await load(name)());

describe('by name', () => {
  test('a registered protocol, with its fingerprint', async () => {
    const loaded = right(await load('om')());
    expect(loaded).toMatchObject({ protocol: om, properties: [], module: null });
    expect(right(await loaded.fingerprint())).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test('none of that name: the nearest is suggested', async () => {
    const { exit, message } = await failure('omm');
    expect(exit).toBe(64);
    expect(message).toMatch(/there is no protocol “omm”\. Did you mean om\?/);
    expect((await failure('zookeeper')).message).not.toContain('Did you mean');
  });
});

describe('by file', () => {
  test('TypeScript, wherever it lies', async () => {
    const file = ownFile();
    const { protocol, module, fingerprint } = right(await load(file)());
    expect([protocol.name, module]).toEqual(['mine', file]);
    expect(right(await fingerprint())).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  test('JavaScript, with what it imports', async () => {
    const folder = folderWith({
      'mine.mjs': ownProtocol({ before: "import { name } from './name.js';", definition: { name: 'name' } }),
      'name.js': "export const name = 'imported';",
    });
    expect(right(await load(join(folder, 'mine.mjs'))()).protocol.name).toBe('imported');
  });

  test.each([
    ['mine.cjs', (text: string) => text.replace('export const mine = ', 'module.exports.mine = ')],
    ['mine.js', (text: string) => `${text.replace('export const mine', 'const mine')}module.exports = { mine };`],
    ['mine.cjs', (text: string) => text.replace('export const mine = ', 'module.exports = ')],
  ])('CommonJS, with what it exports by name or as a whole: %s, case %#', async (name, changed) => {
    const imported = "const { protocol } = require('strategos/model/protocol');";
    const text = changed(ownProtocol().replace(/import .*\n/, `${imported}\n`));
    expect(right(await load(join(folderWith({ [name]: text }), name))()).protocol.name).toBe('mine');
  });

  test('the fingerprint changes with the file, whatever it was loaded as', async () => {
    const file = ownFile();
    const first = right(await right(await load(file)()).fingerprint());
    writeFileSync(file, ownProtocol({ definition: { rounds: '() => 2' } }));
    const { protocol, fingerprint } = right(await load(file)());
    expect(protocol.rounds({ n: 3, m: 0, values: 2, parameters: {} })).toBe(2);
    expect(right(await fingerprint())).not.toBe(first);
  });

  test('one of several, after a #', async () => {
    const several = { after: "export const other = protocol({ ...mine, name: 'other' });" };
    const file = ownFile(several);
    expect(right(await load(`${file}#other`)()).protocol.name).toBe('other');
    expect(right(await load(`${file}#mine`)())).toMatchObject({ protocol: { name: 'mine' }, module: `${file}#mine` });
    expect(await failure(file)).toEqual({
      _tag: 'Failure',
      exit: 65,
      message: `${file} exports several protocols; say which: ${file}#mine or ${file}#other`,
    });
    expect((await failure(`${file}#third`)).message).toBe(
      `${file} exports no protocol “third”; it exports mine, other`,
    );
  });

  test('the default export as well, which is the same', async () => {
    const file = ownFile({ after: 'export default mine;' });
    expect(right(await load(file)())).toMatchObject({ protocol: { name: 'mine' }, module: file });
    expect(right(await load(`${file}#default`)()).protocol.name).toBe('mine');
  });

  test('over a graph, under the name that this makes', async () => {
    const file = ownFile({
      before: "import { cycle, over } from 'strategos/model/protocols/sparse';",
      after: 'export const sparse = over(mine, cycle);',
    });
    expect(right(await load(`${file}#sparse`)()).protocol).toMatchObject({ name: 'mine@cycle', sizes: { least: 3 } });
  });

  test('properties of one’s own come along, whatever else is exported', async () => {
    const file = ownFile({
      after: `
        export const rounds = 3;
        export const helper = { name: 'no property' };
        export const properties = [
          { name: 'calm', statement: 'nobody attacks', source: 'mine', symmetric: true, on: () => ({}) },
          { name: 'bold', statement: 'everybody attacks', symmetric: false, on: () => ({}) },
        ];`,
    });
    expect(right(await load(file)()).properties.map(({ name }) => name)).toEqual(['calm', 'bold']);
  });

  test.each([
    ["'calm'", 'properties[1] is no property { name, statement, symmetric, on }'],
    ['null', 'properties[1] is no property { name, statement, symmetric, on }'],
    ['', 'properties[1] is no property { name, statement, symmetric, on }'],
    ['{ ...calm, symmetric: undefined }', 'properties[1] (calm) does not say whether it is symmetric'],
    ['calm', 'properties[0] and properties[1] are both named “calm”; each needs a name of its own'],
  ])('but not one that is none, or is named like another: %s', async (second, says) => {
    const file = ownFile({
      after: `const calm = { name: 'calm', statement: 'nobody attacks', symmetric: true, on: () => ({}) };
        export const properties = [calm, ${second}, ];`,
    });
    const { exit, message } = await failure(file);
    expect(exit).toBe(65);
    expect(message).toContain(`${file}: ${says}`);
  });

  test('no such file', async () => {
    const { exit, message } = await failure('./no-such-protocol.ts');
    expect([exit, message]).toEqual([65, 'there is no file ./no-such-protocol.ts']);
  });

  test('one that exports no protocol', async () => {
    const file = join(folderWith({ 'empty.ts': 'export const n = 3;' }), 'empty.ts');
    expect(await failure(file)).toMatchObject({
      exit: 65,
      message: `${file} exports no protocol; write: export const mine = protocol({ … })`,
    });
    expect((await failure(`${file}#mine`)).message).toBe(`${file} exports no protocol “mine”; it exports none`);
  });

  test('one that does not compile: the place, and the line', async () => {
    const file = ownFile({ before: 'const oops = (;' });
    const { exit, message } = await failure(file);
    expect(exit).toBe(65);
    expect(message).toMatch(new RegExp(`${basename(file)}:3:15: Unexpected ";"\\n {4}const oops = \\(;`));
  });

  test('one that imports what is not there: the place', async () => {
    const file = ownFile({ before: "import { x } from './missing.ts'; export const y = x;" });
    expect((await failure(file)).message).toMatch(/mine\.ts:3:19: there is no file “\.\/missing\.ts”/);
  });

  test('one that throws when it is loaded', async () => {
    const file = ownFile({ before: "throw new Error('not today');" });
    const { exit, message } = await failure(file);
    expect(exit).toBe(65);
    expect(message).toMatch(/mine\.ts:3:7: it could not be loaded: Error: not today$/);
  });
});

describe('what is wrong with a protocol is said by field', () => {
  test.each<{ readonly definition: Readonly<Record<string, string>>; readonly says: string }>([
    { definition: { name: "'My Protocol'" }, says: 'name is "My Protocol": use lower-case words joined by hyphens' },
    { definition: { name: '3' }, says: 'name is 3: use' },
    { definition: { problem: "'consensu'" }, says: 'problem is "consensu": did you mean consensus?' },
    { definition: { problem: 'undefined' }, says: 'problem is undefined' },
    { definition: { rounds: '3' }, says: 'rounds is not a function' },
    { definition: { claims: "['attack']" }, says: 'claims is not a function' },
    { definition: { coins: '1' }, says: 'coins is not a function' },
    { definition: { faults: "'byzantine'" }, says: 'faults lists no family of faults' },
    { definition: { faults: '[]' }, says: 'faults lists no family of faults' },
    { definition: { faults: "['byzantine', 'crsh']" }, says: 'faults is "crsh": did you mean crash?' },
    { definition: { faults: '[undefined]' }, says: 'faults is undefined. There are byzantine' },
    { definition: { name: '7n' }, says: 'name is 7n: use' },
    { definition: { parameters: 'null' }, says: 'parameters is not a record' },
    { definition: { parameters: '{ k: null }' }, says: 'parameters.k has no function “standard”' },
    { definition: { sizes: 'null' }, says: 'sizes is not { least, most }' },
    { definition: { sizes: '{}' }, says: 'sizes is {}: { least, most } are the fewest and the most generals' },
    { definition: { mostValues: "'many'" }, says: 'mostValues is "many": how many different orders' },
    { definition: { silence: "'detectble'" }, says: 'silence is "detectble": did you mean detectable?' },
    { definition: { signature: 'undefined' }, says: 'signature is undefined: it is a function, or null' },
    { definition: { title: '3' }, says: 'title is 3: it is text' },
  ])('$definition', async ({ definition, says }) => {
    const file = ownFile({ definition });
    const { exit, message } = await failure(file);
    expect(exit).toBe(65);
    expect(message).toContain(`${file}: ${says}`);
  });

  test('one that was written without protocol()', async () => {
    const file = join(
      folderWith({
        'bare.ts':
          "export const mine = { name: 'mine', problem: 'consensus', rounds: () => 1, claims: () => [], program: () => ({}) };",
      }),
      'bare.ts',
    );
    expect((await failure(file)).message).toMatch(
      /admissible is not a function; wrap the definition in protocol\(\{ … \}\)/,
    );
  });
});
