/**
 * A copy of this repository's sources in a temporary folder: something is added there, and used as if it were ours.
 *
 *     const copy = scratchCopy({ 'model/protocols/mine.ts': text, 'model/protocols/registry.ts': (before) => … });
 *     copy.changed();                         // the files that are not as they are here
 *     await copy.strategos('check mine -n 4 -m 1');
 *     await copy.value("(await import('./cli/sources.ts')).sourceNames()");
 *     await copy.specs('model/laws.spec.ts');
 *
 * It has the packages of the original by a link, and no git. The folder is removed when the tests of the file are through.
 */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Ran } from './cli.ts';
import { plainly } from './cli.ts';
import { words } from './command-line.ts';
import { filesIn, folderWith } from './folder.ts';
import { inTurn } from './turn.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** What lies beside the sources, and is none. */
const NO_SOURCES: readonly string[] = ['node_modules', 'dist', 'coverage', '.git'];

/** What becomes of files, by their paths: a new text, or one made of the text that was there. */
export type Edits = Readonly<Record<string, string | ((before: string) => string)>>;

export interface ScratchCopy {
  readonly folder: string;
  /** Change more of it. */
  readonly edit: (edits: Edits) => void;
  /** Take a file or a folder away. */
  readonly remove: (path: string) => void;
  /** The files that were added, changed or removed, in order. */
  readonly changed: () => readonly string[];
  /** `strategos …line`, in the folder of the copy. */
  readonly strategos: (line: string) => Promise<Ran>;
  /** What an expression is worth there, as JSON; it imports from `./`. */
  readonly value: (expression: string) => Promise<unknown>;
  /** A script of the copy. */
  readonly script: (path: string) => Promise<Ran>;
  /** What the compiler says of all of it. */
  readonly compiles: () => Promise<Ran>;
  /** Specs of the copy, in the everyday tier. */
  readonly specs: (...paths: readonly string[]) => Promise<Ran>;
}

/** The sources in a folder, by their paths with slashes. */
const sourcesIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !NO_SOURCES.includes(name))
    .flatMap((entry) =>
      entry.isDirectory() ? filesIn(join(folder, entry.name)).map((path) => join(entry.name, path)) : [entry.name],
    )
    .map((path) => path.replaceAll(sep, '/'));

const textIn = (folder: string, path: string): string | null =>
  existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'latin1') : null;

/** Node in the folder of a copy, where nothing tells it that it is run by a test. */
const nodeIn = (cwd: string, args: readonly string[]): Promise<Ran> =>
  inTurn(
    () =>
      new Promise((resolve) => {
        const env = Object.entries(process.env).filter(([name]) => !/^(VITEST|FORCE_COLOR|NODE_ENV$|CI$)/.test(name));
        execFile(
          process.execPath,
          args,
          { cwd, env: { ...Object.fromEntries(env), NO_COLOR: '1' }, maxBuffer: 1 << 26 },
          (error, out, err) => {
            resolve(plainly({ exit: error === null ? 0 : (error.code ?? null), out, err }));
          },
        );
      }),
  );

/** A copy of the sources in which these files are other ones. */
export const scratchCopy = (edits: Edits = {}): ScratchCopy => {
  const folder = folderWith();
  cpSync(root, folder, {
    recursive: true,
    filter: (path) => !NO_SOURCES.includes(relative(root, path).split(sep)[0] ?? ''),
  });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'dir');
  const edit = (more: Edits): void => {
    for (const [path, made] of Object.entries(more)) {
      const place = join(folder, path);
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, typeof made === 'string' ? made : made(readFileSync(place, 'utf8')));
    }
  };
  const typescript = (...args: readonly string[]): Promise<Ran> => nodeIn(folder, ['--import', TSX, ...args]);
  edit(edits);
  return {
    folder,
    edit,
    remove: (path) => rmSync(join(folder, path), { recursive: true }),
    changed: () =>
      [...new Set([...sourcesIn(root), ...sourcesIn(folder)])]
        .filter((path) => textIn(root, path) !== textIn(folder, path))
        .sort(),
    strategos: (line) => typescript('cli/main.ts', ...words(line)),
    value: async (expression) => {
      const text = `console.log(JSON.stringify(${expression}))`;
      const { exit, out, err } = await typescript('--input-type=module', '--eval', text);
      if (exit !== 0) throw new Error(err);
      return JSON.parse(out) as unknown;
    },
    script: (path) => typescript(path),
    compiles: () => nodeIn(folder, ['node_modules/typescript/bin/tsc', '--noEmit']),
    specs: (...paths) => nodeIn(folder, ['node_modules/vitest/vitest.mjs', 'run', ...paths, '--maxWorkers=1']),
  };
};
