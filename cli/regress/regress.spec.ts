/**
 * `strategos regress` in a folder of one's own. What cannot be checked is in `errors.spec.ts`, the store in `store.spec.ts`;
 * interruptions, watching and two runs at once are in `under-way.spec.ts`.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { counterexampleText } from '../../counterexamples/counterexample.ts';
import { textOfExpectations } from '../../regression/expectations.ts';
import { om3Counterexample } from '../../test-support/counterexample.ts';
import { filesIn, folderWith } from '../../test-support/folder.ts';
import { inFolder } from '../../test-support/in-folder.ts';
import { ownProtocol } from '../../test-support/own-protocol.ts';
import { broken, folderFor, holds, om4, summary } from '../../test-support/regress-folder.ts';
import { withoutThreads } from '../../test-support/without-threads.ts';

withoutThreads();

/** It does as it was told, whatever the others say. */
const STUBBORN = ownProtocol({ program: { receive: '(_self, state) => state' } });

describe('what is as expected', () => {
  test('exits 0, and is answered from the store the next time', async () => {
    const folder = folderFor([holds, broken, om4], {
      'counterexamples/om/a.json': counterexampleText(om3Counterexample),
    });
    const first = await inFolder(folder, 'regress');
    expect([first.exit, first.err]).toEqual([0, '']);
    expect(first.out).toMatch(/^3 cells and 1 counterexample as expected \(1 cell still broken\)/);
    const second = await inFolder(folder, 'regress');
    expect(second.out).toMatch(
      /^3 cells and 1 counterexample as expected \(1 cell still broken, 3 answered from the store\)/,
    );
  });

  test('--all asks again', { tags: ['thorough'] }, async () => {
    const folder = folderFor([om4]);
    await summary(folder);
    expect((await summary(folder, '--all')).cells[0]).toMatchObject({ standing: 'as expected', stored: false });
  });

  test('only what is wanted, if something is', { tags: ['thorough'] }, async () => {
    const folder = folderFor([holds, broken, om4]);
    expect((await summary(folder, 'om')).cells.map(({ name }) => name)).toEqual(['om -n 4 -m 1']);
    expect((await summary(folder, './mine.ts -n 3 -m 1')).totals).toMatchObject({ cells: 1 });
    const none = await inFolder(folder, 'regress', 'om -n 5');
    expect([none.exit, none.err]).toEqual([64, expect.stringContaining('there is no cell “om -n 5”')]);
  });
});

describe('what is not', () => {
  test('newly failing, with the story of the attack; kept by --save under the claim that it refutes', async () => {
    const folder = folderFor([{ ...broken, verdict: 'holds' }]);
    const ran = await inFolder(folder, 'regress', '--save');
    expect(ran.exit).toBe(1);
    expect(ran.out).toMatch(/^Newly failing \(1\)\n {2}\.\/mine\.ts -n 3 -m 1 was expected to hold, and is broken/);
    expect(ran.out).toContain('is a traitor.');
    expect(ran.out).toContain('at mine.ts:4');
    expect(ran.out).toContain('Again: strategos check ./mine.ts -n 3 -m 1');
    const [file = ''] = filesIn(join(folder, 'counterexamples'));
    expect(file).toBe('mine/agreement-n3-m1.json');
    expect(JSON.parse(readFileSync(join(folder, 'counterexamples', file), 'utf8'))).toMatchObject({
      title: 'mine does not guarantee agreement with n = 3, m = 1, at most 1 faulty (byzantine)',
      expect: 'violated',
    });
    // It is in the corpus now, and replayed first of all.
    expect((await summary(folder)).replays).toMatchObject([
      { outcome: 'reproduced', asExpected: true },
      { outcome: 'reproduced', asExpected: true },
    ]);
  });

  test('newly passing, changed, slower', async () => {
    const folder = folderFor([
      { ...holds, verdict: 'violated' },
      { ...broken, violating: { agreement: '1' } },
      { ...om4, evaluations: 1 },
    ]);
    const ran = await inFolder(folder, 'regress');
    expect(ran.exit).toBe(1);
    expect(ran.out).toMatch(/Newly passing \(1\)\n[^]*Changed \(1\)\n[^]*Slower \(1\)\n/);
  });

  test('a slow-down fails nothing', { tags: ['thorough'] }, async () => {
    const { exit, totals } = await summary(folderFor([{ ...om4, evaluations: 1 }]));
    expect([exit, totals['slower']]).toEqual([0, 1]);
  });

  test('fixed, until it is accepted', async () => {
    const fixed = { ...om3Counterexample, army: { ...om3Counterexample.army, n: 4 } };
    const folder = folderFor([], { 'counterexamples/om/a.json': counterexampleText(fixed) });
    const ran = await inFolder(folder, 'regress');
    expect(ran.exit).toBe(1);
    expect(ran.out).toContain('strategos replay --accept counterexamples/om/a.json');
    expect((await inFolder(folder, 'replay', '--accept', 'counterexamples/om/a.json')).exit).toBe(0);
    expect(await summary(folder)).toMatchObject({ exit: 0, replays: [{ outcome: 'fixed', asExpected: true }] });
  });
});

