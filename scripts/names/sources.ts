/**
 * The production code that names are looked for in: what ships, with its laws and arbitraries, without specs and benches.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** A module, by its path from the project’s folder. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** The folders that hold production code. */
const FOLDERS = [
  'model',
  'properties',
  'engines',
  'certificates',
  'counterexamples',
  'inquiry',
  'regression',
  'reports',
  'explorer',
  'host',
  'cli',
  'vitest',
];

const BESIDE = /\.(spec|bench|config|d)\.tsx?$/;

/** All production modules below a root. */
export const productionSources = (root: string): readonly Source[] =>
  FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name) && !BESIDE.test(name))
      .map((name) => `${folder}/${name}`)
      .sort()
      .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })),
  );

/** The tree of a module. */
export const treeOf = ({ path, text }: Source): ts.SourceFile =>
  ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);

/** The line of a node, from 1. */
export const lineOf = (node: ts.Node): number => {
  const file = node.getSourceFile();
  return file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
};
