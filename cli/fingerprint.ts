/**
 * A protocol's fingerprint: the hash of its bundled source.
 *
 * The bundle is the protocol's file with all that it uses, in one piece: so a change anywhere in it shows, and a change
 * elsewhere does not. A fingerprint is shown, and selects what to check again; it never decides that a counterexample is
 * stale, replay does.
 *
 * Laws: it does not depend on comments, on layout or types, on the working directory, or on where the files lie; for a
 * registered protocol it is the same from the sources and from an installed package.
 *
 * Limits: renaming a variable changes it, although it changes no behaviour, and another release of esbuild may print the
 * same program differently; its version is pinned for that reason.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import type { BuildOptions, Message, OnResolveResult, Plugin, PluginBuild } from 'esbuild';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { protocols } from '../model/protocols/registry.ts';
import { packageFolder } from './package.ts';

/** Where something in a file is wrong; lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A file could not be bundled, or the fingerprints could not be read. */
export interface LoadError {
  readonly _tag: 'LoadError';
  /** All of it, ready to print: each problem with its place, and the line that it is in. */
  readonly message: string;
  /** Where the first problem is, if it is in a file. */
  readonly place: Place | null;
}

/** `sha256:` and 64 hexadecimal digits. */
export type Fingerprint = string;

const root = packageFolder();

/** Whether the sources are there: they are in a checkout, a build inside of it included, and do not ship. */
const hasSources = existsSync(join(root, 'model', 'protocol.ts'));

/** A module of this package, from its path in `exports`. */
const ownModule = (path: string): string => {
  if (path.endsWith('.json')) return join(root, path);
  return hasSources ? join(root, `${path}.ts`) : join(root, 'dist', `${path}.js`);
};

/** The folders that package.json exports. */
const OWN = /^strategos\/((?:model|properties|engines|certificates|counterexamples|regression|reports)\/.+)$/;

const FP_TS = /^fp-ts\/lib\/(\w+)\.js$/;

const resolveOwn = (path: string): OnResolveResult => {
  const [, inside = ''] = OWN.exec(path) ?? [];
  const file = ownModule(inside);
  return inside !== '' && existsSync(file)
    ? { path: file, sideEffects: false }
    : { errors: [{ text: `strategos has no module “${path}”` }] };
};

/**
 * A user's protocol imports `strategos/…` and fp-ts without having to install either: it finds this package's own.
 * fp-ts is taken as ES modules, because only those are dropped where they are not used, and because a CommonJS module
 * would leave the path to it in the bundle.
 */
const own: Plugin = {
  name: 'own-modules',
  setup: (build: PluginBuild): void => {
    build.onResolve({ filter: /^strategos\// }, ({ path }) => resolveOwn(path));
    build.onResolve({ filter: FP_TS }, ({ path, kind }) =>
      build.resolve(path.replace(FP_TS, 'fp-ts/es6/$1.js'), { kind, resolveDir: root }),
    );
  },
};

/**
 * Paths in a bundle are relative to the entry's folder, so they are the same on every machine. Options of the entry's
 * own tsconfig.json apply, for the sake of its path aliases.
 */
const optionsOf = (file: string): BuildOptions & { readonly write: false } => ({
  absWorkingDir: dirname(file),
  bundle: true,
  entryPoints: [file],
  format: 'esm',
  legalComments: 'none',
  logLevel: 'silent',
  mainFields: ['module', 'main'],
  minifyWhitespace: true,
  platform: 'node',
  plugins: [own],
  target: 'es2023',
  write: false,
});

const placeOf = ({ location }: Message, folder: string): Place | null =>
  location === null
    ? null
    : {
        file: relative(process.cwd(), resolve(folder, location.file)),
        line: location.line,
        column: location.column + 1,
      };

/** `file:line:column: what is wrong`, and below it the line itself. */
const problemText = (problem: Message, folder: string): string => {
  const place = placeOf(problem, folder);
  if (place === null) return problem.text;
  const { file, line, column } = place;
  return `${file}:${String(line)}:${String(column)}: ${problem.text}\n    ${(problem.location?.lineText ?? '').trim()}`;
};

/** What esbuild throws when it cannot build carries its messages. */
const messagesOf = (thrown: unknown): readonly Message[] =>
  thrown instanceof Error && 'errors' in thrown && Array.isArray(thrown.errors) ? (thrown.errors as Message[]) : [];

const loadError = (message: string, place: Place | null = null): LoadError => ({ _tag: 'LoadError', message, place });

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

/** A module and all that it imports as the text of one ES module, which needs nothing but Node. */
export const bundleOf = (file: string): TE.TaskEither<LoadError, string> => {
  const entry = resolve(file);
  if (!existsSync(entry)) return TE.left(loadError(`there is no file ${file}`));
  return TE.tryCatch(async () => {
    // Loaded here, because most commands bundle nothing and should not wait for it.
    const { build } = await import('esbuild');
    const { outputFiles } = await build(optionsOf(entry));
    return outputFiles.map(({ text }) => text).join('');
  }, whyNot(entry));
};

/** The fingerprint of the protocol in a file. */
export const fingerprintOf = (file: string): TE.TaskEither<LoadError, Fingerprint> =>
  pipe(
    bundleOf(file),
    TE.map((bundle) => `sha256:${createHash('sha256').update(bundle).digest('hex')}`),
  );

/** The source of a registered protocol: its file has its name. */
const sourceOf = (name: string): string => {
  const folder = join(root, 'model', 'protocols');
  const file = join(folder, `${name}.ts`);
  return existsSync(file) ? file : join(folder, 'flawed', `${name}.ts`);
};

const computed: TE.TaskEither<LoadError, Readonly<Record<string, Fingerprint>>> = pipe(
  protocols,
  TE.traverseArray(({ name }) =>
    pipe(
      fingerprintOf(sourceOf(name)),
      TE.map((fingerprint) => [name, fingerprint] as const),
    ),
  ),
  TE.map((entries) => Object.fromEntries(entries)),
);

const isFingerprints = (value: unknown): value is Readonly<Record<string, Fingerprint>> =>
  typeof value === 'object' &&
  value !== null &&
  Object.values(value).every((each) => typeof each === 'string' && each.startsWith('sha256:'));

/** Written by the build beside what it built. */
const WRITTEN = join(root, 'dist', 'fingerprints.json');

const written: TE.TaskEither<LoadError, Readonly<Record<string, Fingerprint>>> = pipe(
  TE.tryCatch(() => readFile(WRITTEN, 'utf8'), whyNot(WRITTEN)),
  TE.chainEitherK((text) => E.tryCatch((): unknown => JSON.parse(text), whyNot(WRITTEN))),
  TE.filterOrElse(isFingerprints, () =>
    loadError(`${WRITTEN}: not an object of fingerprints; installing the package again mends it`),
  ),
);

/** The fingerprints of the registered protocols by name: from the sources where they are, else as built. */
export const registeredFingerprints = (): TE.TaskEither<LoadError, Readonly<Record<string, Fingerprint>>> =>
  hasSources ? computed : written;
