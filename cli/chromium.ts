/**
 * The browser that prints figures where nothing better does, and that the browser tests are run in.
 */
import { join } from 'node:path';
import { isProgram, pathFolders } from '../host/on-path.ts';

/** What it may be called; the first that is installed is used. */
const CHROMIUM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'] as const;

/** The browser that STRATEGOS_CHROMIUM names, else one on the path; `null` if there is none. */
export const chromiumPath = (): string | null => {
  const named = process.env['STRATEGOS_CHROMIUM'];
  if (named !== undefined && named !== '') return isProgram(named) ? named : null;
  return (
    pathFolders()
      .flatMap((folder) => CHROMIUM_NAMES.map((name) => join(folder, name)))
      .find(isProgram) ?? null
  );
};
