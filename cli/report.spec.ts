import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from '@commander-js/extra-typings';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Ran } from '../test-support/cli.ts';
import { standardLimits } from '../engines/exhaustive/exhaustive.ts';
import { runHere } from '../test-support/cli.ts';
import { stoppedClock } from '../test-support/clock.ts';
import { here, objectIn } from '../test-support/command-line.ts';
import { failingConverter } from '../test-support/converter.ts';
import { filesIn, folderWith } from '../test-support/folder.ts';
import { interrupted } from '../test-support/interrupted.ts';
import { ownProtocol } from '../test-support/own-protocol.ts';
import { check } from './commands/check.ts';
import { noLists } from './commands/lists.ts';
import { reportCommand } from './report.ts';

interface Told {
  readonly command: string;
  readonly evidence: { readonly stopped: { readonly _tag: string } | null };
}

const report = (line: string): Promise<Ran> => here(`report ${line}`);

describe('of one protocol', () => {
  let out = '';
  let first: Ran = { exit: null, out: '', err: '' };
  beforeAll(async () => {
    out = join(folderWith(), 'report');
    first = await report(`--protocols handshake --out ${out} --json`);
  });

  test('writes every format, the figures, and counterexamples that can be replayed', async () => {
    expect(first.exit).toBe(0);
    const files = filesIn(out);
    expect(files).toEqual(
      expect.arrayContaining([
        'report.html',
        'report.md',
        'report.tex',
        'report.json',
        'references.bib',
        'tables/claims-handshake.tex',
        'figures/atlas-handshake.svg',
        'counterexamples/handshake/agreement-n2-m0-acks0-loss1.json',
      ]),
    );
    const replayed = await here(`replay ${join(out, 'counterexamples/handshake/agreement-n2-m0-acks0-loss1.json')}`);
    expect(replayed.out).toContain('reproduced');
  });

  test('says so in its JSON, and nothing else on stdout', () => {
    const object = objectIn(first);
    expect(object['schema']).toBe('strategos/report-written/1');
    expect(object['protocols']).toEqual(['handshake']);
    expect(object['unknown']).toBe(0);
    expect(object['surprises']).toEqual([]);
    expect((object['files'] as readonly unknown[]).length).toBe(filesIn(out).length);
  });

  test('again: everything stays as it is', async () => {
    const before = readFileSync(join(out, 'report.md'), 'utf8');
    const again = await report(`--protocols handshake --out ${out}`);
    expect(again.exit).toBe(0);
    expect(again.out).not.toContain('written');
    expect(readFileSync(join(out, 'report.md'), 'utf8')).toBe(before);
  });

  test('two protocols of one name are refused: one would pass for the other', async () => {
    const folder = folderWith({ 'mine.ts': ownProtocol(), 'again.ts': ownProtocol() });
    const { exit, err } = await report(
      `--protocols ${folder}/mine.ts,${folder}/again.ts --out ${join(folder, 'report')}`,
    );
    expect([exit, err]).toEqual([64, expect.stringContaining('two of these protocols are named “mine”')]);
    expect(filesIn(folder)).toEqual(['again.ts', 'mine.ts']);
  });

  test('what is somebody else’s is left alone, and then nothing at all is written', async () => {
    const elsewhere = folderWith({ 'report.tex': '\\documentclass{article} my thesis\n' });
    const { exit, err } = await report(`--protocols handshake --out ${elsewhere}`);
    expect(exit).toBe(65);
    expect(err).toContain('report.tex is there already, and is no part of a report');
    expect(filesIn(elsewhere)).toEqual(['report.tex']);
  });

  test('where nothing can be written: exit 65, and nothing is', async () => {
    const folder = folderWith({ out: 'a file' });
    const { exit, err } = await report(`--protocols handshake --format json --out ${join(folder, 'out')}`);
    expect(exit).toBe(65);
    expect(err).toContain('cannot write');
    expect(filesIn(folder)).toEqual(['out']);
  });

  test('a single format, and pictures of the figures', { tags: ['thorough'] }, async () => {
    const folder = join(folderWith(), 'one');
    const { exit } = await report(`--protocols handshake --format markdown --pictures png --out ${folder}`);
    expect(exit).toBe(0);
    const files = filesIn(folder).filter((path) => !path.startsWith('counterexamples'));
    expect(files.filter((path) => !path.startsWith('figures/'))).toEqual(['report.md']);
    expect(files.filter((path) => path.endsWith('.svg')).map((path) => path.replace('.svg', '.png'))).toEqual(
      files.filter((path) => path.endsWith('.png')),
    );
  });
});

