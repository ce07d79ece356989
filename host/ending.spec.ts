/**
 * Exit codes cannot lie, whatever a protocol's module does: each case is a process, because it is its end that is looked at.
 *
 * @module-tag thorough
 */
import { openSync } from 'node:fs';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { strategos } from '../test-support/cli.ts';
import { folderWith } from '../test-support/folder.ts';
import type { OwnParts } from '../test-support/own-protocol.ts';
import { ownProtocol } from '../test-support/own-protocol.ts';

/** What is no syntax that could be refused before it is run: the process, found by a detour. */
const PROCESS = "[][['constructor'][0]][['constructor'][0]]('return process')()";

const fileWith = (parts: OwnParts): string => join(folderWith({ 'mine.ts': ownProtocol(parts) }), 'mine.ts');

const ENDED = 'the process ended before there was an answer. The protocol’s module ended it';

describe('a module that ends the process, or never lets it come to an end: 65, and never 0', () => {
  test.each<{ readonly what: string; readonly parts: OwnParts; readonly says: string }>([
    { what: 'while it is loaded', parts: { after: `${PROCESS}.exit(0);` }, says: ENDED },
    { what: 'by the back door', parts: { after: `${PROCESS}.reallyExit(0);` }, says: ENDED },
    { what: 'in a call', parts: { program: { decide: `() => ${PROCESS}.exit(0)` } }, says: ENDED },
    { what: 'with a code of ours', parts: { program: { decide: `() => ${PROCESS}.exit(1)` } }, says: ENDED },
    { what: 'a promise that never settles', parts: { after: 'await new Promise(() => {});' }, says: ENDED },
    { what: 'a thenable', parts: { after: 'export const then = () => {};' }, says: ENDED },
    {
      what: 'a promise that fails where nobody listens',
      parts: { after: "void Promise.resolve().then(() => { throw new Error('too late'); });" },
      says: 'mine.ts:16:43: void Promise.resolve()',
    },
  ])('$what', async ({ parts, says }) => {
    const { exit, out, err } = await strategos(['check', fileWith(parts), '-n', '3', '-m', '0']);
    expect([exit, out]).toEqual([65, '']);
    expect(err).toContain(says);
  });

  test('with --json: one object, where there still is somebody to write it', async () => {
    const file = fileWith({ after: "void Promise.reject(new Error('too late'));" });
    const { exit, out } = await strategos(['check', file, '-n', '3', '-m', '0', '--json']);
    expect(exit).toBe(65);
    expect(JSON.parse(out)).toMatchObject({ schema: 'strategos/error/1', error: { exit: 65 } });
  });
});

/** The exit code with standard output and standard error going to these files. */
const exitInto = (args: readonly string[], out: string, err: string): number | null => {
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const main = fileURLToPath(new URL('../cli/main.ts', import.meta.url));
  const { status } = spawnSync(process.execPath, ['--import', tsx, main, ...args], {
    stdio: ['ignore', openSync(out, 'w'), openSync(err, 'w')],
  });
  return status;
};

describe('what cannot be written', () => {
  test('an answer: 65', () => {
    expect(exitInto(['check', 'om', '-n', '4', '-m', '1'], '/dev/full', '/dev/null')).toBe(65);
  });

  test('a complaint: the exit code is what it was', () => {
    const file = fileWith({ program: { decide: '() => undefined' } });
    expect(exitInto(['check', file, '-n', '3', '-m', '0'], '/dev/null', '/dev/full')).toBe(65);
  });
});
