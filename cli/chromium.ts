/**
 * The browser that prints figures where nothing better does, and that the browser tests are run in.
 */
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What it may be called; the first that is installed is used. */
const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'] as const;

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The browser that STRATEGOS_CHROMIUM names, else one on the path; `null` if there is none. */
export const chromiumPath = (): string | null => {
  const named = process.env['STRATEGOS_CHROMIUM'];
  if (named !== undefined && named !== '') return isExecutable(named) ? named : null;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.flatMap((folder) => CHROMIUM_NAMES.map((name) => join(folder, name))).find(isExecutable) ?? null;
};
