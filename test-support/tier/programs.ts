/**
 * The programs that specs start, and which of them need no reason.
 */
import { posix, win32 } from 'node:path';

/** A program as it was started: its name or path, and its arguments. */
export interface Started {
  readonly program: string;
  readonly args: readonly string[];
}

const nameOf = (path: string): string => (path.includes('\\') ? win32 : posix).basename(path).replace(/\.exe$/, '');

/** "git status", cut short. */
export const lineOf = ({ program, args }: Started): string => [program, ...args].join(' ').slice(0, 120);

/**
 * What needs no reason: esbuild bundles in a service of its own, which the first file that bundles anything starts for all
 * the others, and every command asks git which commit it is run at, for its provenance.
 */
export const needsNoReason = ({ program, args }: Started): boolean => {
  const name = nameOf(program);
  // Where there is no binary for a platform, esbuild is a script.
  if (name === 'node') return nameOf(args[0] ?? '') === 'esbuild';
  return name === 'esbuild' || (name === 'git' && args[0] === '--no-optional-locks');
};
