/**
 * The command line, run: in a process of its own, or in this one, which is faster, with what it prints caught.
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { vi } from 'vitest';
import type { ExitCode, Failure } from '../host/exit.ts';
import { run } from '../cli/run.ts';
import { strategos as command } from '../cli/strategos.ts';
import { inTurn } from './turn.ts';

/** What came of running it. */
export interface Ran {
  readonly exit: number | string | null | undefined;
  readonly out: string;
  readonly err: string;
}

export interface SpawnOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Press Ctrl-C as soon as this stands on stderr. */
  readonly interruptOn?: string;
  /** What is sent then instead of Ctrl-C. */
  readonly signal?: NodeJS.Signals;
  /** What is done before that, with the number of the process. */
  readonly before?: (pid: number) => void;
}

const MAIN = fileURLToPath(new URL('../cli/main.ts', import.meta.url));

const TSX = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

/** What decides about colours where the tests are run is none of the command's business. */
const surroundings = (): NodeJS.ProcessEnv => {
  const { NO_COLOR: _no, FORCE_COLOR: _force, CI: _ci, ...rest } = process.env;
  return rest;
};

const spawned = (
  args: readonly string[],
  { cwd, env, interruptOn, signal = 'SIGINT', before }: SpawnOptions,
): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', TSX, MAIN, ...args], {
      cwd,
      env: { ...surroundings(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    let interrupted = false;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
      if (interruptOn === undefined || interrupted || !err.includes(interruptOn)) return;
      interrupted = true;
      if (child.pid !== undefined) before?.(child.pid);
      child.kill(signal);
    });
    child.on('error', reject);
    child.on('close', (exit) => {
      resolve({ exit, out, err });
    });
  });

/** `strategos …args` in a process of its own. */
export const strategos = (args: readonly string[], options: SpawnOptions = {}): Promise<Ran> =>
  inTurn(() => spawned(args, options));

/** What was printed, without its colours. */
export const plainly = ({ exit, out, err }: Ran): Ran => ({
  exit,
  out: stripVTControlCharacters(out),
  err: stripVTControlCharacters(err),
});

/** Where something is printed. */
type Stream = 'out' | 'err';

/** Do something, and hear what is printed meanwhile, piece by piece in order. */
const listening = async <A>(hear: (stream: Stream, text: string) => void, does: () => Promise<A>): Promise<A> => {
  const heard =
    (stream: Stream) =>
    (text: string | Uint8Array): boolean => {
      hear(stream, String(text));
      return true;
    };
  const stdout = vi.spyOn(process.stdout, 'write').mockImplementation(heard('out'));
  const stderr = vi.spyOn(process.stderr, 'write').mockImplementation(heard('err'));
  try {
    return await does();
  } finally {
    stdout.mockRestore();
    stderr.mockRestore();
  }
};

/** Whatever is done, and what it prints to stdout and stderr meanwhile. */
const caught = async (does: () => Promise<Ran['exit']>): Promise<Ran> => {
  const printed = { out: '', err: '' };
  const exit = await listening((stream, text) => {
    printed[stream] += text;
  }, does);
  return { exit, ...printed };
};

/** A command in this process, and all that it prints, colours and the moves of the cursor included. */
export const runAsPrinted = (command: TaskEither<Failure, ExitCode>, json = false): Promise<Ran> =>
  caught(() => run(command, json));

/** A command in this process. Whether here are colours is not its business. */
export const runHere = async (command: TaskEither<Failure, ExitCode>, json = false): Promise<Ran> =>
  plainly(await runAsPrinted(command, json));

/** The exit code of `strategos …words` in this process. */
const exitOf = async (words: readonly string[]): Promise<Ran['exit']> => {
  const { exitCode } = process;
  process.exitCode = undefined;
  try {
    await command(words);
    return process.exitCode;
  } finally {
    process.exitCode = exitCode;
  }
};

/** `strategos …args` in this process, and all that it prints, colours and the moves of the cursor included. */
export const strategosAsPrinted = (args: readonly string[]): Promise<Ran> => caught(() => exitOf(args));

/** `strategos …args` in this process. */
export const strategosHere = async (args: readonly string[]): Promise<Ran> => plainly(await strategosAsPrinted(args));

/** `strategos …args` in this process, in a folder: its exit code, and stdout and stderr as they stand together on a terminal. */
export const strategosIn = async (
  folder: string,
  args: readonly string[],
): Promise<{ readonly exit: Ran['exit']; readonly printed: string }> => {
  const before = process.cwd();
  let printed = '';
  process.chdir(folder);
  try {
    const exit = await listening(
      (_stream, text) => {
        printed += text;
      },
      () => exitOf(args),
    );
    return { exit, printed: stripVTControlCharacters(printed) };
  } finally {
    process.chdir(before);
  }
};