describe('a picture that cannot be made', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  test('is named with the cause, and nothing at all is written', { tags: ['thorough'] }, async () => {
    vi.stubEnv('PATH', failingConverter(2));
    const folder = folderWith();
    const out = join(folder, 'report');
    const { exit, err } = await report(`--protocols handshake --format markdown --pictures pdf --out ${out}`);
    expect(exit).toBe(65);
    expect(err).toMatch(/cannot draw .*figures\/[\w-]+\.pdf: rsvg-convert made no PDF: it has no fonts for this\./);
    expect(err).toContain('No file of the report was changed');
    expect(filesIn(folder)).toEqual([]);
  });

  test('nor one where something else is in its place', { tags: ['thorough'] }, async () => {
    const out = folderWith({ 'figures/atlas-handshake.png': 'mine' });
    const { exit, err } = await report(`--protocols handshake --format markdown --pictures png --out ${out}`);
    expect([exit, err]).toEqual([65, expect.stringContaining('is there already, and is something else')]);
    expect(filesIn(out)).toEqual(['figures/atlas-handshake.png']);
  });

  test('a file that cannot be written: what of the report is there', async () => {
    const out = folderWith({ counterexamples: 'in the way' });
    const { exit, err } = await report(`--protocols handshake --format json --out ${out}`);
    expect(exit).toBe(65);
    expect(err).toMatch(/cannot write .*counterexamples.*\. Before that, 1 file of the report was written/);
    expect(filesIn(out)).toEqual(['counterexamples', 'report.json']);
  });
});

describe('the command of a row asks the same', () => {
  test('with the time that was given, where and only where that ran out', { tags: ['thorough'] }, async () => {
    const out = folderWith();
    stoppedClock(1);
    await report(`--protocols om --format json --max-seconds 0.1 --out ${out}`);
    const { atlases } = JSON.parse(readFileSync(join(out, 'report.json'), 'utf8')) as {
      readonly atlases: readonly { readonly cells: readonly Told[] }[];
    };
    const answers = atlases.flatMap((atlas) => atlas.cells);
    const isOut = ({ evidence }: Told): boolean => evidence.stopped?._tag === 'seconds';
    expect([answers.some(isOut), answers.every(isOut)]).toEqual([true, false]);
    for (const { command, evidence } of answers)
      expect(/ --max-seconds (\S+)$/.exec(command)?.[1] ?? null).toBe(
        evidence.stopped?._tag === 'seconds' ? '0.1' : null,
      );
  });

  test('with limits that “check” has unless told otherwise', () => {
    const program = new Command();
    check(program, noLists);
    const standard = (option: string): unknown =>
      program.commands[0]?.options.find(({ long }) => long === option)?.defaultValue;
    const { evaluations, states } = standardLimits;
    expect([standard('--max-evaluations'), standard('--max-states')]).toEqual([evaluations, states]);
    expect(standard('--seed')).toBe('strategos');
  });
});

test('interrupted: exit 2, and the report that is there stays', { tags: ['thorough'] }, async () => {
  const out = join(folderWith({ 'report/report.md': 'the old report\n' }), 'report');
  const command = reportCommand({
    protocols: ['om'],
    out,
    format: ['markdown'],
    certificates: false,
    maxSeconds: Infinity,
    trustSolver: false,
    json: true,
  });
  const ran = await interrupted(() => runHere(command, true));
  expect(ran.exit).toBe(2);
  expect(ran.err).toContain('Interrupted: no file was written.');
  expect(objectIn(ran)).toEqual({ schema: 'strategos/report-written/1', interrupted: true, files: [] });
  expect(filesIn(out)).toEqual(['report.md']);
  expect(readFileSync(join(out, 'report.md'), 'utf8')).toBe('the old report\n');
});

describe('a command line that is wrong', () => {
  test.each([
    { line: '--protocols on', says: 'Did you mean om?' },
    { line: '--protocols ,', says: 'It must name something' },
    { line: '--format pdf', says: 'There is no “pdf”, but html, markdown, latex, json' },
    { line: '--pictures gif', says: 'There is no “gif”, but png, pdf' },
  ])('$line: exit 64', async ({ line, says }) => {
    const { exit, err } = await report(line);
    expect([exit, err.includes(says)]).toEqual([64, true]);
  });
});

test('certificates: what holds is proved again, and the hashes are in the report', { tags: ['thorough'] }, async () => {
  const out = join(folderWith(), 'certified');
  const { exit } = await report(`--protocols handshake --certificates --format markdown,json --out ${out}`);
  expect(exit).toBe(0);
  const written = readFileSync(join(out, 'report.md'), 'utf8');
  const checks = Array.from(written.matchAll(/strategos certify (certificates\/[a-z0-9-]+)/g), ([, path = '']) => path);
  expect(checks.length).toBeGreaterThan(0);
  const certified = await here(`certify ${join(out, checks[0] ?? '')}`);
  expect(certified.exit).toBe(0);
  expect(written).toMatch(/`[0-9a-f]{64}`/);
});
