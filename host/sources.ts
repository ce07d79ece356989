/**
 * The sources of the registered protocols: a checkout has them, a build inside of it included; they do not ship.
 *
 * The registry says where each of them is without loading any: where one of them cannot be loaded, the others can still be.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { registry } from '../model/protocols/registry.ts';
import { packageFolder } from './package.ts';

const root = packageFolder();

const here = existsSync(join(root, 'model', 'protocol.ts'));

/** Whether the sources are there. */
export const hasSources = (): boolean => here;

/** The names of the registered protocols whose sources are here. */
export const sourceNames = (): readonly string[] => (here ? registry.map(({ name }) => name) : []);

/** The source of a registered protocol; `null` where there is none. */
export const sourceOf = (name: string): string | null => {
  const known = here ? registry.find((each) => each.name === name) : undefined;
  return known === undefined ? null : join(root, 'model', 'protocols', known.file);
};
