/**
 * What is imported from the package, by its documentation, its templates, and protocols that people have written: as long as it is
 * listed here it stays, because a module that is renamed or moved breaks those files.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { documents, root, textOf } from '../test-support/documents.ts';

/** Every module that is imported by its public name, without `strategos/`. Nothing is taken out of this list. */
const PUBLIC: readonly string[] = [
  'config',
  'engines/engine',
  'engines/exhaustive/exhaustive',
  'engines/exhaustive/fewest',
  'engines/exhaustive/placement',
  'engines/exhaustive/plain',
  'engines/finding',
  'engines/fuzz/volley.arbitrary',
  'engines/meter',
  'engines/question',
  'model/army',
  'model/at',
  'model/choice',
  'model/fault-model',
  'model/faults/byzantine',
  'model/faults/registry',
  'model/instance',
  'model/logic',
  'model/order',
  'model/problem',
  'model/protocol',
  'model/protocols/flood-set',
  'model/protocols/handshake',
  'model/protocols/majority',
  'model/protocols/om',
  'model/protocols/sm',
  'model/reference',
  'model/scenario',
  'properties/agreement',
  'properties/judge',
  'properties/property',
  'properties/standard',
  'vitest',
];

/** An import of a module of the package, in a block of a document as well. */
const IMPORT = /(?:from|import|import\()\s*['"]strategos\/([^'"]+)['"]/g;

const templates = readdirSync(join(root, 'templates'), { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(md|[cm]?[jt]sx?)$/.test(name))
  .map((name) => join('templates', name));

const importedIn = (path: string): readonly string[] => [...textOf(path).matchAll(IMPORT)].map(([, name = '']) => name);

const { exports } = JSON.parse(textOf('package.json')) as {
  readonly exports: Readonly<Record<string, string | { readonly types: string; readonly default: string }>>;
};

/** What the package says that a module is, with `*` filled in; the longest that fits counts, as for Node. */
const filesOf = (name: string): readonly string[] => {
  const fits = Object.keys(exports)
    .filter((key) => {
      const [before = '', after = null] = key.slice(2).split('*');
      return after === null ? before === name : name.startsWith(before) && name.endsWith(after);
    })
    .toSorted((a, b) => b.length - a.length);
  const [key = ''] = fits;
  const target = exports[key];
  if (target === undefined) return [];
  const [before = '', after = ''] = key.slice(2).split('*');
  const filled = name.slice(before.length, name.length - after.length);
  return (typeof target === 'string' ? [target] : [target.types, target.default]).map((path) =>
    path.replace('*', filled),
  );
};

/** The source that a built file is made from. */
const sourceOf = (built: string): string => built.replace(/^\.\/dist\//, '').replace(/\.(d\.ts|js)$/, '.ts');

describe('a module that somebody imports is there', () => {
  test.each(PUBLIC)('strategos/%s', (name) => {
    const sources = filesOf(name).map(sourceOf);
    expect(sources).toHaveLength(2);
    expect(sources.filter((source) => !existsSync(join(root, source)))).toEqual([]);
  });

  test.each(['certificates/certificate', 'counterexamples/counterexample', 'regression/expectations'])(
    'strategos/%s.schema.json',
    (name) => {
      const [path = ''] = filesOf(`${name}.schema.json`);
      expect(existsSync(join(root, path))).toBe(true);
    },
  );
});

/** What a recipe for one of ours imports, and no user can. */
const isOurs = (name: string): boolean => /^(cli|host)\//.test(name) && existsSync(join(root, `${name}.ts`));

test.each([...documents, ...templates])('what %s imports is listed here', (path) => {
  expect(importedIn(path).filter((name) => !PUBLIC.includes(name) && !isOurs(name))).toEqual([]);
});
