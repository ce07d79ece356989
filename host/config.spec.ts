import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { here } from '../test-support/command-line.ts';
import { left, right } from '../test-support/either.ts';
import { folderWith } from '../test-support/folder.ts';
import { ownProtocol } from '../test-support/own-protocol.ts';
import { findConfig, standardConfig } from './config.ts';
import { load } from './load.ts';

const CONFIG = `
import { defineConfig } from 'strategos/config';

export default defineConfig({
  protocols: { mine: './protocols/mine.ts' },
});
`;

/** A repository of one's own, with the current folder in it. */
const inside = (files: Readonly<Record<string, string>>, folder = '.'): string => {
  const root = folderWith({ 'protocols/mine.ts': ownProtocol(), 'strategos.config.ts': CONFIG, ...files });
  process.chdir(join(root, folder));
  return root;
};

const before = process.cwd();

afterEach(() => {
  process.chdir(before);
});

describe('a configuration is found', () => {
  test('from any folder below it, with every path absolute and what it leaves out filled in', async () => {
    const root = inside({ 'a/b/c.txt': '' });
    expect(right(await findConfig(join(root, 'a', 'b'))())).toEqual({
      file: join(root, 'strategos.config.ts'),
      folder: root,
      protocols: { mine: join(root, 'protocols', 'mine.ts') },
      expectations: join(root, 'expectations.json'),
      corpus: join(root, 'counterexamples'),
      store: join(root, '.strategos'),
    });
  });

  test('the nearest one counts', async () => {
    const root = inside({ 'a/strategos.config.mjs': "export default { corpus: '../attacks' };" });
    const config = right(await findConfig(join(root, 'a'))());
    expect(config).toMatchObject({ folder: join(root, 'a'), corpus: join(root, 'attacks'), protocols: {} });
  });

  test('or there is none', async () => {
    const folder = folderWith();
    expect(right(await findConfig(folder)())).toBeNull();
    expect(standardConfig(folder)).toMatchObject({ file: null, folder, store: join(folder, '.strategos') });
  });
});

describe('what is wrong with one is said with its file', () => {
  const complaint = async (text: string): Promise<string> => {
    const root = inside({ 'strategos.config.ts': text });
    return left(await findConfig(root)()).message;
  };

  test.each<readonly [string, string, string]>([
    [
      'a misspelt field, with its line',
      'export default {\n  corpus: "a",\n  protocol: {},\n};',
      'strategos.config.ts:3: protocol: there is no such field; did you mean protocols?',
    ],
    [
      'a protocol that is no file',
      'export default {\n  protocols: {\n    "two-phase": 2,\n  },\n};',
      "strategos.config.ts:3: protocols.two-phase: expected a file, './protocols/two-phase.ts', and found 2",
    ],
    [
      'a name that is taken',
      "export default {\n  protocols: { om: './om.ts' },\n};",
      'strategos.config.ts:2: protocols.om: Strategos has a protocol of that name; call yours something else',
    ],
    [
      'no default export',
      'export const config = {};',
      'strategos.config.ts exports no configuration; write: export default defineConfig({ … })',
    ],
    [
      'an exception',
      "export default {};\n\nthrow new Error('no');",
      'strategos.config.ts:3:7: it could not be loaded: Error: no',
    ],
    [
      'something that is not there',
      "\nimport './nothing.ts';\nexport default {};",
      "strategos.config.ts:2:8: there is no file “./nothing.ts”; mend the path\n    import './nothing.ts';",
    ],
    [
      'something that strategos does not have',
      "import 'strategos/confg';\nexport default {};",
      "strategos.config.ts:1:8: strategos has no module “strategos/confg”; did you mean “strategos/config”?\n    import 'strategos/confg';",
    ],
  ])('%s', async (_what, text, expected) => {
    expect(await complaint(text)).toBe(expected);
  });

  test('two of them in one folder', async () => {
    const root = inside({ 'strategos.config.js': 'export default {};' });
    expect(left(await findConfig(root)())).toMatchObject({
      exit: 65,
      message: 'strategos.config.ts and strategos.config.js are both there; only one can count',
    });
  });
});

describe('the protocols of a configuration', () => {
  test('are loaded by name, from any folder, and travel by that name', async () => {
    inside({ 'a/b.txt': '' }, 'a');
    const loaded = right(await load('mine')());
    expect(loaded).toMatchObject({ module: null, fromSource: true, protocol: { name: 'mine' } });
    expect(right(await loaded.fingerprint())).toMatch(/^sha256:/);
  });

  test('over a graph, too', async () => {
    inside({});
    expect(right(await load('mine@cycle')()).protocol.name).toBe('mine@cycle');
  });

  test('by export, with the properties that the file brings along', async () => {
    inside({
      'strategos.config.ts': "export default { protocols: { mine: './all.ts#mine' } };",
      'all.ts': ownProtocol({
        after: `export const other = { ...mine, name: 'other' };
          export const properties = [{ name: 'own', statement: '', source: '', symmetric: false, on: () => ({}) }];`,
      }),
    });
    expect(right(await load('mine')()).properties.map(({ name }) => name)).toEqual(['own']);
  });

  test.each<readonly [string, string, string]>([
    ['a name nearly right', 'mien', 'Did you mean mine? There are om, sm'],
    ['a name nearly right of ours', 'onm', 'Did you mean om? There are om, sm'],
    ['another name', 'elephant', '; strategos.config.ts registers mine; any other is given by its file'],
  ])('%s', async (_what, name, expected) => {
    inside({});
    const { exit, message } = left(await load(name)());
    expect(exit).toBe(64);
    expect(message).toContain(expected);
  });

  test('that have another name of their own', async () => {
    inside({ 'strategos.config.ts': "export default {\n  protocols: { yours: './protocols/mine.ts' },\n};" });
    expect(left(await load('yours')()).message).toBe(
      'strategos.config.ts:2: protocols.yours: what protocols/mine.ts exports is named “mine”; register it under its own name',
    );
  });

  test('that are not there do not keep the others from being loaded', async () => {
    inside({
      'strategos.config.ts': "export default { protocols: { mine: './protocols/mine.ts', lost: './lost.ts' } };",
    });
    expect(right(await load('mine')()).protocol.name).toBe('mine');
    expect(left(await load('lost')())).toMatchObject({
      exit: 65,
      message: 'strategos.config.ts:1: protocols.lost: there is no file lost.ts',
    });
    expect(right(await load('om')()).protocol.name).toBe('om');
  });

  test('are listed, and asked about', async () => {
    inside({});
    const listed = await here('protocols');
    expect(listed.out).toMatch(/Your own, by strategos\.config\.ts:\n {2}mine {2}protocols\/mine\.ts\n/);
    expect(JSON.parse((await here('protocols --json')).out)).toMatchObject({ own: { mine: 'protocols/mine.ts' } });
    const checked = await here('check mine -n 3 -m 1');
    expect(checked).toMatchObject({ exit: 1, err: '' });
    expect(checked.out).toContain('Found by: strategos check mine -n 3 -m 1\n');
  });
});
