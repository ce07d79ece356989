/**
 * What the core is not allowed to know: the version, the commit, the machine, the time.
 */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The package's own folder, whether this runs from the sources or from the build. */
export const packageFolder = (): string => {
  const above = dirname(dirname(fileURLToPath(import.meta.url)));
  return above.endsWith('dist') ? dirname(above) : above;
};

/** The version of this package. */
export const version = (): string => {
  const text = readFileSync(join(packageFolder(), 'package.json'), 'utf8');
  const json: unknown = JSON.parse(text);
  return typeof json === 'object' && json !== null && 'version' in json ? String(json.version) : 'unknown';
};

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
