import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { strategosHere } from '../test-support/cli.ts';
import { folderWith } from '../test-support/folder.ts';
import { ownFile } from '../test-support/own-protocol.ts';
import { some } from '../test-support/tier/draws.ts';

/** One object on stdout. */
const json = async (...args: readonly string[]): Promise<Readonly<Record<string, unknown>>> => {
  const { exit, out } = await strategosHere([...args, '--json']);
  expect(exit).toBe(0);
  return JSON.parse(out) as Readonly<Record<string, unknown>>;
};

describe('impossible', () => {
  test.each([
    { line: 'om -n 3 -m 1', argument: 'hexagon', worlds: 3, property: 'validity' },
    { line: 'phase-king@cycle -n 4 -m 1', argument: 'cut', worlds: 3, property: 'agreement' },
    { line: 'handshake', argument: 'chain', worlds: 5, property: 'agreement' },
    { line: 'flood-set -n 4 -m 1 -t 2', argument: 'rounds', worlds: 7, property: 'agreement' },
  ])('$line: by the $argument', async ({ line, argument, worlds, property }) => {
    const answer = await json('impossible', ...line.split(' '));
    expect(answer).toMatchObject({ verdict: 'impossible', argument, refuted: { property } });
    expect(answer['worlds']).toHaveLength(worlds);
  });

  test('a larger one, by the hexagon as well', { tags: ['thorough'] }, async () => {
    const answer = await json('impossible', ...'phase-king -n 5 -m 2'.split(' '));
    expect(answer).toMatchObject({ verdict: 'impossible', argument: 'hexagon', refuted: { property: 'agreement' } });
    expect(answer['worlds']).toHaveLength(3);
  });

  test('what it finds is an ordinary counterexample, which replays', async () => {
    const folder = folderWith();
    const { saved } = await json('impossible', 'om', '-n', '3', '-m', '1', '--save', folder);
    expect(saved).toBe(join(folder, 'om', 'validity-n3-m1.json'));
    const { exit, out } = await strategosHere(['replay', String(saved)]);
    expect([exit, out]).toEqual([0, expect.stringContaining('reproduced')]);
  });

  test.each([
    ['om -n 4 -m 1', 'the argument needs n ≤ 3t'],
    ['sm -n 3 -m 1', 'a loyal signature would have to be forged'],
    ['flood-set -n 4 -m 2', 'rounds'],
    ['om -n 2 -m 1', 'n'],
    ['handshke', 'Did you mean handshake?'],
  ])('%s: exit 64, and why', async (line, says) => {
    const { exit, err } = await strategosHere(['impossible', ...line.split(' ')]);
    expect(exit).toBe(64);
    expect(err).toContain(says);
    expect(err).not.toContain('bug of Strategos');
  });

  test('a randomised protocol is told that the argument is about those that are not', async () => {
    const file = ownFile({ definition: { coins: '() => 1' } });
    const { exit, err } = await strategosHere(['impossible', file, '-n', '3', '-m', '1']);
    expect([exit, err]).toEqual([64, expect.stringContaining('coin')]);
  });

  test(
    'an attack with thousands of lies is not shrunk, and is no counterexample then',
    { tags: ['thorough'] },
    async () => {
      expect(await json('impossible', 'phase-king', '-n', '30', '-m', '10')).toMatchObject({
        argument: 'hexagon',
        refuted: { property: 'agreement' },
        counterexample: null,
        saved: null,
      });
    },
  );

  test('an argument is kept as a certificate, once', async () => {
    const path = join(folderWith(), 'argument.json');
    const line = ['impossible', 'handshake', '--certificate', path];
    expect((await strategosHere(line)).out).toContain(`Certified in ${path}`);
    const text = readFileSync(path, 'utf8');
    expect(JSON.parse(text)).toMatchObject({ schema: 'strategos/argument/1', argument: 'chain' });
    expect((await strategosHere(line)).exit).toBe(0);
    expect(readFileSync(path, 'utf8')).toBe(text);
  });

  test('but not over somebody’s file', async () => {
    const path = join(folderWith({ 'notes.json': '{"mine": true}' }), 'notes.json');
    const { exit, err } = await strategosHere(['impossible', 'handshake', '--certificate', path]);
    expect([exit, err]).toEqual([65, expect.stringContaining('is there already, and is something else')]);
    expect(readFileSync(path, 'utf8')).toBe('{"mine": true}');
  });
});

describe('solvable', () => {
  test.each(
    some(3, [
      { line: '-n 3 -t 1 --rounds 2 --faults byzantine', verdict: 'impossible' },
      { line: '-n 4 -t 1 --rounds 2 --faults byzantine', verdict: 'solvable' },
      { line: '-n 4 -t 2 --rounds 2 --faults crash', verdict: 'impossible' },
      { line: '--rounds 2 --faults loss:1', verdict: 'solvable' },
      { line: '--rounds 2 --faults loss:2', verdict: 'impossible' },
      { line: '-n 3 -t 1 --rounds 2 --faults send-omission', verdict: 'solvable' },
      { line: '-n 4 -t 1 --rounds 2 --problem broadcast', verdict: 'solvable' },
    ]),
  )('$line: $verdict', async ({ line, verdict }) => {
    expect(await json('solvable', ...line.split(' '))).toMatchObject({ verdict });
  });

  test('what is found is checked by the exhaustive engine', async () => {
    const byzantine = await json('solvable', ...'-n 4 -t 1 --rounds 2'.split(' '));
    expect(byzantine).toMatchObject({ checked: { engine: 'exhaustive', scenarios: '16400', stopped: null } });
    const omission = await json('solvable', ...'-n 3 -t 1 --rounds 2 --faults omission'.split(' '));
    expect(omission).toMatchObject({ verdict: 'solvable', checked: { engine: 'exhaustive', stopped: null } });
  });

  test('exits with 1 if something else was expected', async () => {
    const line = 'solvable -n 3 -t 1 --rounds 1 --faults crash --expect'.split(' ');
    expect((await strategosHere([...line, 'impossible'])).exit).toBe(0);
    expect((await strategosHere([...line, 'solvable'])).exit).toBe(1);
  });

  test.each([
    ['-n 9 -t 3 --rounds 3', 'the limits are'],
    ['-n 3 -t 1', '--rounds'],
    ['-t 1 --rounds 2', '-n, how many generals'],
    ['-n 3 -t 1 --rounds 2 --faults crsh', 'Did you mean crash?'],
    ['-n 3 -t 1 --rounds 2 --problem brodcast', 'Did you mean broadcast?'],
    ['-n 3 -t 1 --rounds 2 --validity commander', 'there is no validity “commander” for consensus'],
    ['-n 3 -t 1 --rounds 2 --problem coordinated-attack', 'n = 2'],
  ])('%s: exit 64, and why', async (line, says) => {
    const { exit, err } = await strategosHere(['solvable', ...line.split(' ')]);
    expect([exit, err]).toEqual([64, expect.stringContaining(says)]);
  });

  test('what is possible has no chain to be certified', async () => {
    const path = join(folderWith(), 'chain.json');
    const { exit } = await strategosHere([
      'solvable',
      '-n',
      '3',
      '-t',
      '1',
      '--rounds',
      '2',
      '--faults',
      'crash',
      '--certificate',
      path,
    ]);
    expect([exit, existsSync(path)]).toEqual([0, false]);
  });
});
