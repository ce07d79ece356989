/**
 * Bundling: a module with all that it imports, as the text of one ES module that needs nothing but Node.
 *
 * So a protocol may be written in TypeScript, and may import `strategos/…` wherever it lies. What is wrong is told with file
 * and line, while bundling and when the bundle is run.
 *
 * Law: the text does not depend on the working directory, or on where the files lie.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { BuildOptions, Message, Metafile, OnResolveResult, Plugin, PluginBuild } from 'esbuild';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { nearest } from '../model/nearest.ts';
import { packageFolder } from './package.ts';
import { meantBeside } from './beside.ts';
import { hasSources } from './sources.ts';
import type { SourcePlace } from './source-map.ts';

/** A file could not be bundled or loaded, or the fingerprints could not be read. */
export interface LoadError {
  readonly _tag: 'LoadError';
  /** All of it, ready to print: each problem with its place, and the line that it is in. */
  readonly message: string;
  /** Where the first problem is, if it is in a file. */
  readonly place: SourcePlace | null;
  /** Set where there is no protocol of the name that was asked for. */
  readonly isUnknown?: true;
}

const root = packageFolder();

/** A module of this package, from its path in `exports`. */
const ownModule = (path: string): string => {
  if (path.endsWith('.json')) return join(root, path);
  return hasSources() ? join(root, `${path}.ts`) : join(root, 'dist', `${path}.js`);
};

/** The folders that package.json exports. */
const OWN = /^strategos\/((?:model|properties|engines|certificates|counterexamples|inquiry|regression|reports)\/.+)$/;

const FP_TS = /^fp-ts\/lib\/(\w+)\.js$/;

/** What package.json exports under a name of its own. */
const NAMED: Readonly<Record<string, string>> = { 'strategos/config': 'regression/config' };

const resolveOwn = (path: string): OnResolveResult => {
  const inside = NAMED[path] ?? OWN.exec(path)?.[1] ?? '';
  const file = ownModule(inside);
  return inside !== '' && existsSync(file)
    ? { path: file, sideEffects: false }
    : { errors: [{ text: `strategos has no module “${path}”${meantBy(path)}` }] };
};

/** The modules in a folder of ours and below, by their paths in `exports`. */
const modulesIn = (folder: string): readonly string[] => {
  const place = dirname(ownModule(`${folder}/any`));
  if (!existsSync(place)) return [];
  const files = readdirSync(place, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));
  return files.flatMap((file) => {
    const [, name = ''] = /^((?:[\w-]+\/)*[\w-]+)\.[jt]s$/.exec(file) ?? [];
    return name === '' ? [] : [`${folder}/${name}`];
  });
};

/** What may have been meant by the name of a module that there is not, as the end of a sentence. */
const meantBy = (path: string): string => {
  const [, bare = path, ending = ''] = /^(.*?)(\.[cm]?[jt]s)$/.exec(path) ?? [];
  const inside = bare.replace(/^strategos\/?/, '');
  if (ending !== '' && existsSync(ownModule(inside))) return `; drop the ${ending}: “${bare}”`;
  const there = OWN.test(bare)
    ? modulesIn(inside.split('/')[0] ?? '')
    : Object.keys(NAMED).map((name) => name.replace('strategos/', ''));
  const near = nearest(
    basename(inside),
    there.map((each) => basename(each)),
  );
  const meant = there.find((each) => basename(each) === near);
  return meant === undefined
    ? '; its modules are like strategos/model/protocol'
    : `; did you mean “strategos/${meant}”?`;
};

/**
 * A user's protocol imports `strategos/…` and fp-ts without having to install either: it finds this package's own.
 * fp-ts is taken as ES modules, because only those are dropped where they are not used, and because a CommonJS module
 * would leave the path to it in the bundle.
 */
const own: Plugin = {
  name: 'own-modules',
  setup: (build: PluginBuild): void => {
    build.onResolve({ filter: /^strategos(?:\/|$)/ }, ({ path }) => resolveOwn(path));
    build.onResolve({ filter: FP_TS }, ({ path, kind }) =>
      build.resolve(path.replace(FP_TS, 'fp-ts/es6/$1.js'), { kind, resolveDir: root }),
    );
  },
};

/**
 * Paths in a bundle are relative to the entry's folder, so they are the same on every machine. Options of the entry's
 * own tsconfig.json apply, for the sake of its path aliases.
 *
 * esbuild takes a `*` for a pattern, and there is no way to tell it otherwise. In the name of a folder it is not asked
 * about one; where it stands in the file’s own name, all files that are called like that are bundled, each on its own.
 */
const optionsOf = (file: string): BuildOptions & { readonly write: false; readonly metafile: true } => ({
  absWorkingDir: dirname(file),
  bundle: true,
  entryPoints: [file.includes('*') ? `./${basename(file)}` : file],
  outdir: dirname(file),
  ...(basename(file).includes('*') ? { entryNames: '[name]-[hash]' } : {}),
  format: 'esm',
  legalComments: 'none',
  logLevel: 'silent',
  mainFields: ['module', 'main'],
  metafile: true,
  minifyWhitespace: true,
  platform: 'node',
  plugins: [own],
  // Beside the text, which is the same without it.
  sourcemap: 'external',
  sourcesContent: false,
  target: 'es2023',
  write: false,
});

const placeOf = ({ location }: Message, folder: string): SourcePlace | null =>
  location === null
    ? null
    : {
        file: relative(process.cwd(), resolve(folder, location.file)),
        line: location.line,
        column: location.column + 1,
      };

/** What a module is called. */
const MODULE = /\.[cm]?[jt]sx?$/;

