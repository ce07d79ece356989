/**
 * The files of a repository of one's own: real files in `templates/own`, written out for a protocol of another name.
 *
 * They are about a protocol `my-protocol`, in TypeScript `myProtocol`: those two words are what is exchanged. npm would take
 * a `.gitignore` for its own, and a `.github` is nobody's business in a package, so these are kept without the dot.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { packageFolder } from '../host/package.ts';

/** A file that is to be written, below the folder of the repository. */
export interface TemplateFile {
  readonly path: string;
  readonly text: string;
}

const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** What cannot be the name of a constant beside what the templates declare and import. */
const TAKEN =
  'at await break case catch class const continue debugger default delete describe do else enum eval expect export extends false finally for function if implements import in instanceof interface it let new null package private protected protocol public return scenarios static super switch test this throw true try typeof var void while with yield'.split(
    ' ',
  );

/** `two-phase` as a constant is called: `twoPhase`. */
const identifierOf = (name: string): string =>
  name.replaceAll(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** Why a protocol cannot have that name, or the name. */
export const nameFor = (name: string, registered: readonly string[]): E.Either<string, string> => {
  if (!NAME.test(name)) return E.left(`“${name}” is no name for a protocol: use lower-case words joined by hyphens`);
  if (registered.includes(name))
    return E.left(`Strategos has a protocol “${name}”; call yours something else, e.g. my-${name}`);
  return TAKEN.includes(identifierOf(name))
    ? E.left(`“${name}” means something in TypeScript; call it something else, e.g. my-${name}`)
    : E.right(name);
};

/** What a package may be called, after its folder. */
const packageName = (folder: string): string =>
  basename(resolve(folder))
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '') || 'my-protocols';

const dotted = (path: string): string => path.replace(/^(gitignore|github\/)/, '.$1');

/** The files for a protocol of that name in that folder. */
export const templateFiles = (folder: string, name: string): readonly TemplateFile[] => {
  const templates = join(packageFolder(), 'templates', 'own');
  const named = (text: string): string =>
    text
      .replaceAll('my-protocols', packageName(folder))
      .replaceAll("'my-protocol':", name.includes('-') ? `'${name}':` : `${name}:`)
      .replaceAll('my-protocol', name)
      .replaceAll('myProtocol', identifierOf(name));
  return readdirSync(templates, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => ({
      path: dotted(named(file.slice(templates.length + 1).replaceAll('\\', '/'))),
      text: named(readFileSync(file, 'utf8')),
    }));
};
