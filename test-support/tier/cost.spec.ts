import { execFileSync, execSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import process from 'node:process';
import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Notes } from './cost.ts';
import { beginNotes, noteDraw, notesSoFar, resumeNotes, startsProcesses } from './cost.ts';
import { childrensTime, countsChildren, processorTime } from './processor-time.ts';
import { lineOf, needsNoReason } from './programs.ts';

startsProcesses('to see that it is noted');

/** What was noted of this file before a test of it began anew. */
let noted: Notes;

beforeEach(() => {
  noted = notesSoFar();
  beginNotes();
});

afterEach(() => {
  resumeNotes({ ...noted, started: [...noted.started, ...notesSoFar().started] });
});

const NOTHING = ['--eval', '0'];

test('every way of starting a process is noted, with its words', async () => {
  execFileSync(process.execPath, NOTHING);
  spawnSync(process.execPath, NOTHING);
  execSync(`"${process.execPath}" --eval 0`);
  await once(spawn(process.execPath, NOTHING), 'close');
  expect(notesSoFar().started).toEqual([
    `${process.execPath} --eval 0`,
    `${process.execPath} --eval 0`,
    `"${process.execPath}" --eval 0`,
    `${process.execPath} --eval 0`,
  ]);
});

test('a thread is noted, because what it starts is not seen', async () => {
  await once(new Worker('0', { eval: true }), 'exit');
  expect(notesSoFar().started).toEqual(['a thread: 0']);
});

test('reasons and draws are noted, and forgotten where another file begins', () => {
  startsProcesses('why not');
  noteDraw();
  noteDraw();
  expect(notesSoFar()).toEqual({ started: [], reason: 'why not', draws: 2 });
  beginNotes();
  expect(notesSoFar()).toEqual({ started: [], reason: null, draws: 0 });
});

test.each([
  ['/x/node_modules/@esbuild/linux-x64/bin/esbuild', ['--service=0.28.2'], true],
  [String.raw`C:\x\esbuild.exe`, ['--service=0.28.2'], true],
  ['/usr/bin/node', ['/x/node_modules/esbuild/bin/esbuild', '--service=0.28.2'], true],
  ['git', ['--no-optional-locks', 'rev-parse', 'HEAD'], true],
  ['git', ['commit'], false],
  ['sh', ['-c', 'esbuild --version'], false],
  ['/opt/esbuild/bin/evil', [], false],
  ['esbuild; rm -r x', [], false],
  ['/usr/bin/node', [], false],
])('%s %j needs no reason: %j', (program, args, expected) => {
  expect(needsNoReason({ program, args })).toBe(expected);
});

test('what was started is told in a line', () => {
  expect(lineOf({ program: 'git', args: ['a', 'b'] })).toBe('git a b');
  expect(lineOf({ program: 'x'.repeat(200), args: [] })).toHaveLength(120);
});

test('the time of children is in hundredths of a second, whatever the program is called', () => {
  const rest = 'S 1 1 1 0 -1 4194560 100 200 0 0 11 12 13 14 20 0 7 0 100 1 1';
  expect(childrensTime(`42 (node) ${rest}`)).toBe(270);
  expect(childrensTime(`42 (a) b (c d) ${rest}`)).toBe(270);
});

test('the time of a process that was waited for is counted, where that can be had', () => {
  const before = [processorTime(), process.cpuUsage()] as const;
  execFileSync(process.execPath, ['--eval', 'let x = 0; for (let i = 0; i < 5e7; i++) x += i;']);
  const { user, system } = process.cpuUsage(before[1]);
  const children = processorTime() - before[0] - (user + system) / 1000;
  if (countsChildren) expect(children).toBeGreaterThan(50);
  else expect(children).toBeLessThan(50);
});
