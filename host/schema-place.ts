/**
 * Where editors find the schema of a counterexample file: in the package that is installed above it, if one is.
 */
import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

const PUBLISHED = join('node_modules', 'strategos', 'counterexamples', 'counterexample.schema.json');

/** The path of the schema, from the folder in which the file is; `null` where none is installed from there upwards. */
export const schemaFor = (file: string): string | null => {
  const from = dirname(resolve(file));
  for (let folder = from; ; folder = dirname(folder)) {
    const schema = join(folder, PUBLISHED);
    if (existsSync(schema)) return `.${sep}${relative(from, schema)}`.replaceAll(sep, '/').replace('./../', '../');
    if (dirname(folder) === folder) return null;
  }
};

/** What a file says of where its schema is: it keeps that when it is written anew. */
export const schemaIn = (text: string): string | null => {
  const { $schema = null } = JSON.parse(text.replace(/^\uFEFF/, '')) as { readonly $schema?: string };
  return $schema;
};
