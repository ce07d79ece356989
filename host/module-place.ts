/**
 * Where the module of a protocol lies that a file speaks of, and what it is called in another folder.
 */
import { existsSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import { isRevision } from './revision-name.ts';

const parts = (module: string): { readonly file: string; readonly exported: string } => {
  const [, file = module, exported = ''] = /^([^#]*)(#.*)?$/.exec(module) ?? [];
  return { file, exported };
};

/** The folder, and those that it is in. */
const upwards = (folder: string): readonly string[] =>
  dirname(folder) === folder ? [folder] : [folder, ...upwards(dirname(folder))];

/**
 * The module that a file in a folder names: as it is called from here, else from that folder, or from one above it, since
 * a report keeps its files below the folder that its commands are for. One at a revision is in the repository.
 */
export const moduleNear = (folder: string, module: string): string => {
  const { file, exported } = parts(module);
  if (isRevision(module) || existsSync(file)) return module;
  const found = upwards(resolve(folder))
    .map((above) => resolve(above, file))
    .find((path) => existsSync(path));
  return `${found ?? resolve(folder, file)}${exported}`;
};

/** What a module that is called so from here is called in a folder. */
export const moduleFrom = (folder: string, module: string): string => {
  if (isRevision(module)) return module;
  const { file, exported } = parts(module);
  const path = relative(resolve(folder), resolve(file)).split(sep).join('/');
  return `${path.startsWith('../') ? '' : './'}${path}${exported}`;
};
