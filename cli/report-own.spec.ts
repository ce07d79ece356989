/**
 * A report about your own protocols: by a file, or by a name that a configuration registers.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Ran } from '../test-support/cli.ts';
import { here } from '../test-support/command-line.ts';
import { filesIn, folderWith } from '../test-support/folder.ts';
import { ownFile, ownProtocol } from '../test-support/own-protocol.ts';

const report = (line: string): Promise<Ran> => here(`report ${line}`);

describe('of your own protocol', () => {
  const file = ownFile({ definition: { sizes: '{ least: 2, most: 3 }' } });
  const own = join(folderWith(), 'deep', 'own');
  let exit: Ran['exit'] = null;
  beforeAll(async () => {
    ({ exit } = await report(`--protocols ${file} --out ${own} --format json,markdown`));
  });

  test('by its file: the commands name the file', () => {
    expect(exit).toBe(0);
    expect(readFileSync(join(own, 'report.md'), 'utf8')).toContain(`strategos check ${relative(own, file)} -n 3 -m 1`);
    expect(readFileSync(join(own, 'report.md'), 'utf8')).toContain('no formula is known here');
  });

  test('every command that names a file works in the folder of the report', { tags: ['thorough'] }, async () => {
    const { atlases, counterexamples } = JSON.parse(readFileSync(join(own, 'report.json'), 'utf8')) as {
      readonly atlases: readonly {
        readonly cells: readonly { readonly command: string; readonly verdict: string }[];
      }[];
      readonly counterexamples: readonly { readonly replay: string }[];
    };
    const before = process.cwd();
    process.chdir(own);
    try {
      expect(counterexamples.length).toBeGreaterThan(0);
      for (const { replay } of counterexamples)
        expect((await here(replay.replace('strategos ', ''))).out).toContain('reproduced');
      const first = atlases[0]?.cells[0];
      expect((await here(first?.command.replace('strategos ', '') ?? '')).out).toContain(`: ${first?.verdict ?? ''}`);
    } finally {
      process.chdir(before);
    }
  });

  test(
    'that a configuration registers, and that breaks a law: nothing is reported, and the law and the size are told',
    { tags: ['thorough'] },
    async () => {
      const folder = folderWith({
        'strategos.config.ts': "export default { protocols: { mine: './mine.ts' } };",
        'mine.ts': ownProtocol({
          program: { receive: '(_self, { attack }) => ({ attack: attack ? logic.one : logic.zero })' },
        }),
      });
      const before = process.cwd();
      process.chdir(folder);
      try {
        const { exit, err } = await report('--protocols mine --out out');
        expect(exit).toBe(65);
        expect(err).toMatch(/mine, n = 2, m = 1, byzantine faults: mine cannot be checked: /);
        expect(filesIn(folder)).not.toContain('out/report.md');
      } finally {
        process.chdir(before);
      }
    },
  );

  test('beside one that could be asked about: it is not passed over', { tags: ['thorough'] }, async () => {
    const file = ownFile({
      definition: { sizes: '{ least: 40, most: 50 }', claims: "() => Array.from({ length: 9 }, (_, i) => 'c' + i)" },
    });
    const out = join(folderWith(), 'both');
    const { exit } = await report(`--protocols handshake,${file} --out ${out} --format markdown`);
    expect(exit).toBe(2);
    expect(readFileSync(join(out, 'report.md'), 'utf8')).toContain(
      '`mine` was not asked about: it is for 40 generals or more',
    );
  });

  test(
    'with nothing that could be asked: the report says so, and the exit code is 2',
    { tags: ['thorough'] },
    async () => {
      const file = ownFile({ definition: { sizes: '{ least: 40, most: 50 }' } });
      const out = join(folderWith(), 'none');
      const { exit, out: told } = await report(`--protocols ${file} --out ${out} --format markdown,html`);
      expect(exit).toBe(2);
      expect(told).toContain('There is nothing to report');
      for (const name of ['report.md', 'report.html'])
        expect(readFileSync(join(out, name), 'utf8')).toContain('There is nothing to report');
    },
  );

  test('that breaks the laws: exit 65, and nothing is written', { tags: ['thorough'] }, async () => {
    const file = ownFile({
      program: { decide: '(_self, { attack }) => ({ decided: logic.one, value: [attack ? logic.one : logic.zero] })' },
    });
    const out = join(folderWith(), 'unlawful');
    const { exit, err } = await report(`--protocols ${file} --out ${out}`);
    expect(exit).toBe(65);
    expect(err).toContain('cannot be checked');
    expect(existsSync(out)).toBe(false);
  });
});
