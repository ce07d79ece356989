/**
 * The command line, run in this process as if it were in another folder.
 */
import type { Ran } from './cli.ts';
import { strategosHere } from './cli.ts';

/** `strategos …args` in a folder. Tests that do this at the same time would be in each other’s way. */
export const inFolder = async (folder: string, ...args: readonly string[]): Promise<Ran> => {
  const before = process.cwd();
  process.chdir(folder);
  try {
    return await strategosHere(args);
  } finally {
    process.chdir(before);
  }
};
