/**
 * `strategos regress --record`: what is so now is written down.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../regression/cell.ts';
import { decodeExpectations } from '../../regression/expectations-codec.ts';
import { textOfExpectations } from '../../regression/expectations.ts';
import { right } from '../../test-support/either.ts';
import { folderWith } from '../../test-support/folder.ts';
import { inFolder } from '../../test-support/in-folder.ts';
import { ownProtocol } from '../../test-support/own-protocol.ts';
import { withoutThreads } from '../../test-support/without-threads.ts';

withoutThreads();

const om4: Cell = { protocol: 'om', n: 4, m: 1, verdict: 'holds' };
const om3: Cell = { protocol: 'om', n: 3, m: 1, verdict: 'violated', source: 'a theorem' };

const FILE = 'expectations.json';

const cellsIn = (folder: string): readonly Cell[] =>
  right(decodeExpectations(readFileSync(join(folder, FILE), 'utf8'))).cells;

describe('cells that there are', () => {
  test('are filled in with everything that was measured, in their places, and then they are as expected', async () => {
    const folder = folderWith({ [FILE]: textOfExpectations([om3, om4]) });
    const { exit, out } = await inFolder(folder, 'regress', '--record');
    expect([exit, out]).toEqual([0, '2 cells recorded in expectations.json\n']);
    const all = { agreement: 'holds', validity: 'holds', termination: 'holds' };
    expect(cellsIn(folder)).toMatchObject([
      { ...om3, properties: { ...all, validity: 'violated' }, fewest: { validity: 1 }, scenarios: '14', messages: 4 },
      { ...om4, properties: all, scenarios: '34', rounds: 2, messages: 9, claims: 9 },
    ]);
    const text = readFileSync(join(folder, FILE), 'utf8');
    expect((await inFolder(folder, 'regress')).out).toContain('2 cells as expected (1 cell still broken, 2 answered');
    await inFolder(folder, 'regress', '--record');
    expect(readFileSync(join(folder, FILE), 'utf8')).toBe(text);
  });

  test('a verdict that changes by it is told, and so is everything else', async () => {
    const folder = folderWith({
      [FILE]: textOfExpectations([
        { ...om3, verdict: 'holds' },
        { ...om4, scenarios: '35' },
      ]),
    });
    const { exit, out } = await inFolder(folder, 'regress', '--record');
    expect(exit).toBe(0);
    expect(out).toBe(
      [
        'new verdict  om -n 3 -m 1',
        '  verdict: expected holds, found violated',
        'changed      om -n 4 -m 1',
        '  scenarios: expected 35, found 34 (1 fewer)',
        '2 cells recorded in expectations.json, 1 verdict changed',
        '',
      ].join('\n'),
    );
  });

  test('what cannot be measured stays as it was, and the others are recorded', async () => {
    const omm = { ...om4, protocol: 'omm' };
    const folder = folderWith({ [FILE]: textOfExpectations([omm, om4]) });
    const { exit, out } = await inFolder(folder, 'regress', '--record');
    expect(exit).toBe(1);
    expect(out).toContain('not recorded omm -n 4 -m 1: there is no protocol “omm”. Did you mean om?');
    expect(cellsIn(folder)).toMatchObject([omm, { ...om4, scenarios: '34' }]);
  });

  test('only those that are wanted', async () => {
    const folder = folderWith({ [FILE]: textOfExpectations([om3, om4]) });
    await inFolder(folder, 'regress', 'om -n 4', '--record');
    expect(cellsIn(folder).map(({ scenarios }) => scenarios)).toEqual([undefined, '34']);
  });
});

describe('a protocol without cells', () => {
  test('is given a grid around its bound, after all others; theory is the reason', async () => {
    const folder = folderWith({ [FILE]: textOfExpectations([om4]) });
    const { exit, out } = await inFolder(folder, 'regress', '--record', 'handshake');
    expect(exit).toBe(0);
    expect(out).toContain('new          handshake -n 2 -m 0 --faults loss:0: holds\n');
    expect(cellsIn(folder)).toMatchObject([
      om4,
      { protocol: 'handshake', verdict: 'violated', source: expect.stringContaining('Gray 1978') as string },
      { protocol: 'handshake', faults: 'loss:0', verdict: 'holds', source: 'nothing is lost' },
      { protocol: 'handshake', faults: 'loss:1', verdict: 'violated' },
    ]);
  });

  test('of one’s own begins the file, at the smallest sizes where there is no theory', async () => {
    const folder = folderWith({ 'mine.ts': ownProtocol() });
    expect((await inFolder(folder, 'regress', '--record', './mine.ts')).exit).toBe(0);
    expect(cellsIn(folder).map(({ protocol, n, verdict, source }) => [protocol, n, verdict, source])).toEqual([
      ['./mine.ts', 2, 'violated', 'recorded'],
      ['./mine.ts', 3, 'violated', 'recorded'],
      ['./mine.ts', 4, 'violated', 'recorded'],
      ['./mine.ts', 5, 'violated', 'recorded'],
    ]);
  });

  test('against theory: what was found is recorded, and that is told', async () => {
    const theory = "() => ({ verdict: 'holds', source: 'wishful' })";
    const folder = folderWith({ 'mine.ts': ownProtocol({ definition: { theory, sizes: '{ least: 2, most: 2 }' } }) });
    const { out } = await inFolder(folder, 'regress', '--record', './mine.ts');
    expect(out).toContain('  although theory expects holds');
    expect(cellsIn(folder)[1]).toMatchObject({
      verdict: 'violated',
      source: 'recorded, although theory expects holds',
    });
  });
});

test('nothing is written where nothing can be recorded', async () => {
  const folder = folderWith();
  expect(await inFolder(folder, 'regress', '--record')).toMatchObject({
    exit: 64,
    err: expect.stringContaining('say of which protocols: --record om sm') as string,
  });
  expect((await inFolder(folder, 'regress', '--record', 'omm')).exit).toBe(64);
  expect(existsSync(join(folder, FILE))).toBe(false);
  writeFileSync(join(folder, FILE), '{');
  expect((await inFolder(folder, 'regress', '--record', 'om')).exit).toBe(65);
  expect(readFileSync(join(folder, FILE), 'utf8')).toBe('{');
});
