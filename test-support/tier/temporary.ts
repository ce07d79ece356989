/**
 * A temporary folder for the whole run, removed when it is over: whatever a test leaves in `os.tmpdir()` goes with it.
 * Vitest calls these (`globalSetup`) before it starts its workers, which inherit the environment.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

let before: string | undefined;
let folder: string;

export const setup = (): void => {
  before = process.env['TMPDIR'];
  folder = mkdtempSync(join(tmpdir(), 'strategos-tests-'));
  process.env['TMPDIR'] = folder;
};

export const teardown = (): void => {
  rmSync(folder, { recursive: true, force: true });
  if (before === undefined) delete process.env['TMPDIR'];
  else process.env['TMPDIR'] = before;
};
