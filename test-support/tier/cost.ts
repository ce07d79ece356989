/**
 * What the running spec costs: the processes and threads that it starts, and the lists that it cuts short. `measure.ts`
 * keeps it for the reporter.
 *
 * In the everyday tier files share a process and this module, so what is noted is of the file that is running now. What a
 * thread starts is not seen; that there is a thread is.
 */
import childProcess, { ChildProcess } from 'node:child_process';
import { syncBuiltinESMExports } from 'node:module';
import workerThreads, { Worker } from 'node:worker_threads';
import type { Started } from './programs.ts';
import { lineOf, needsNoReason } from './programs.ts';

/** What the reporter is told of a file. */
export interface Cost {
  /**
   * Processor time of this process, with all of its threads and, on Linux, with the processes that it has waited for, in
   * milliseconds.
   */
  readonly milliseconds: number;
  /** The process, and what it has taken since it began, without calibrations. */
  readonly worker: { readonly id: number; readonly milliseconds: number };
  /** How much slower than usual the machine was, before the file and after it; empty where no limits are checked. */
  readonly slowness: readonly number[];
  /** The programs and threads that were started, without what needs no reason. */
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
export type Notes = Pick<Cost, 'started' | 'reason' | 'draws'>;

const NOTHING: Notes = { started: [], reason: null, draws: 0 };

let notes: Notes = NOTHING;

/** What was noted of the file so far. */
export const notesSoFar = (): Notes => notes;

/** Another file begins. */
export const beginNotes = (): void => {
  notes = NOTHING;
};

/** Go on from these notes: for the tests of this module. */
export const resumeNotes = (earlier: Notes): void => {
  notes = earlier;
};

/** Note that the running file draws fewer instances than there are. */
export const noteDraw = (): void => {
  notes = { ...notes, draws: notes.draws + 1 };
};

/** A spec of the everyday tier that starts a process says why it has to; a reason that is not needed is an error too. */
export const startsProcesses = (reason: string): void => {
  notes = { ...notes, reason };
};

const note = (line: string): void => {
  notes = { ...notes, started: [...notes.started, line] };
};

const noteStart = (started: Started): void => {
  if (!needsNoReason(started)) note(lineOf(started));
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
    noteStart({ program: options.file ?? '', args: options.args?.slice(1) ?? [] });
    return spawn.call(this, options);
  };
  for (const name of ['spawnSync', 'execFileSync', 'execSync'] as const) {
    const original = childProcess[name] as (...args: readonly unknown[]) => unknown;
    Object.assign(childProcess, {
      [name]: (...args: readonly unknown[]) => {
        const [program, words] = args;
        noteStart({ program: String(program), args: Array.isArray(words) ? words.map(String) : [] });
        return original(...args);
      },
    });
  }
};

/** Have every thread noted that is started. */
const watchThreads = (): void => {
  class WatchedWorker extends Worker {
    public constructor(...args: ConstructorParameters<typeof Worker>) {
      super(...args);
      note(`a thread: ${String(args[0]).slice(0, 120)}`);
    }
  }
  Object.assign(workerThreads, { Worker: WatchedWorker });
};

watchProcesses();
watchThreads();
syncBuiltinESMExports();
