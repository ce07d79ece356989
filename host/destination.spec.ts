/**
 * Writing: what is no file is written through or refused, what is a file is replaced whole where its links lead, and what
 * somebody else wrote stays.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { textOfExpectations } from '../regression/expectations.ts';
import { folderWith } from '../test-support/folder.ts';
import { here, objectIn } from '../test-support/command-line.ts';
import { inFolder } from '../test-support/in-folder.ts';
import { left, right } from '../test-support/either.ts';
import { startsProcesses } from '../test-support/tier/cost.ts';
import { needs } from '../test-support/tier/needs.ts';
import { THOROUGH } from '../test-support/tier/tags.ts';
import { withoutThreads } from '../test-support/without-threads.ts';
import { append, replace, writeNew } from './files.ts';

startsProcesses('to make a pipe in a folder and a device, for which Node has nothing');
withoutThreads();

const NEW = '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="strategos regress"';
const OM3 = fileURLToPath(new URL('../counterexamples/om/validity-n3-m1.json', import.meta.url));

/** A folder in which nothing is expected, so that a check takes no time. */
const idle = (files: Readonly<Record<string, string>> = {}): string =>
  folderWith({ 'expectations.json': textOfExpectations([]), ...files });

/** Make a pipe, or a device of a kind and a number if that is allowed here: only root may. */
const device = (path: string, ...kind: readonly string[]): boolean => {
  try {
    execFileSync('mknod', [path, ...kind], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** Whether a device can be made here. A disk’s number as well as any: it is never opened. */
const devices = needs('devices', device(join(folderWith(), 'disk'), 'b', '240', '0'));

/** Whether a pipe can be made here. */
const pipes = needs('pipes', device(join(folderWith(), 'pipe'), 'p'));
const linux = needs('linux', process.platform === 'linux');

describe('what is no file', () => {
  test('a device node of /dev/null’s kind is written through, and stays', devices, async () => {
    const folder = idle();
    device(join(folder, 'null'), 'c', '1', '3');
    expect(await inFolder(folder, 'regress', '--junit', 'null')).toMatchObject({ exit: 0, err: '' });
    expect(lstatSync(join(folder, 'null')).isCharacterDevice()).toBe(true);
  });

  test('/dev/null takes everything, and /dev/full says that the disk is full', linux, async () => {
    expect(await inFolder(idle(), 'regress', '--junit', '/dev/null')).toMatchObject({ exit: 0, err: '' });
    const full = await inFolder(idle(), 'regress', '--junit', '/dev/full');
    expect([full.exit, full.err]).toEqual([65, expect.stringContaining('cannot write /dev/full: the disk is full')]);
    expect([statSync('/dev/null'), statSync('/dev/full')].map((found) => found.isCharacterDevice())).toEqual([
      true,
      true,
    ]);
  });

  test('a pipe is written through, and stays', pipes, async () => {
    const pipe = join(folderWith(), 'pipe');
    device(pipe, 'p');
    const heard = import('node:fs/promises').then(({ readFile }) => readFile(pipe, 'utf8'));
    expect(right(await writeNew(pipe, 'said')())).toEqual({ path: pipe, outcome: 'written' });
    expect(await heard).toBe('said');
    expect(lstatSync(pipe).isFIFO()).toBe(true);
  });

  test('a socket and a folder are refused with a sentence', async () => {
    const folder = idle({ 'folder/x': '' });
    const socket = createServer().listen(join(folder, 'socket'));
    await new Promise((resolve) => socket.once('listening', resolve));
    const refused = await inFolder(folder, 'regress', '--junit', 'socket');
    expect([refused.exit, refused.err]).toEqual([65, expect.stringContaining('cannot write socket: it is a socket')]);
    expect(lstatSync(join(folder, 'socket')).isSocket()).toBe(true);
    socket.close();
    expect(left(await writeNew(join(folder, 'folder'), 'x')()).message).toContain('it is a folder');
  });

  test('a disk is refused, and stays', devices, async () => {
    const folder = idle();
    device(join(folder, 'disk'), 'b', '240', '0');
    expect(await inFolder(folder, 'regress', '--junit', 'disk')).toMatchObject({ exit: 65 });
    expect(lstatSync(join(folder, 'disk')).isBlockDevice()).toBe(true);
  });
});

describe('standard output', () => {
  test.each(['/dev/stdout', '/dev/fd/1', '/proc/self/fd/1', 'link'])('is what %s means', linux, async (path) => {
    const folder = idle();
    symlinkSync('/dev/stdout', join(folder, 'link'));
    const { exit, out } = await inFolder(folder, 'regress', '--junit', path);
    expect(exit).toBe(0);
    expect(out).toContain(NEW);
    expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true);
    const trace = await here(`replay ${OM3} --format csv --out ${path === 'link' ? '/dev/stdout' : path}`);
    expect(trace.out).toMatch(/^[a-z_]+,/);
  });

  test('takes no certificate, which is read again once it is written', async () => {
    const { exit, err } = await here('impossible om -n 3 -m 1 --certificate /dev/stdout');
    expect([exit, err]).toEqual([65, expect.stringContaining('name a file')]);
  });

  test.each([
    'regress --junit /dev/stdout',
    'regress --summary /dev/fd/1',
    'impossible om -n 3 -m 1 --certificate /dev/stdout',
    'solvable -n 2 -t 1 --rounds 1 --certificate /dev/stdout',
    'explore --no-open --out /dev/stdout',
  ])('is not shared with --json: %s', async (line) => {
    const ran = await inFolder(idle(), ...line.split(' '), '--json');
    expect([ran.exit, ran.err]).toEqual([64, expect.stringContaining('and --json are two outputs')]);
    expect(objectIn(ran)).toMatchObject({ schema: 'strategos/error/1', error: { exit: 64 } });
  });
});

describe('a file', () => {
  test('is replaced where its links lead, and its mode and owner stay', async () => {
    const folder = folderWith({ 'deep/real.txt': 'old' });
    const real = join(folder, 'deep/real.txt');
    chmodSync(real, 0o640);
    symlinkSync('deep', join(folder, 'short'));
    symlinkSync('short/real.txt', join(folder, 'link'));
    await replace(join(folder, 'link'), 'new');
    expect(readFileSync(real, 'utf8')).toBe('new');
    expect(statSync(real).mode & 0o777).toBe(0o640);
    expect(lstatSync(join(folder, 'link')).isSymbolicLink()).toBe(true);
  });

  test('is made where a link leads nowhere yet, and links in circles are refused', async () => {
    const folder = folderWith();
    symlinkSync('new.txt', join(folder, 'link'));
    await replace(join(folder, 'link'), 'new');
    expect(readFileSync(join(folder, 'new.txt'), 'utf8')).toBe('new');
    symlinkSync('round', join(folder, 'round'));
    await expect(replace(join(folder, 'round'), 'x')).rejects.toThrow('its links lead in circles');
  });

  test('is added to and never cut short', async () => {
    const folder = folderWith({ 'summary.md': 'theirs\n' });
    await append(join(folder, 'summary.md'), 'ours\n');
    expect(readFileSync(join(folder, 'summary.md'), 'utf8')).toBe('theirs\nours\n');
  });
});

describe('what somebody else wrote stays', () => {
  test('--junit: an older report of ours is replaced, and an empty file, and nothing else', async () => {
    const folder = idle({ 'mine.ts': 'export {};\n', 'theirs.xml': '<testsuites name="jest"/>', 'empty.xml': '' });
    for (const name of ['mine.ts', 'theirs.xml', 'expectations.json']) {
      const before = readFileSync(join(folder, name), 'utf8');
      const { exit, err } = await inFolder(folder, 'regress', '--junit', name);
      expect([exit, err]).toEqual([
        65,
        expect.stringContaining(`${name} is there already, and is no report of “strategos regress”`),
      ]);
      expect(readFileSync(join(folder, name), 'utf8')).toBe(before);
    }
    for (const name of ['empty.xml', 'empty.xml', 'new.xml'])
      expect(await inFolder(folder, 'regress', '--junit', name)).toMatchObject({ exit: 0, err: '' });
  });

  test('draw: a picture of ours is drawn anew, and nobody else’s', async () => {
    const folder = folderWith({ 'empty.png': '' });
    const pixel = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    writeFileSync(join(folder, 'theirs.png'), pixel);
    const { exit, err } = await inFolder(folder, 'draw', OM3, '--out', 'theirs.png');
    expect([exit, err]).toEqual([65, expect.stringContaining('theirs.png is there already, and is something else')]);
    expect(readFileSync(join(folder, 'theirs.png')).equals(pixel)).toBe(true);
    expect((await inFolder(folder, 'draw', OM3, '--out', 'empty.png')).out).toMatch(/^Drawn in/);
    expect((await inFolder(folder, 'draw', OM3, '--out', 'empty.png', '--as', 'circle')).out).toMatch(/^Drawn in/);
  });

  test.each(['mine.md', 'mine.txt'])('traces and certificates: %s', async (name) => {
    const folder = folderWith({ [name]: 'mine' });
    for (const line of [`replay ${OM3} --format csv --out ${name}`, `impossible om -n 3 -m 1 --certificate ${name}`])
      expect(await inFolder(folder, ...line.split(' '))).toMatchObject({
        exit: 65,
        err: expect.stringContaining(`${name} is there already, and is something else`) as unknown,
      });
    expect(readFileSync(join(folder, name), 'utf8')).toBe('mine');
  });

  const thorough = { ...pipes, tags: [...pipes.tags, THOROUGH] };

  test('a report: a pipe in the place of one of its files is in the way', thorough, async () => {
    const folder = folderWith();
    mkdirSync(join(folder, 'out'));
    device(join(folder, 'out/report.md'), 'p');
    const { exit, err } = await inFolder(
      folder,
      'report',
      '--protocols',
      'majority',
      '--format',
      'markdown',
      '--max-seconds',
      '1',
      '--out',
      'out',
    );
    expect([exit, err]).toEqual([65, expect.stringContaining('is no part of a report')]);
  });
});
