/**
 * The harness's own fingerprint: whatever decides what is measured, besides the protocol.
 *
 * It is the version, and the hash of the modules that check, as they are run: sources or built. So a changed engine answers
 * everything anew. A change of a comment does so, too; that costs time, and nothing else.
 */
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { version } from '../../host/package.ts';
import { sha256 } from './hash.ts';

/** Where this runs from: the package's folder, or its `dist`. */
const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The folders and modules that have a part in what is measured. A protocol has a fingerprint of its own. */
export const HARNESS_PARTS = [
  'model',
  'properties',
  'engines',
  'certificates/checked-solver',
  'certificates/checker',
  'certificates/execution',
  'counterexamples/counterexample',
  'inquiry/check-defaults',
  'inquiry/command',
  'inquiry/exhibit',
  'inquiry/question',
  'inquiry/standard-options',
  'host/bundle',
  'host/guard',
  'host/load',
  'host/module',
  'cli/question',
  'cli/regress/measure',
  'host/solvers',
  'host/source-map',
] as const;

const isPart = (module: string): boolean => {
  const path = module.replaceAll('\\', '/');
  if (/\.(spec|properties|bench)\.ts$|\.d\.ts$/.test(path) || !/\.(ts|js)$/.test(path)) return false;
  if (/^model\/protocols\/(?!sparse\.|named\.)/.test(path)) return false;
  return HARNESS_PARTS.some((part) => path.startsWith(`${part}/`) || path.replace(/\.(ts|js)$/, '') === part);
};

const modulesIn = async (folder: string): Promise<readonly string[]> =>
  (await readdir(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter(isPart);

/** The modules of all parts, in order. */
export const harnessModules = async (): Promise<readonly string[]> => {
  const folders = [...new Set(HARNESS_PARTS.map((part) => part.split('/')[0] ?? part))];
  return (await Promise.all(folders.map(modulesIn))).flat().toSorted();
};

/** The fingerprint of what is running. */
export const harnessFingerprint = async (): Promise<string> => {
  const modules = await harnessModules();
  const hashes = await Promise.all(
    modules.map(async (module) => `${module} ${sha256(await readFile(join(root, module)))}`),
  );
  return sha256([version(), process.versions.node, ...hashes].join('\n'));
};
