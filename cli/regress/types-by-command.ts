/**
 * Type errors, asked of TypeScript's command line: from version 7 on it is a program, and has no interface that could be called.
 *
 * It is run once for each protocol, with a `tsconfig.json` of ours that extends the author's, and what it prints is read.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, isAbsolute, join, parse, resolve } from 'node:path';
import { temporaryFolder } from '../../host/temporary.ts';
import type { TypeAnswer, TypeError, TypeQuestion } from './type-question.ts';
import { isElsewhere, ownPaths } from './types-place.ts';

/** The program that a package of TypeScript brings along. */
const programOf = (typescript: string): string => {
  const manifest = createRequire(typescript).resolve('typescript/package.json');
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly bin?: { readonly tsc?: string } };
  if (bin?.tsc === undefined) throw new Error(`TypeScript in ${dirname(manifest)} has no program tsc`);
  return join(dirname(manifest), bin.tsc);
};

/** More is not read; it is stopped after so many milliseconds. */
const LIMITS = { maxBuffer: 64 * 1024 * 1024, timeout: 600_000 };

/** Run it; what it prints. It exits with 1 or 2 where there are errors. */
const said = (program: string, folder: string, args: readonly string[]): string => {
  const { stdout, stderr, status, error } = spawnSync(process.execPath, [program, ...args], {
    cwd: folder,
    encoding: 'utf8',
    ...LIMITS,
  });
  if (error !== undefined || status === null || status > 2)
    throw new Error(`${program} could not be run: ${error?.message ?? stderr.split('\n')[0] ?? ''}`);
  return stdout;
};

/** Looked at as a protocol is loaded, without a compilation: nothing is written, and code that is not used is no error. */
const OPTIONS = {
  noEmit: true,
  emitDeclarationOnly: false,
  declaration: false,
  declarationMap: false,
  skipLibCheck: true,
  noUnusedLocals: false,
  noUnusedParameters: false,
  incremental: false,
  composite: false,
  tsBuildInfoFile: null,
};

/** `mine.ts(3,7): error TS2322: …`, in the folder in which it was run. */
const ERROR = /^(.+?)\((\d+),(\d+)\): error (TS\d+): (.*)$/;

/** An error of no file, such as an option that there is not. */
const GENERAL = /^error (TS\d+): (.*)$/;

interface Said {
  readonly errors: readonly TypeError[];
  readonly files: readonly string[];
}

/** What was printed, line by line; what belongs to an error is indented below it. */
const readOut = (text: string, folder: string): Said => {
  const errors: TypeError[] = [];
  const files: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const general = GENERAL.exec(line);
    if (general !== null) throw new Error(`TypeScript says: ${general[2] ?? ''} (${general[1] ?? ''})`);
    const [, file = '', row, column, code = '', message = ''] = ERROR.exec(line) ?? [];
    const last = errors.at(-1);
    if (file !== '')
      errors.push({
        file: resolve(folder, file),
        line: Number(row),
        column: Number(column),
        message: `${message} (${code})`,
      });
    else if (/^\s+\S/.test(line) && last !== undefined && files.length === 0)
      errors[errors.length - 1] = { ...last, message: last.message.replace(/ (\(TS\d+\))$/, ` ${line.trim()} $1`) };
    else if (isAbsolute(line)) files.push(resolve(line));
  }
  return { errors, files };
};

/** The configurations that one extends, as far as they are files beside it, and so on. */
const extended = (tsconfig: string): readonly string[] => {
  const [, list = ''] = /"extends"\s*:\s*("[^"]*"|\[[^\]]*\])/.exec(readFileSync(tsconfig, 'utf8')) ?? [];
  const named = [...list.matchAll(/"(\.{0,2}\/[^"]*)"/g)].map(([, name = '']) => resolve(dirname(tsconfig), name));
  const found = named.flatMap((name) => [name, `${name}.json`].filter((path) => existsSync(path)).slice(0, 1));
  return found.flatMap((path) => [path, ...extended(path)]);
};

/** The paths that the author’s own configuration declares, as absolute ones. */
const pathsIn = (program: string, tsconfig: string): Readonly<Record<string, readonly string[]>> => {
  const shown = JSON.parse(said(program, dirname(tsconfig), ['-p', tsconfig, '--showConfig'])) as {
    readonly compilerOptions?: { readonly paths?: Readonly<Record<string, readonly string[]>> };
  };
  return Object.fromEntries(
    Object.entries(shown.compilerOptions?.paths ?? {}).map(([name, places]) => [
      name,
      places.map((place) => resolve(dirname(tsconfig), place)),
    ]),
  );
};

/** Whether it was not found where a protocol finds us: with whoever runs this. */
const missesUs = ({ errors }: Said): boolean => errors.some(({ message }) => /'strategos\/.*\(TS2307\)$/.test(message));

/** What there is to say of each. */
export const typeErrorsByCommand = ({ typescript, tsconfig, roots }: TypeQuestion): readonly TypeAnswer[] => {
  const program = programOf(typescript);
  const folder = temporaryFolder();
  const ask = (root: string, more: object): Said => {
    const options = { ...OPTIONS, rootDir: parse(root).root, ...more };
    const config = { extends: tsconfig, compilerOptions: options, files: [root], include: [], references: [] };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config));
    return readOut(said(program, folder, ['-p', folder, '--pretty', 'false', '--listFiles']), folder);
  };
  const answer = (root: string): TypeAnswer => {
    const first = ask(root, {});
    const { errors, files } = missesUs(first)
      ? ask(root, { paths: { ...pathsIn(program, tsconfig), ...ownPaths() } })
      : first;
    const own = errors.filter(({ file }) => !isElsewhere(file, root));
    return {
      root,
      error: own.find(({ file }) => file === resolve(root)) ?? own[0] ?? null,
      files: [...files.filter((file) => !isElsewhere(file, root)), tsconfig, ...extended(tsconfig)],
    };
  };
  try {
    return roots.map(answer);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
