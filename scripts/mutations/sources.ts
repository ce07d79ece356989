/**
 * The sources of the protocols as they are now.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Sources } from './acting.ts';
import { parsed } from './syntax.ts';

/** Where this repository lies. */
export const root: string = fileURLToPath(new URL('../..', import.meta.url));

export const FOLDER = 'model/protocols';

/** The text of a file that is given from the root of the repository. */
export const sourceText = (file: string): string => readFileSync(join(root, file), 'utf8');

/** The files in which protocols are written. */
export const protocolSources = (): Sources =>
  new Map(
    readdirSync(join(root, FOLDER))
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'))
      .map((name) => `${FOLDER}/${name}`)
      .map((file) => [file, parsed(file, sourceText(file))]),
  );
