import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { protocols } from '../test-support/protocols.ts';
import { here, objectIn } from '../test-support/command-line.ts';
import { folderWith } from '../test-support/folder.ts';
import { startsProcesses } from '../test-support/tier/cost.ts';

startsProcesses('it asks programs for their versions');

describe('doctor', () => {
  test('finds that all is there', async () => {
    const { exit, out } = await here('doctor');
    expect(exit).toBe(0);
    for (const part of ['node', 'esbuild', 'fingerprints', 'this folder', 'git']) expect(out).toContain(part);
    expect(out).toContain('pictures (png)   resvg; for draw --out *.png and report --pictures png');
    expect(out).toContain(`${String(protocols.length)} registered protocols`);
  });

  test('says how to get what is not there, and is content without it', async () => {
    vi.stubEnv('PATH', folderWith());
    vi.stubEnv('STRATEGOS_CHROMIUM', '');
    const { exit, out } = await here('doctor');
    vi.unstubAllEnvs();
    expect(exit).toBe(0);
    expect(out).toMatch(/-- {2}pictures \(pdf\) {3}PDF needs rsvg-convert \(Debian: librsvg2-bin\) or chromium/);
    expect(out).toMatch(
      /-- {2}browser {10}the browser tests are skipped without Chromium \(Debian: chromium\); STRATEGOS_CHROMIUM=/,
    );
  });

  test('the browser is the one that is named, or the first on the path', async () => {
    const folder = folderWith({ 'google-chrome': '', mine: '' });
    for (const name of ['google-chrome', 'mine']) chmodSync(join(folder, name), 0o755);
    vi.stubEnv('PATH', folder);
    vi.stubEnv('STRATEGOS_CHROMIUM', '');
    const found = (await here('doctor')).out;
    vi.stubEnv('STRATEGOS_CHROMIUM', join(folder, 'mine'));
    const named = (await here('doctor')).out;
    vi.stubEnv('STRATEGOS_CHROMIUM', join(folder, 'nowhere'));
    const none = (await here('doctor')).out;
    vi.unstubAllEnvs();
    expect(found).toContain(`${join(folder, 'google-chrome')}; for the browser tests`);
    expect(named).toContain(`${join(folder, 'mine')}; for the browser tests`);
    expect(none).toContain('the browser tests are skipped');
  });

  test('--json has the same, as one object', async () => {
    const { findings, well } = objectIn(await here('doctor --json')) as {
      findings: readonly { name: string; ok: boolean; optional: boolean }[];
      well: boolean;
    };
    expect(well).toBe(true);
    expect(findings.filter(({ optional }) => !optional).every(({ ok }) => ok)).toBe(true);
  });
});
