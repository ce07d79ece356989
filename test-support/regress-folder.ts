/**
 * Folders to check for regressions, and what is printed of them.
 */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Cell } from '../regression/cell.ts';
import { textOfExpectations } from '../regression/expectations.ts';
import { objectIn } from './command-line.ts';
import { folderWith } from './folder.ts';
import { inFolder } from './in-folder.ts';
import { ownProtocol } from './own-protocol.ts';

/** Everybody attacks if anybody wants to: that holds where nobody is faulty. */
export const holds: Cell = { protocol: './mine.ts', n: 3, m: 0, verdict: 'holds' };
export const broken: Cell = { protocol: './mine.ts', n: 3, m: 1, verdict: 'violated' };
export const om4: Cell = { protocol: 'om', n: 4, m: 1, verdict: 'holds', scenarios: '34' };

/** A folder in which TypeScript is installed. */
export const withTypescript = (folder: string): string => {
  symlinkSync(fileURLToPath(new URL('../node_modules', import.meta.url)), join(folder, 'node_modules'));
  return folder;
};

/** A folder in which these cells are expected, with a protocol of one’s own. */
export const folderFor = (cells: readonly Cell[], files: Readonly<Record<string, string>> = {}): string =>
  folderWith({ 'expectations.json': textOfExpectations(cells), 'mine.ts': ownProtocol(), ...files });

/** What is printed with --json, as far as tests look at it. */
export interface Summary {
  readonly outcome: string;
  readonly totals: Readonly<Record<string, number>>;
  readonly cells: readonly {
    readonly name: string;
    readonly standing: string;
    readonly stored: boolean;
    readonly error: string | null;
    readonly place: unknown;
  }[];
  readonly replays: readonly { readonly outcome: string; readonly asExpected: boolean }[];
  readonly saved: readonly string[];
}

/** The object that is printed, and the exit code. */
export const summary = async (
  folder: string,
  ...args: readonly string[]
): Promise<Summary & { readonly exit: unknown }> => {
  const ran = await inFolder(folder, 'regress', '--json', ...args);
  return { ...(objectIn(ran) as unknown as Summary), exit: ran.exit };
};
