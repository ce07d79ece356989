/**
 * The threads that measure: as many as there are cores, at most as many as there is work for.
 *
 * They are started when there is something to do, because most of the time nothing has changed. They are kept for the next
 * check of this process, because starting one takes longer than most cells; a command ends them when it is through.
 */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Piscina } from 'piscina';
import type { CellAnswer, CellTask } from './worker.ts';
import type { TypeAnswer, TypeQuestion } from './type-question.ts';

export interface Pool {
  readonly measureCell: (task: CellTask) => Promise<CellAnswer>;
  readonly findTypeErrors: (question: TypeQuestion) => Promise<readonly TypeAnswer[]>;
  /** End all threads, whatever they do; nothing more is done here. */
  readonly end: () => Promise<void>;
}

/** What a thread runs. This file is TypeScript in a checkout, and threads have to be told how to read that. */
const WORKER = new URL(import.meta.url.endsWith('.js') ? './worker.js' : '../../scripts/worker.js', import.meta.url);

const threads = async (): Promise<Piscina> => {
  const { Piscina: Threads } = await import('piscina');
  const pool = new Threads({
    filename: fileURLToPath(WORKER),
    maxThreads: availableParallelism(),
    // Further ones are started when something waits, so never more than there is work for.
    minThreads: 1,
    idleTimeout: Infinity,
    // One cell after the other: whatever waits is still to be had by another thread.
    concurrentTasksPerWorker: 1,
    execArgv: [],
  });
  // Whoever waits for a thread that dies is told so; those that do nothing need not end everything.
  pool.on('error', () => undefined);
  return pool;
};

/** The threads of this process; `null` before there was anything to do, and after they were ended. */
let kept: Promise<Piscina> | null = null;

/** End all threads, whatever they do. */
export const endThreads = async (): Promise<void> => {
  const ending = kept;
  kept = null;
  await (await ending)?.destroy();
};

/** A pool of threads, which are started when they are needed. */
const threaded = (): Pool => {
  let ended = false;
  const run = async (name: 'measureCell' | 'findTypeErrors', task: CellTask | TypeQuestion): Promise<unknown> => {
    if (ended) throw new Error('the threads were ended');
    return (await (kept ??= threads())).run(task, { name });
  };
  return {
    measureCell: async (task) => (await run('measureCell', task)) as CellAnswer,
    findTypeErrors: async (question) => (await run('findTypeErrors', question)) as readonly TypeAnswer[],
    end: () => {
      ended = true;
      return endThreads();
    },
  };
};

let opened: () => Pool = threaded;

/** A pool. */
export const openPool = (): Pool => opened();

/** Where cells are measured from now on: elsewhere than in threads, for tests that are not about them; `null` for threads. */
export const openPoolsBy = (open: (() => Pool) | null): void => {
  opened = open ?? threaded;
};