describe('what changed', () => {
  test('is asked again, and nothing else', async () => {
    const folder = folderFor([holds, { ...broken, fewest: { agreement: 1 } }, om4]);
    await summary(folder);
    writeFileSync(join(folder, 'mine.ts'), STUBBORN);
    const { cells, exit } = await summary(folder);
    expect(cells.map(({ standing, stored }) => [standing, stored])).toEqual([
      ['newly failing', false],
      ['changed', false],
      ['as expected', true],
    ]);
    expect(exit).toBe(1);
  });

  test('is what a protocol imports, too; a comment is no change', { tags: ['thorough'] }, async () => {
    const uses = ownProtocol({
      before: "import { rounds } from './rounds.ts';",
      definition: { rounds: '() => rounds' },
    });
    const folder = folderFor([{ ...holds, rounds: 1 }], { 'mine.ts': uses, 'rounds.ts': 'export const rounds = 1;' });
    expect((await summary(folder)).exit).toBe(0);
    writeFileSync(join(folder, 'rounds.ts'), '/* once */ export const rounds: number = 1;');
    expect(await summary(folder)).toMatchObject({ exit: 0, cells: [{ stored: true }] });
    writeFileSync(join(folder, 'rounds.ts'), 'export const rounds = 2;');
    expect(await summary(folder)).toMatchObject({ exit: 1, cells: [{ stored: false, standing: 'changed' }] });
  });

  test('an expectation is compared anew: it is no part of what is kept', { tags: ['thorough'] }, async () => {
    const folder = folderFor([om4]);
    await summary(folder);
    writeFileSync(join(folder, 'expectations.json'), textOfExpectations([{ ...om4, scenarios: '35' }]));
    expect(await summary(folder)).toMatchObject({ exit: 1, cells: [{ stored: true, standing: 'changed' }] });
  });
});

describe('bad input', () => {
  test.each([
    { text: '', says: 'expectations.json: the file is empty' },
    {
      text: '{ "schema": "strategos/expectations/1", "cell": [] }',
      says: 'there is no field “cell”; did you mean cells?',
    },
    {
      text: textOfExpectations([om4, om4]),
      says: 'expectations.json: cells[1]: it asks what cells[0] asks already: om -n 4 -m 1',
    },
  ])('$says', async ({ text, says }) => {
    const { exit, err } = await inFolder(folderWith({ 'expectations.json': text }), 'regress');
    expect([exit, err]).toEqual([65, expect.stringContaining(says)]);
  });

  test('no expectations, no corpus where one is named', async () => {
    const folder = folderWith();
    expect(await inFolder(folder, 'regress')).toMatchObject({
      exit: 65,
      err: expect.stringContaining('there is no such file') as string,
    });
    for (const option of ['--expectations', '--junit', '--summary'])
      expect(await inFolder(folderFor([om4], { 'a/b': '' }), 'regress', option, 'a')).toMatchObject({
        exit: 65,
        out: '',
        err: expect.stringContaining('error: a is a folder; name a file, such as a/') as string,
      });
    const dot = await inFolder(folderFor([om4]), 'regress', '--expectations', '.');
    expect(dot.err).toContain('. is a folder; name a file, such as expectations.json');
    const file = await inFolder(folderFor([om4]), 'regress', '--corpus', 'mine.ts');
    expect(file).toMatchObject({
      exit: 65,
      err: expect.stringContaining('mine.ts is a file; name the folder') as string,
    });
    const missing = await inFolder(folderFor([om4]), 'regress', '--corpus', 'nowhere');
    expect(missing).toMatchObject({ exit: 65, err: expect.stringContaining('there is no folder nowhere') as string });
  });

  test('a file of the corpus that is none', { tags: ['thorough'] }, async () => {
    const folder = folderFor([om4], { 'counterexamples/bad.json': '{' });
    expect(await summary(folder)).toMatchObject({ exit: 1, replays: [{ outcome: 'error', asExpected: false }] });
  });

  test.each([
    ['--record', '--watch'],
    ['--record', '--save'],
    ['--record', '--trust-solver'],
    ['--watch', '--json'],
  ])('%s does not go with %s', async (...options) => {
    expect((await inFolder(folderFor([om4]), 'regress', ...options)).exit).toBe(64);
  });
});

test('a configuration says where things are, and what they are called', async () => {
  const folder = folderWith({
    'strategos.config.ts': `export default { protocols: { mine: './protocols/mine.ts' }, expectations: 'expected.json', store: 'kept' };`,
    'protocols/mine.ts': ownProtocol(),
    'expected.json': textOfExpectations([
      { ...broken, protocol: 'mine' },
      { ...broken, protocol: 'mime', n: 4 },
    ]),
    'below/empty.txt': '',
  });
  const { exit, cells } = await summary(join(folder, 'below'));
  expect(exit).toBe(1);
  expect(cells).toMatchObject([
    { name: 'mine -n 3 -m 1', standing: 'as expected' },
    { standing: 'error', error: expect.stringContaining('Did you mean mine?') as string },
  ]);
  expect(existsSync(join(folder, 'kept', 'store'))).toBe(true);
});

test('reports for machines are written where they are wanted', async () => {
  const folder = folderFor([{ ...broken, verdict: 'holds' }]);
  mkdirSync(join(folder, 'out'));
  writeFileSync(join(folder, 'out', 'summary.md'), 'before\n');
  const { exit, out } = await inFolder(
    folder,
    'regress',
    '--junit',
    'out/junit.xml',
    '--summary',
    'out/summary.md',
    '--github',
  );
  expect(exit).toBe(1);
  expect(out).toMatch(/^::error .*file=mine\.ts,line=4/m);
  expect(readFileSync(join(folder, 'out', 'junit.xml'), 'utf8')).toMatch(/^<\?xml/);
  expect(readFileSync(join(folder, 'out', 'summary.md'), 'utf8')).toMatch(/^before\n[^]*mermaid/);
  const unwritten = await inFolder(folder, 'regress', '--junit', 'mine.ts/junit.xml');
  expect(unwritten).toMatchObject({
    exit: 65,
    err: expect.stringContaining('cannot write mine.ts/junit.xml') as string,
  });
});
