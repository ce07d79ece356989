/**
 * The sources of the protocols as they are now.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { registry } from '../../model/protocols/registry.ts';
import type { Sources } from './acting.ts';
import { parsed } from './syntax.ts';

/** Where this repository lies. */
export const root: string = fileURLToPath(new URL('../..', import.meta.url));

const FOLDER = 'model/protocols';

/** The file of a registered protocol, from the root of the repository. */
export const fileOf = (protocol: string): string => {
  const known = registry.find(({ name }) => name === protocol);
  if (known === undefined) throw new Error(`no protocol ${protocol} is registered`);
  return `${FOLDER}/${known.file}`;
};

/** The text of a file that is given from the root of the repository. */
export const sourceText = (file: string): string => readFileSync(join(root, file), 'utf8');

/** The files in which protocols are written. */
export const protocolSources = (): Sources =>
  new Map(
    readdirSync(join(root, FOLDER), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
      .map((name) => `${FOLDER}/${name.replaceAll('\\', '/')}`)
      .map((file) => [file, parsed(file, sourceText(file))]),
  );
