/**
 * A temporary folder for the whole run, removed when it is over: whatever a test leaves in `os.tmpdir()` goes with it.
 * Vitest calls these (`globalSetup`) before it starts its workers, which inherit the environment.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

const folder = mkdtempSync(join(tmpdir(), 'strategos-tests-'));

export const setup = (): void => {
  process.env['TMPDIR'] = folder;
};

export const teardown = (): void => {
  rmSync(folder, { recursive: true, force: true });
};
