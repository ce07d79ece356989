/**
 * The sources of the registered protocols: a checkout has them, a build inside of it included; they do not ship.
 *
 * They are found without loading the registry, which loads every protocol: where one of them cannot be loaded, the others
 * can still be.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from './package.ts';

const root = packageFolder();

const here = existsSync(join(root, 'model', 'protocol.ts'));

/** Whether the sources are there. */
export const hasSources = (): boolean => here;

const folder = join(root, 'model', 'protocols');

/** The names of the registered protocols, as the registry imports them: a protocol's file has its name. */
export const sourceNames = (): readonly string[] => {
  if (!here) return [];
  const text = readFileSync(join(folder, 'registry.ts'), 'utf8');
  const listed = /const protocols\b[^=]*=\s*\[([^\]]*)\]/.exec(text)?.[1] ?? '';
  const exported = listed.split(',').map((name) => name.trim());
  const files = new Map(
    [...text.matchAll(/^import \{ (\w+) \} from '\.\/(?:flawed\/)?([a-z0-9-]+)\.ts';$/gm)].map(
      ([, variable = '', file = '']) => [variable, file] as const,
    ),
  );
  return exported.flatMap((variable) => files.get(variable) ?? []);
};

/** The source of a registered protocol; `null` where there is none. */
export const sourceOf = (name: string): string | null => {
  if (!sourceNames().includes(name)) return null;
  const file = join(folder, `${name}.ts`);
  return existsSync(file) ? file : join(folder, 'flawed', `${name}.ts`);
};
