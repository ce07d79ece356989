/**
 * How long commands take that are given a second for questions far too large: `npx tsx scripts/overshoot.ts` prints the table of
 * docs/performance.md, of the command line that was built.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { limitedCommands } from '../test-support/limits.ts';

const folder = mkdtempSync(join(tmpdir(), 'strategos-overshoot-'));
const main = resolve('dist/cli/main.js');

/** A file whose n was set to the most there may be. */
const file = readFileSync('counterexamples/om/validity-n3-m1.json', 'utf8').replace('"n": 3', '"n": 128');
writeFileSync(join(folder, 'om-128.json'), file);

copyFileSync('expectations.json', join(folder, 'expectations.json'));

/** A certificate that takes seconds to check. */
const certified = 'check phase-king -n 10 -m 3 --engine symbolic --certificate certificate';
spawnSync(process.execPath, [main, ...certified.split(' ')], { cwd: folder });

console.log('| command, with `--max-seconds 1` | seconds | exit | what it says |\n| --- | --: | --: | --- |');
for (const command of limitedCommands) {
  const begun = performance.now();
  const ran = spawnSync(process.execPath, [main, ...command.split(' '), '--max-seconds', '1'], {
    cwd: folder,
    encoding: 'utf8',
  });
  const seconds = ((performance.now() - begun) / 1000).toFixed(2);
  const said = /the limit of 1 second was reached[^(;.\n"]*|has more than [^;\n]*/.exec(`${ran.stdout}${ran.stderr}`);
  console.log(`| \`${command}\` | ${seconds} | ${String(ran.status)} | ${said?.[0].trim() ?? ''} |`);
}
rmSync(folder, { recursive: true });
