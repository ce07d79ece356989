/**
 * `strategos init`: sets up a repository of one's own. What is there already stays as it is, and is said to be kept.
 */
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import pc from 'picocolors';
import { shellPath } from '../model/shell.ts';
import { registeredNames } from '../host/config.ts';
import type { ExitCode, Failure } from '../host/exit.ts';
import { EXIT, fileFailure, usageFailure } from '../host/exit.ts';
import { makeFolder, reason } from '../host/files.ts';
import type { TemplateFile } from './template.ts';
import { nameFor, templateFiles } from './template.ts';
import { print, printJson } from '../host/terminal.ts';

export interface InitArguments {
  readonly name: string;
  readonly json: boolean;
}

/** What became of a file. */
interface Made {
  readonly path: string;
  readonly outcome: 'written' | 'kept';
}

/** Write a file where there is none. */
const writeNew =
  (folder: string) =>
  ({ path, text }: TemplateFile): TE.TaskEither<Failure, Made> =>
    TE.tryCatch(
      async (): Promise<Made> => {
        const file = join(folder, path);
        if (existsSync(file)) return { path, outcome: 'kept' };
        await makeFolder(dirname(file));
        await writeFile(file, text, { flag: 'wx' });
        return { path, outcome: 'written' };
      },
      (error) => fileFailure(`cannot write ${join(folder, path)}: ${reason(error)}; choose another folder`),
    );

/** The text of a file that was kept. */
const keptText = (folder: string, made: readonly Made[], path: string): string | null =>
  made.some((each) => each.path === path && each.outcome === 'kept') ? readFileSync(join(folder, path), 'utf8') : null;

type Entries = Readonly<Record<string, string>>;

const entriesIn = (value: unknown): Entries => (typeof value === 'object' && value !== null ? (value as Entries) : {});

/** What a package.json has of scripts and development packages. */
const partsOf = (
  text: string,
): { readonly scripts: Entries; readonly devDependencies: Entries; readonly all: Entries } => {
  const json = entriesIn(
    E.toUnion(
      E.tryCatch(
        () => JSON.parse(text) as unknown,
        () => null,
      ),
    ),
  ) as Readonly<Record<string, unknown>>;
  const scripts = entriesIn(json['scripts']);
  const devDependencies = entriesIn(json['devDependencies']);
  return { scripts, devDependencies, all: { ...scripts, ...devDependencies, ...entriesIn(json['dependencies']) } };
};

/** What has to be added to files that were kept, in words. */
const additions = (
  folder: string,
  name: string,
  files: readonly TemplateFile[],
  made: readonly Made[],
): readonly string[] => {
  const config = keptText(folder, made, 'strategos.config.ts');
  const present = keptText(folder, made, 'package.json');
  const expectations = keptText(folder, made, 'expectations.json');
  const wanted = partsOf(files.find(({ path }) => path === 'package.json')?.text ?? '');
  const has = partsOf(present ?? '').all;
  const missing = (entries: Entries): readonly string[] => Object.keys(entries).filter((key) => !(key in has));
  const packages = missing(wanted.devDependencies);
  const scripts = missing(wanted.scripts);
  return [
    ...(present === null || present.includes('"module"') ? [] : ['package.json: npm pkg set type=module']),
    ...(present === null || packages.length === 0
      ? []
      : [
          `package.json: npm install --save-dev ${packages.map((key) => `${key}@${wanted.devDependencies[key] ?? ''}`).join(' ')}`,
        ]),
    ...(present === null
      ? []
      : scripts.map((key) => `package.json: npm pkg set scripts.${key}="${wanted.scripts[key] ?? ''}"`)),
    ...(config === null || config.includes(`/${name}.ts`)
      ? []
      : [`strategos.config.ts: add ${name.includes('-') ? `'${name}'` : name}: './protocols/${name}.ts' to protocols`]),
    ...(expectations === null || expectations.includes(`"${name}"`)
      ? []
      : [`expectations.json: add what you expect of ${name}`]),
  ];
};

/** What to run next. */
const nextSteps = (folder: string, name: string, isNew: boolean): readonly string[] => {
  const path = relative(process.cwd(), resolve(folder));
  return [
    ...(path === '' ? [] : [`cd ${shellPath(path)}`]),
    ...(isNew ? ['npm install'] : []),
    'npx strategos regress',
    'npx vitest run',
    `npx strategos check ${name} -n 4 -m 1`,
  ];
};

/** Set up the folder. */
export const initCommand = (folder: string, { name, json }: InitArguments): TE.TaskEither<Failure, ExitCode> =>
  pipe(
    registeredNames(),
    TE.chainEitherK((known) => pipe(nameFor(name, known), E.mapLeft(usageFailure))),
    TE.map(() => templateFiles(folder, name)),
    TE.bindTo('files'),
    TE.bind('made', ({ files }) => pipe(files, TE.traverseSeqArray(writeNew(folder)))),
    TE.map(({ files, made }) => {
      const add = additions(folder, name, files, made);
      const isNew = made.some(({ path, outcome }) => path === 'package.json' && outcome === 'written');
      const next = nextSteps(folder, name, isNew);
      if (json)
        printJson({ schema: 'strategos/init/1', folder: resolve(folder), protocol: name, files: made, add, next });
      else
        print(
          ...made.map(({ path, outcome }) =>
            outcome === 'written' ? `${pc.green('written')}  ${path}` : `${pc.yellow('kept')}     ${path}`,
          ),
          ...(add.length === 0
            ? []
            : ['', 'What was there is as it was. It still needs:', ...add.map((line) => `  ${line}`)]),
          '',
          'Next:',
          ...next.map((line) => `  ${line}`),
          '',
          `Then change a line of protocols/${name}.ts, and run “npx strategos regress” again.`,
        );
      return EXIT.expected;
    }),
  );
