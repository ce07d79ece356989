/**
 * Whether a command may run code that is not ours: decided by its words and by the files that they name, before anything of it
 * is loaded.
 *
 * Law: where it says no, no module but ours is run. Where it says yes, there may be none after all, and nothing is lost but
 * the start of a process.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { RegisteredCommand } from '../commands/registry.ts';
import { commandNamed } from '../commands/registry.ts';
import { configsIn } from '../../host/config-names.ts';
import { packageFolder } from '../../host/package.ts';
import { isRevision } from '../../host/revision-name.ts';
import { sourceNames } from '../../host/sources.ts';

/** What is written to is not read. */
const WRITTEN: ReadonlySet<string> = new Set(['--certificate', '--junit', '--out', '--save', '--summary']);

/** The words that may name something to run, with lists taken apart. */
const namesIn = (words: readonly string[]): readonly string[] =>
  words
    .filter((_word, i) => !WRITTEN.has(words[i - 1] ?? ''))
    .filter((word) => !(word.startsWith('--') && WRITTEN.has(word.split('=')[0] ?? '')))
    .flatMap((word) => (word.startsWith('-') ? word.split('=').slice(1) : [word]))
    .flatMap((word) => word.split(','));

/** As `isFile` of the model has it, which brings protocols along. */
const isProgram = (word: string): boolean => /\.[cm]?[jt]sx?(#|$)/.test(word);

const hasConfig = (folder: string): boolean =>
  configsIn(folder).length > 0 || (dirname(folder) !== folder && hasConfig(dirname(folder)));

/** A file or cell of ours that names a module, or a protocol by its file. */
const NAMES_MODULE = /"module"\s*:\s*"|"protocol"\s*:\s*"[^"]*(?:[/\\:]|\.[cm]?[jt]sx?[#"])/;

/** More than this, in bytes, no file has that people write and keep. */
const MOST = 1 << 26;

/** Whether a data file, or one in a folder, names a module; what cannot be looked at may. A corpus has folders in it. */
const namesModule = (path: string, recursive: boolean): boolean => {
  try {
    const found = statSync(path);
    if (found.isDirectory())
      return readdirSync(path, { recursive, encoding: 'utf8' })
        .filter((name) => name.endsWith('.json'))
        .some((name) => namesModule(join(path, name), recursive));
    return !found.isFile() || found.size > MOST || NAMES_MODULE.test(readFileSync(path, 'utf8'));
  } catch {
    return true;
  }
};

/** Whether a word may lead to a module: by itself, or by what is in the file. */
const leadsToModule = (word: string, recursive: boolean): boolean => {
  if (isProgram(word) || isRevision(word) || word.startsWith('#')) return true;
  if (existsSync(word)) return namesModule(word, recursive) || hasConfig(dirname(resolve(word)));
  return /[/\\]/.test(word);
};

/** Where the names of the registered protocols are that a build was made of. */
const BUILT = join(packageFolder(), 'dist', 'fingerprints.json');

const isRegistered = (name: string): boolean =>
  sourceNames().includes(name) || (existsSync(BUILT) && readFileSync(BUILT, 'utf8').includes(`"${name}":`));

/** Whether a word is neither a number nor the name of a registered protocol. */
const isUnknown = (word: string): boolean => !/^[\d.:]*$/.test(word) && !isRegistered(nameOnly(word));

const nameOnly = (word: string): string => word.replace(/@.*$/, '');

/** What is read of what is kept in a folder, unless something else is named. */
const KEPT = ['expectations.json', 'counterexamples'] as const;

/** What is no command runs nothing. */
const NONE: Pick<RegisteredCommand, 'runs'> = { runs: 'none' };

/** Whether running the command with these words may run code that is not ours. */
export const mayRunForeignCode = (words: readonly string[]): boolean => {
  const [command = '', ...rest] = words;
  const { runs = 'given' } = commandNamed(command) ?? NONE;
  if (runs === 'none' || rest.includes('--help') || rest.includes('-h')) return false;
  const names = namesIn(rest);
  const readsKept = runs === 'kept';
  const kept = readsKept ? KEPT.filter((path) => existsSync(path)) : [];
  if ([...names, ...kept].some((name) => leadsToModule(name, readsKept))) return true;
  if (!hasConfig(process.cwd())) return false;
  // A configuration is asked for names that are not registered, and by some commands always.
  return runs !== 'given' || names.some(isUnknown);
};
