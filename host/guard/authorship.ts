/**
 * Whose a file is: the author's of a protocol, a package's, or ours.
 *
 * Ours are those folders of this package that a protocol imports from, wherever the package lies: where it is installed, in
 * a checkout, in the sources of a revision. What is ours is tested here, and may keep tables that it fills on demand.
 */
import { readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

const OURS = [
  'certificates',
  'counterexamples',
  'dist',
  'engines',
  'model',
  'properties',
  'regression',
  'reports',
] as const;

/** The name in a folder's package.json; `null` where there is none. */
const packageIn = (folder: string): string | null => {
  try {
    const json: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return typeof json === 'object' && json !== null && 'name' in json ? String(json.name) : '';
  } catch {
    return null;
  }
};

const isOurs = (path: string): boolean => {
  for (let folder = dirname(path); dirname(folder) !== folder; folder = dirname(folder)) {
    const name = packageIn(folder);
    if (name === null) continue;
    const [inside = ''] = relative(folder, path).split(sep);
    return name === 'strategos' && (OURS as readonly string[]).includes(inside);
  }
  return false;
};

/** The package that a file is installed with; `null` if it is none of a package. */
const installedWith = (path: string): string | null => {
  const parts = path.split(/[\\/]/);
  const at = parts.lastIndexOf('node_modules');
  if (at < 0) return null;
  const [scope = '', name = ''] = parts.slice(at + 1);
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
};

/** Packages that are known to be pure. */
const PURE = new Set(['fp-ts', 'strategos']);

export type Authorship =
  | { readonly _tag: 'Own' }
  | { readonly _tag: 'Ours' }
  /** A package that nobody has looked at. */
  | { readonly _tag: 'Package'; readonly name: string };

/** Whose a file is, by its absolute path. */
export const authorshipOf = (path: string): Authorship => {
  const name = installedWith(path);
  if (name !== null) return PURE.has(name) ? { _tag: 'Ours' } : { _tag: 'Package', name };
  return isOurs(path) ? { _tag: 'Ours' } : { _tag: 'Own' };
};
