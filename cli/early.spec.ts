/**
 * Ctrl-C before anything of ours is loaded.
 *
 * @module-tag thorough
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { strategos } from '../test-support/cli.ts';

/** Says when the first one listens for Ctrl-C, and keeps everything else from its turn until that has been pressed. */
const FIRST = `let first = true;
process.on('newListener', (name) => {
  if (name !== 'SIGINT' || !first) return;
  first = false;
  setImmediate(() => { process._rawDebug('begun'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300); });
});`;

const NODE_OPTIONS = `--import data:text/javascript,${encodeURIComponent(FIRST)}`;

test('what guards Ctrl-C is there before any module is loaded', () => {
  const text = readFileSync(new URL('main.ts', import.meta.url), 'utf8');
  expect(text).not.toMatch(/^import /m);
  expect(text.indexOf("process.on('SIGINT'")).toBeLessThan(text.indexOf('await Promise.all('));
});

test.each([
  ['check', 'om', '-n', '3', '-m', '1'],
  ['check', 'om', '-n', '3', '-m', '1', '--max-seconds', '60'],
])('%s %s: unknown, and exit code 2', async (...words) => {
  const { exit, out } = await strategos(words, { env: { NODE_OPTIONS }, interruptOn: 'begun' });
  expect([exit, out]).toEqual([2, 'unknown: interrupted while loading; nothing of that was covered\n']);
});

test('as one object, by SIGTERM', async () => {
  const words = ['check', 'om', '-n', '3', '-m', '1', '--json'];
  const { exit, out } = await strategos(words, { env: { NODE_OPTIONS }, interruptOn: 'begun', signal: 'SIGTERM' });
  expect(exit).toBe(2);
  expect(JSON.parse(out)).toMatchObject({ schema: 'strategos/unknown/1', stopped: { _tag: 'interrupted' } });
});
