/**
 * Commands that are printed and recorded are there to be copied: a shell makes of them what was meant, whatever files
 * and folders are called, and runs nothing else.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesIn, folderWith } from '../test-support/folder.ts';
import { inFolder } from '../test-support/in-folder.ts';
import { ownProtocol } from '../test-support/own-protocol.ts';
import { folderFor } from '../test-support/regress-folder.ts';
import { certificateLines } from '../host/files.ts';
import { withoutThreads } from '../test-support/without-threads.ts';
import { startsProcesses } from '../test-support/tier/cost.ts';

startsProcesses('a shell reads what is printed');

withoutThreads();

const MINE = './it\'s $(touch pwned) `id`&"a"(1);b*c.ts';
const OUT = "o'ut $(touch pwned)";

/** The words that a shell makes of each `strategos …` in a text. */
const wordsIn = (text: string): readonly (readonly string[])[] =>
  Array.from(text.matchAll(/strategos .*/g), ([command]) =>
    execFileSync('/bin/sh', ['-c', `strategos() { printf '%s\\n' "$@"; }; ${command}`], { encoding: 'utf8' })
      .trimEnd()
      .split('\n'),
  );

const there = (): string => folderWith({ [MINE]: ownProtocol() });

const commandIn = (out: string): string => (JSON.parse(out) as { readonly command: string }).command;

describe('a shell reads as it was meant', () => {
  test('what check prints and records', async () => {
    const folder = there();
    const { out } = await inFolder(folder, 'check', MINE, '-n', '3', '-m', '1', '--save', OUT);
    const words = wordsIn(out);
    expect(words[0]?.slice(0, 6)).toEqual(['check', MINE, '-n', '3', '-m', '1']);
    const saved = filesIn(folder).filter((path) => path.startsWith(OUT));
    expect(saved.length).toBeGreaterThan(0);
    expect(words.filter(([name]) => name === 'replay').toSorted()).toEqual(saved.map((path) => ['replay', path]));
    const { provenance } = JSON.parse(readFileSync(join(folder, saved[0] ?? ''), 'utf8')) as {
      readonly provenance: { readonly command: string };
    };
    expect(wordsIn(provenance.command)[0]?.slice(0, 2)).toEqual(['check', MINE]);
    expect(filesIn(folder)).not.toContain('pwned');
  });

  test('the seed and the certificate’s folder', async () => {
    const { out } = await inFolder(
      there(),
      ...['check', MINE, '-n', '3', '-m', '1', '--engine', 'fuzz', '--seed', OUT, '--runs', '9', '--json'],
    );
    expect(wordsIn(commandIn(out))[0]).toContain(OUT);
    const folder = folderWith();
    const certified = await inFolder(folder, 'check', 'om', '-n', '4', '-m', '1', '--certificate', OUT);
    expect(wordsIn(certified.out)).toContainEqual(['certify', OUT]);
    expect(
      wordsIn(
        (
          JSON.parse(readFileSync(join(folder, OUT, 'manifest.json'), 'utf8')) as {
            readonly provenance: { readonly command: string };
          }
        ).provenance.command,
      )[0]?.slice(-2),
    ).toEqual(['--certificate', OUT]);
  });

  test('what impossible prints and records', async () => {
    const folder = there();
    const { out } = await inFolder(
      folder,
      ...['impossible', MINE, '-n', '3', '-m', '1', '--save', OUT, '--certificate', `${OUT}.json`],
    );
    const words = wordsIn(out);
    expect(words).toContainEqual(['certify', `${OUT}.json`]);
    expect(words.filter(([name]) => name === 'replay')).toHaveLength(1);
    const kept = JSON.parse(readFileSync(join(folder, `${OUT}.json`), 'utf8')) as {
      readonly provenance: { readonly command: string };
    };
    const [again = []] = wordsIn(kept.provenance.command);
    expect([again.slice(0, 2), again.slice(-2)]).toEqual([
      ['impossible', MINE],
      ['--certificate', `${OUT}.json`],
    ]);
  });

  test('what diff prints and records', async () => {
    const folder = there();
    const { out } = await inFolder(folder, 'diff', MINE, MINE, '-n', '3', '-m', '1', '--certificate', OUT);
    expect(wordsIn(out).map((words) => words.slice(0, 3))).toEqual([
      ['certify', OUT],
      ['diff', MINE, MINE],
    ]);
  });

  test('what solvable records', async () => {
    const folder = folderWith();
    const line = ['-n', '3', '-t', '1', '--rounds', '2', '--faults', 'byzantine', '--certificate', OUT];
    expect(wordsIn((await inFolder(folder, 'solvable', ...line)).out)).toEqual([['certify', OUT]]);
    const { provenance } = JSON.parse(readFileSync(join(folder, OUT), 'utf8')) as {
      readonly provenance: { readonly command: string };
    };
    expect(wordsIn(provenance.command)[0]?.slice(-2)).toEqual(['--certificate', OUT]);
  });

  test('what regress prints', async () => {
    const folder = folderFor([{ protocol: MINE, n: 3, m: 1, verdict: 'holds' }], { [MINE]: ownProtocol() });
    const { out } = await inFolder(folder, 'regress');
    expect(wordsIn(out)).toContainEqual(['check', MINE, '-n', '3', '-m', '1', '--minimum']);
  });
});

test('a report records the command that writes it', { tags: ['thorough'] }, async () => {
  const folder = folderWith();
  await inFolder(folder, 'report', '--protocols', 'handshake', '--format', 'json', '--out', OUT);
  const { provenance } = JSON.parse(readFileSync(join(folder, OUT, 'report.json'), 'utf8')) as {
    readonly provenance: { readonly command: string };
  };
  expect(wordsIn(provenance.command)).toEqual([
    ['report', '--protocols', 'handshake', '--out', OUT, '--format', 'json'],
  ]);
});

test('a certificate is never taken for an option', () => {
  const lines = certificateLines({ path: '-x y', outcome: 'written' });
  expect(wordsIn(lines.join('\n'))).toEqual([['certify', './-x y']]);
});