/** What esbuild says of imports, in plainer words, and what to do about it. */
const WORDS: readonly (readonly [RegExp, string])[] = [
  [/^Could not resolve "(\.{0,2}\/[^"]*)"$/, 'there is no file “$1”; mend the path'],
  [/^Could not resolve "([^"]*)"$/, 'there is no package “$1”; install it, or mend its name'],
  [/^No matching export in "([^"]*)" for import "([^"]*)"$/, '$1 exports no “$2”'],
  [/^No loader is configured for "([^"]*)" files: (.*)$/, '$2 cannot be imported: files that end in $1 are no modules'],
];

const textOfProblem = ({ text, notes }: Message): string => {
  const said = WORDS.reduce((all, [pattern, words]) => all.replace(pattern, words), text);
  const meant = notes.map((note) => /^Did you mean to import "([^"]*)" instead\?$/.exec(note.text)?.[1]).find(Boolean);
  return meant === undefined ? said : `${said}; did you mean “${meant}”?`;
};

/** `file:line:column: what is wrong`, and below it the line itself. */
const problemText = (problem: Message, folder: string): string => {
  const place = placeOf(problem, folder);
  if (place === null) return textOfProblem(problem);
  const { file, line, column } = place;
  return `${file}:${String(line)}:${String(column)}: ${textOfProblem(problem)}\n    ${(problem.location?.lineText ?? '').trim()}`;
};

/** What esbuild throws when it cannot build carries its messages. */
const messagesOf = (thrown: unknown): readonly Message[] =>
  thrown instanceof Error && 'errors' in thrown && Array.isArray(thrown.errors) ? (thrown.errors as Message[]) : [];

export const loadError = (message: string, place: SourcePlace | null = null): LoadError => ({
  _tag: 'LoadError',
  message,
  place,
});

const whyNot =
  (file: string) =>
  (thrown: unknown): LoadError => {
    const [first, ...others] = messagesOf(thrown);
    if (first === undefined) return loadError(`${file}: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
    const folder = dirname(file);
    return loadError(
      [first, ...others].map((problem) => problemText(problem, folder)).join('\n'),
      placeOf(first, folder),
    );
  };

/** `sha256:` and 64 hexadecimal digits. */
export type Fingerprint = string;

/** A module and all that it imports. */
export interface ModuleBundle {
  /** The file it begins with, as it was given. */
  readonly file: string;
  /** One ES module, which needs nothing but Node. */
  readonly text: string;
  /** Where each piece of the text comes from: a source map. */
  readonly map: string;
  readonly fingerprint: Fingerprint;
  /** The files that are in it, absolute. */
  readonly inputs: readonly string[];
  /** Whether every import names its file in full, so that only what is in these files decides what the bundle is. */
  readonly exact: boolean;
}

/** Where the bundle that begins with a file is, among all that was built. */
const builtFrom = (entry: string, { outputs }: Metafile): string => {
  const folder = dirname(entry);
  const entries = Object.entries(outputs).flatMap(([path, { entryPoint }]) =>
    entryPoint === undefined ? [] : [{ path: resolve(folder, path), from: resolve(folder, entryPoint) }],
  );
  // Where a link leads, that is what esbuild calls a file.
  const known = [entry, realpathSync(entry)];
  const found = entries.length === 1 ? entries[0] : entries.find(({ from }) => known.includes(from));
  if (found === undefined) throw new Error('its name has a * in it, which is taken for a pattern; call it otherwise');
  return found.path;
};

/** The hash of a bundle's text. */
const hashOf = (text: string): Fingerprint => `sha256:${createHash('sha256').update(text).digest('hex')}`;

/** Whether every import names its file in full; what `strategos/…` and fp-ts mean is decided by this package. */
const isExact = ({ inputs }: Metafile): boolean =>
  Object.values(inputs).every(({ imports }) =>
    imports.every(
      ({ path, original, external }) =>
        external === true ||
        original === undefined ||
        original.startsWith('strategos/') ||
        FP_TS.test(original) ||
        (/^\.{0,2}\//.test(original) && basename(original) === basename(path)),
    ),
  );

/** A module and all that it imports, in one piece. */
export const bundleModule = (file: string): TE.TaskEither<LoadError, ModuleBundle> => {
  const entry = resolve(file);
  const found = statSync(entry, { throwIfNoEntry: false });
  if (found === undefined) return TE.left(loadError(`there is no file ${file}${meantBeside(file)}`));
  if (found.isDirectory()) return TE.left(loadError(`${file} is a folder; name the file that the protocol is in`));
  if (!MODULE.test(file))
    return TE.left(loadError(`${file} is no module: the name of one ends in .ts, or in .js, .mts, .mjs, .cts or .cjs`));
  return TE.tryCatch(async () => {
    // Loaded here, because most commands bundle nothing and should not wait for it.
    const { build } = await import('esbuild');
    const { outputFiles, metafile } = await build(optionsOf(entry));
    const path = builtFrom(entry, metafile);
    const written = (at: string): string => outputFiles.find((output) => output.path === at)?.text ?? '';
    const [text, map] = [written(path), written(`${path}.map`)];
    const inputs = Object.keys(metafile.inputs).map((path) => resolve(dirname(entry), path));
    return { file, text, map, fingerprint: hashOf(text), inputs, exact: isExact(metafile) };
  }, whyNot(entry));
};

/** The text of the bundle of a module. */
export const bundleOf = (file: string): TE.TaskEither<LoadError, string> =>
  TE.map(({ text }: ModuleBundle) => text)(bundleModule(file));
