/**
 * What the core is not allowed to know: the commit, the machine, the time.
 */
import { execFile } from 'node:child_process';
import { cpus, totalmem } from 'node:os';
import { promisify } from 'node:util';
import { DIRTY } from '../reports/document/provenance.ts';

/** A git that takes longer than this, in milliseconds, has hung. */
const HANGS = 120_000;

/** What git prints; `null` where there is no git, no repository, or no answer in time. */
const git = async (...args: readonly string[]): Promise<string | null> => {
  try {
    const options = { maxBuffer: 2 ** 26, timeout: HANGS };
    const { stdout } = await promisify(execFile)('git', ['--no-optional-locks', ...args], options);
    return stdout.trim();
  } catch {
    return null;
  }
};

/**
 * The commit that the working directory is at, `-dirty` where there are changes that are not committed, or
 * where that could not be found out. New files do not count, because what a run itself writes is new. `null` where there is no commit or no git. It is a fact about the repository in which Strategos is run, which is
 * where a protocol of one’s own comes from; which Strategos that is, its version says.
 */
export const commit = async (): Promise<string | null> => {
  const [at, changes] = await Promise.all([
    git('rev-parse', '--short=12', 'HEAD'),
    git('status', '--porcelain', '--untracked-files=no'),
  ]);
  return at === null || at === '' ? null : changes === '' ? at : `${at}${DIRTY}`;
};

/** The machine, as far as it matters to a figure. */
export const machine = (): string => {
  const processors = cpus();
  return `${process.platform} ${process.arch}, ${String(processors.length)} × ${processors[0]?.model.trim() ?? 'processor'}, ${String(Math.round(totalmem() / 2 ** 30))} GiB`;
};

/** The moment, to the second. */
export const timestamp = (): string => new Date().toISOString().replace(/\.\d+Z$/, 'Z');
