import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { firstState } from '../explorer/state.ts';
import { runHere, strategosHere } from '../test-support/cli.ts';
import { objectIn } from '../test-support/command-line.ts';
import { filesIn, folderWith } from '../test-support/folder.ts';
import { ownFile, ownProtocol } from '../test-support/own-protocol.ts';
import type { Desk } from './browser.ts';
import { leadingTo, openerAt } from './browser.ts';
import { runExplore, exploreUrl } from './explore.ts';
import { startsProcesses } from '../test-support/tier/cost.ts';
import { until } from '../test-support/until.ts';
import { needs } from '../test-support/tier/needs.ts';

startsProcesses('what opens a page is a program');

const EXAMPLE = fileURLToPath(new URL('../counterexamples/om/validity-n3-m1.json', import.meta.url));

const quietly = { open: false, json: false };

test('the address is the page’s, with the state after #', () => {
  expect(exploreUrl('/a b/explorer.html', null)).toBe('file:///a%20b/explorer.html');
  expect(exploreUrl('/explorer.html', firstState)).toMatch(/^file:\/\/\/explorer\.html#protocol=om&n=3&m=1&/);
});

test('a counterexample is in the address, and nothing is written beside it', async () => {
  const folder = folderWith({ 'explorer.html': '', 'x.json': readFileSync(EXAMPLE, 'utf8') });
  const { exit, out } = await runHere(runExplore(`${folder}/x.json`, { ...quietly, page: `${folder}/explorer.html` }));
  expect(exit).toBe(0);
  expect(out).toContain('x.json: reproduced: it violates the property');
  expect(out).toContain(`${pathToFileURL(folder).href}/explorer.html#protocol=om&n=3&`);
  expect(out).toContain('&lies=2.1.2:&');
  expect(filesIn(folder)).toEqual(['explorer.html', 'x.json']);
});

test('words of a file are shown in one line, and nothing in them passes for ours', async () => {
  const text = readFileSync(EXAMPLE, 'utf8').replace(
    '"prescribed": ["0.1"]',
    '"prescribed": ["x\\nfile:///evil.html"]',
  );
  const folder = folderWith({ 'explorer.html': '', 'x.json': text });
  const { out } = await runHere(runExplore(`${folder}/x.json`, { ...quietly, page: `${folder}/explorer.html` }));
  expect(out).toContain('“x file:///evil.html”');
  expect(out).not.toMatch(/^file:\/\/\/evil/m);
});

test('a counterexample may be called anything', async () => {
  const folder = folderWith({ 'explorer.html': '', attack: readFileSync(EXAMPLE, 'utf8') });
  const { out } = await runHere(runExplore(`${folder}/attack`, { ...quietly, page: `${folder}/explorer.html` }));
  expect(out).toContain('attack: reproduced');
});

test('a link is shown again', async () => {
  const page = `${folderWith({ 'explorer.html': '' })}/explorer.html`;
  const link = '#protocol=om&n=3&m=1&t=1&faults=byzantine&orders=1&faulty=1&lies=2.1.2:&property=validity&round=3';
  const { out } = await runHere(runExplore(link, { open: false, json: true, page }));
  expect(objectIn({ exit: 0, out, err: '' })).toEqual({
    schema: 'strategos/explore/1',
    url: pathToFileURL(page).href + link,
    page,
    outcome: null,
    opened: false,
  });
});

/** As little as a page can be that something is put into. */
const PAGE = '<script type="application/json" id="strategos-data">{}</script>';

describe('a protocol of one’s own', () => {
  const page = (): string => `${folderWith({ 'explorer.html': PAGE })}/explorer.html`;

  test('is put into a page of its own, which is written anew', async () => {
    const file = ownFile();
    const out = `${folderWith()}/mine.html`;
    const args = { ...quietly, page: page(), out };
    const first = await runHere(runExplore(file, args));
    expect([first.exit, first.err]).toEqual([0, '']);
    expect(first.out).toContain(`${pathToFileURL(out).href}#protocol=${encodeURIComponent(file)}&n=4&`);
    expect(readFileSync(out, 'utf8')).toContain('"text":"var strategosOwn=');
    writeFileSync(file, ownProtocol({ definition: { title: "'another'" } }));
    expect((await runHere(runExplore(file, args))).exit).toBe(0);
    expect(readFileSync(out, 'utf8')).toContain('another');
  });

  test('does not take the place of what is no page', async () => {
    const out = `${folderWith({ 'mine.html': 'a letter' })}/mine.html`;
    const { exit, err } = await runHere(runExplore(ownFile(), { ...quietly, page: page(), out }));
    expect(exit).toBe(65);
    expect(err).toContain('mine.html is there already, and is something else');
    expect(readFileSync(out, 'utf8')).toBe('a letter');
  });

  test('goes with its counterexample, which is told as replay tells it', async () => {
    const file = ownFile({
      program: { decide: '(_self, { attack }) => ({ decided: logic.zero, value: [attack] })' },
    });
    const folder = folderWith();
    await strategosHere(['check', file, '-n', '3', '-m', '0', '--save', folder]);
    const [saved = ''] = filesIn(folder).filter((name) => name.endsWith('.json'));
    const { exit, out, err } = await runHere(
      runExplore(`${folder}/${saved}`, { ...quietly, allowModule: true, page: page() }),
    );
    const replayed = await strategosHere(['replay', `${folder}/${saved}`, '--allow-module']);
    const told = /reproduced: (.*)/.exec(out)?.[1] ?? 'nothing';
    expect([exit, err]).toEqual([0, '']);
    expect(replayed.out).toContain(told);
    const written = fileURLToPath(/file:[^#]*/.exec(out)?.[0] ?? 'file:///');
    expect(readFileSync(written, 'utf8')).toContain('"counterexamples":[{"schema":');
    rmSync(written);
  });

  test.each([
    ["import { join } from 'node:path';", 'it imports node:path, which is Node’s'],
    ['await Promise.resolve();', 'it waits at its top level (“await”)'],
  ])('is refused before any page is written if no page can run it: %s', async (before, why) => {
    const file = ownFile({ before, after: before.includes('node:path') ? 'export const joined = join;' : '' });
    const { exit, err } = await runHere(runExplore(file, { ...quietly, page: page() }));
    expect(exit).toBe(65);
    expect(err).toContain(`mine.ts cannot be run in a page: ${why}`);
  });

  test('may use what a browser has', async () => {
    const out = `${folderWith()}/mine.html`;
    const file = ownFile({ before: 'export const encoder = new TextEncoder();' });
    expect((await runHere(runExplore(file, { ...quietly, page: page(), out }))).exit).toBe(0);
  });

  test.each([
    ['a registered one needs no page of its own', 'phase-king', 'protocol=phase-king&n=4'],
    ['nor does one over a graph', 'phase-king@cycle', 'protocol=phase-king%40cycle&n=4'],
  ])('%s', async (_what, name, line) => {
    const built = page();
    const { out } = await runHere(runExplore(name, { ...quietly, page: built }));
    expect(out).toContain(`${pathToFileURL(built).href}#${line}`);
  });

  test('one that is not there is refused, with the nearest name', async () => {
    const { exit, err } = await runHere(runExplore('fase-king', { ...quietly, page: page() }));
    expect(exit).toBe(64);
    expect(err).toContain('Did you mean phase-king?');
  });
});

describe('what cannot be shown is refused', () => {
  const page = (): string => `${folderWith({ 'explorer.html': '' })}/explorer.html`;

  test('a file as replay refuses it', async () => {
    const file = `${folderWith({ 'x.json': readFileSync(EXAMPLE, 'utf8').replace('"faulty"', '"fautly"') })}/x.json`;
    const { exit, err } = await runHere(runExplore(file, { ...quietly, page: page() }));
    const replayed = await strategosHere(['replay', file]);
    expect([exit, replayed.exit]).toEqual([65, 65]);
    expect(replayed.out).toContain(err.replace('error: ', '').trim());
  });

  test('a file that is not there', async () => {
    const { exit, err } = await runHere(runExplore('no.json', { ...quietly, page: page() }));
    expect(exit).toBe(65);
    expect(err).toContain('cannot read no.json: there is no such file');
  });

  test('a link that is nonsense', async () => {
    const { exit, err } = await runHere(runExplore('#n=3', { ...quietly, page: page() }));
    expect(exit).toBe(64);
    expect(err).toContain('the link cannot be shown: protocol: it is missing');
  });

  test('without a build it says how to make one', async () => {
    const { exit, err } = await runHere(runExplore(null, { ...quietly, page: '/nowhere/explorer.html' }));
    expect(exit).toBe(65);
    expect(err).toContain('npm run explorer');
  });
});

describe('the opener', () => {
  const desk: Desk = { platform: 'linux', env: {}, has: () => true };

  test.each<readonly [string, Partial<Desk>, string | null]>([
    ['on a Mac', { platform: 'darwin' }, 'open'],
    ['on Windows', { platform: 'win32' }, 'cmd'],
    ['on Linux with a screen', { env: { DISPLAY: ':0' } }, 'xdg-open'],
    ['on Linux without', {}, null],
    ['on Linux without xdg-open', { env: { DISPLAY: ':0' }, has: () => false }, null],
  ])('%s', (_where, change, program) => {
    expect(openerAt({ ...desk, ...change })?.program ?? null).toBe(program);
  });

  test('is handed a page that leads to the address', () => {
    expect(leadingTo('file:///x.html#a=1&b="<')).toContain('url=file:///x.html#a=1&amp;b=&quot;&lt;"');
  });

  test('is started with that page', needs('linux', process.platform === 'linux'), async () => {
    const folder = folderWith({ 'explorer.html': '' });
    const [opened, ended] = [`${folder}/opened`, `${folder}/ended`];
    // What opens a page is on its own, and nobody hears of its end but by what it writes.
    const script = [
      '#!/bin/sh',
      'PATH="$PATH:/usr/bin:/bin"',
      `trap 'mv "${ended}.part" "${ended}"' EXIT`,
      `exec 2> "${ended}.part"`,
      `cat "$1" > "${opened}"`,
      '',
    ].join('\n');
    writeFileSync(`${folder}/xdg-open`, script);
    chmodSync(`${folder}/xdg-open`, 0o755);
    const { PATH, DISPLAY } = process.env;
    try {
      process.env['PATH'] = `${folder}:${PATH ?? ''}`;
      process.env['DISPLAY'] = ':0';
      const { out } = await runHere(runExplore(null, { open: true, json: false, page: `${folder}/explorer.html` }));
      expect(out).toContain('It opens in your browser.');
    } finally {
      process.env['PATH'] = PATH;
      if (DISPLAY === undefined) delete process.env['DISPLAY'];
      else process.env['DISPLAY'] = DISPLAY;
    }
    await until(
      () => existsSync(ended),
      () => null,
    );
    expect(readFileSync(ended, 'utf8')).toBe('');
    expect(readFileSync(opened, 'utf8')).toContain(`url=${pathToFileURL(folder).href}/explorer.html`);
  });
});
