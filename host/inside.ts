/**
 * Where you are at work: the current folder, and the repository that it is in. What lies there is yours, as far as we can tell.
 *
 * Law: it is real paths that are compared, so neither `..` nor a link leads out of a place unnoticed.
 */
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';

/** The nearest folder upwards with a `.git` in it, which is a file in a worktree; `null` where there is none. */
const repositoryOf = (folder: string): string | null => {
  if (existsSync(join(folder, '.git'))) return folder;
  return dirname(folder) === folder ? null : repositoryOf(dirname(folder));
};

/** Whether a real path is a folder or below it. */
export const isBelow = (folder: string, path: string): boolean =>
  path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);

/** Where a path really is, without a link on the way. Throws where nothing is, or where it may not be looked at. */
export const realPath = (path: string): string => realpathSync.native(resolve(path));

/** Whether a real path is in the current folder or its repository. The root of the file system is no place of work: all is in it. */
export const isInside = (real: string): boolean => {
  const here = realPath('.');
  const yours = [here, repositoryOf(here) ?? here].filter((folder) => dirname(folder) !== folder);
  return yours.some((folder) => isBelow(folder, real));
};
