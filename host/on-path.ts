/** Programs on the PATH. */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';

/** Whether a file is there that may be run. */
export const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The folders of the PATH, in order. */
export const pathFolders = (): readonly string[] => (process.env['PATH'] ?? '').split(delimiter);

/** Whether a program of this name is on the PATH. */
export const isOnPath = (program: string): boolean => pathFolders().some((folder) => isProgram(join(folder, program)));
