/**
 * The documents whose blocks are executed and whose links are followed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root: string = fileURLToPath(new URL('..', import.meta.url));

/** The Markdown files of a folder. */
export const documentsIn = (folder: string): readonly string[] =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));

/** The documents whose blocks are executed. */
export const documents: readonly string[] = ['README.md', 'CONTRIBUTING.md', ...documentsIn('docs')];

export const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
