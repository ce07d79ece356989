/**
 * What the core is not allowed to know: the commit, the machine, the time.
 */
import { execFile } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { promisify } from 'node:util';

/** The commit that the working directory is at, or `null` where there is none or no git. */
export const commit = async (): Promise<string | null> => {
  try {
    const { stdout } = await promisify(execFile)('git', ['rev-parse', '--short=12', 'HEAD']);
    return stdout.trim();
  } catch {
    return null;
  }
};

/** The machine, as far as it matters to a figure. */
export const machine = (): string => {
  const processors = cpus();
  return `${process.platform} ${process.arch}, ${String(processors.length)} × ${processors[0]?.model.trim() ?? 'processor'}, ${String(Math.round(totalmem() / 2 ** 30))} GiB`;
};

/** The moment, to the second. */
export const now = (): string => new Date().toISOString().replace(/\.\d+Z$/, 'Z');
