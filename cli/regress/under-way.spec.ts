/**
 * A regression check while it is under way, in a process of its own: Ctrl-C, watching, and two at once.
 *
 * @module-tag thorough
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../regression/cell.ts';
import { textOfExpectations } from '../../regression/expectations.ts';
import { strategos } from '../../test-support/cli.ts';
import { filesIn, folderWith } from '../../test-support/folder.ts';
import { ownProtocol } from '../../test-support/own-protocol.ts';

const broken: Cell = { protocol: './mine.ts', n: 3, m: 1, verdict: 'violated' };
const om4: Cell = { protocol: 'om', n: 4, m: 1, verdict: 'holds', scenarios: '34' };

/** It never ends, and says so when it has begun: by a detour that the check of the syntax does not see. */
const ENDLESS = ownProtocol({
  program: {
    receive: "() => { [][['constructor'][0]][['constructor'][0]]('return console')().error('begun'); for (;;); }",
  },
});

const folderFor = (cells: readonly Cell[], mine: string = ownProtocol()): string =>
  folderWith({ 'expectations.json': textOfExpectations(cells), 'mine.ts': mine });

describe.concurrent('', () => {
  test('Ctrl-C keeps what was done, ends what will not end, and exits 2', async () => {
    // Both have changed, and the cheaper comes first; with one thread the other might never have its turn.
    const folder = folderFor(
      [
        { ...om4, evaluations: 1 },
        { ...broken, evaluations: 1000 },
      ],
      ENDLESS,
    );
    await strategos(['regress', 'om'], { cwd: folder });
    const ran = await strategos(['regress', '--json'], { cwd: folder, interruptOn: 'begun' });
    expect(ran.exit).toBe(2);
    expect(JSON.parse(ran.out)).toMatchObject({
      interrupted: true,
      cells: [{ standing: 'as expected' }, { standing: 'not run' }],
    });
  });

  test('two runs on one store do not disturb each other', async () => {
    const folder = folderFor([broken, om4, { ...om4, n: 5, scenarios: '82' }]);
    const both = await Promise.all([1, 2].map(() => strategos(['regress'], { cwd: folder })));
    expect(both.map(({ exit, err }) => [exit, err])).toEqual([
      [0, ''],
      [0, ''],
    ]);
    expect(filesIn(join(folder, '.strategos')).filter((file) => file.includes('.tmp'))).toEqual([]);
    expect((await strategos(['regress'], { cwd: folder })).out).toContain('3 answered from the store');
  });

  test('--watch checks again when something is saved, until Ctrl-C, and leaves with the last exit code', async () => {
    const folder = folderFor([broken, om4]);
    const main = fileURLToPath(new URL('../main.ts', import.meta.url));
    const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
    const { FORCE_COLOR: _, ...env } = process.env;
    const child = spawn(process.execPath, ['--import', tsx, main, 'regress', '--watch'], {
      cwd: folder,
      env: { ...env, NO_COLOR: '1' },
    });
    let out = '';
    let heard: (() => void) | null = null;
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        out += text;
        heard?.();
      });
    let ended = false;
    child.on('close', () => {
      ended = true;
      heard?.();
    });
    const until = async (wanted: RegExp): Promise<void> => {
      while (!wanted.test(out)) {
        if (ended) throw new Error(`it ended, having said: ${out}`);
        await new Promise<void>((hear) => (heard = hear));
      }
      out = '';
    };
    await until(/2 cells as expected[^]*Watching/);
    // A protocol, …
    writeFileSync(join(folder, 'mine.ts'), ownProtocol({ program: { receive: '(_self, state) => state' } }));
    await until(/\(1 cell still broken, 1 answered from the store\)[^]*Watching|newly[^]*Watching/);
    // … one that cannot be loaded, and is mended, …
    writeFileSync(join(folder, 'mine.ts'), 'const oops = (;');
    await until(/mine\.ts:1:15: Unexpected ";"[^]*Watching/);
    writeFileSync(join(folder, 'mine.ts'), ownProtocol());
    await until(/2 cells as expected[^]*Watching/);
    // … the expectations, wrong and not as expected, …
    writeFileSync(join(folder, 'expectations.json'), '{');
    await until(/error: expectations\.json: it is not JSON[^]*Watching/);
    writeFileSync(join(folder, 'expectations.json'), textOfExpectations([broken, { ...om4, scenarios: '35' }]));
    await until(/1 cell as expected[^]*1 changed[^]*Watching/);
    const left = new Promise((resolve) => child.on('close', resolve));
    child.kill('SIGINT');
    expect(await left).toBe(1);
    expect(readFileSync(join(folder, 'mine.ts'), 'utf8')).toBe(ownProtocol());
  });
});
