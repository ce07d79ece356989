import { describe, expect, test } from 'vitest';
import { protocols } from '../model/protocols/registry.ts';
import { here, objectIn } from '../test-support/command-line.ts';

describe('doctor', () => {
  test('finds that all is there', async () => {
    const { exit, out } = await here('doctor');
    expect(exit).toBe(0);
    for (const part of ['node', 'esbuild', 'fingerprints', 'this folder', 'git']) expect(out).toContain(part);
    expect(out).toContain(`${String(protocols.length)} registered protocols`);
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
