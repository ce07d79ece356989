/**
 * What the running spec costs: the processes that it starts, and the lists that it cuts short. `measure.ts` keeps it for
 * the reporter.
 *
 * In the everyday tier files share a process and this module, so what is noted is of the file that is running now.
 */
import childProcess, { ChildProcess } from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';

/** What the reporter is told of a file. */
export interface Cost {
  /** Processor time of this process, with all of its threads, in milliseconds. */
  readonly milliseconds: number;
  /** The programs that were started, without esbuild's service. */
  readonly started: readonly string[];
  /** Why they are, where the file says so. */
  readonly reason: string | null;
  /** How many lists of instances were cut short. */
  readonly draws: number;
}

declare module 'vitest' {
  interface TaskMeta {
    cost?: Cost;
  }
}

/** Notes on the file that is running. */
export type Notes = Omit<Cost, 'milliseconds'>;

const NOTHING: Notes = { started: [], reason: null, draws: 0 };

let notes: Notes = NOTHING;

/** What was noted of the file so far. */
export const notesSoFar = (): Notes => notes;

/** Another file begins. */
export const beginNotes = (): void => {
  notes = NOTHING;
};

/** Note that the running file draws fewer instances than there are. */
export const noteDraw = (): void => {
  notes = { ...notes, draws: notes.draws + 1 };
};

/** A spec of the everyday tier that starts a process says why it has to; a reason that is not needed is an error too. */
export const startsProcesses = (reason: string): void => {
  notes = { ...notes, reason };
};

/**
 * What needs no reason: esbuild bundles in a service of its own, which the first file that bundles anything starts for all
 * the others, and every command asks git which commit it is run at, for its provenance.
 */
const ALLOWED = /\besbuild\b|^git --no-optional-locks /;

const noteStart = (words: readonly unknown[]): void => {
  const line = words.map(String).join(' ');
  if (!ALLOWED.test(line)) notes = { ...notes, started: [...notes.started, line.slice(0, 120)] };
};

/** What Node calls for every process that is started without waiting for it. */
interface Spawning {
  spawn: (this: ChildProcess, options: { readonly file?: string; readonly args?: readonly string[] }) => unknown;
}

/** Have every way of starting a process noted. Node publishes only those that are not waited for, and not their names. */
const watchProcesses = (): void => {
  const prototype = ChildProcess.prototype as unknown as Spawning;
  const { spawn } = prototype;
  prototype.spawn = function watched(options) {
    // The first of its arguments is its own name.
    noteStart([options.file, ...(options.args?.slice(1) ?? [])]);
    return spawn.call(this, options);
  };
  for (const name of ['spawnSync', 'execFileSync', 'execSync'] as const) {
    const original = childProcess[name] as (...args: readonly unknown[]) => unknown;
    Object.assign(childProcess, {
      [name]: (...args: readonly unknown[]) => {
        noteStart([args[0], ...(Array.isArray(args[1]) ? (args[1] as readonly unknown[]) : [])]);
        return original(...args);
      },
    });
  }
  syncBuiltinESMExports();
};

watchProcesses();
