/**
 * The threads that measure: as many as there are cores, at most as many as there is work for.
 *
 * They are started when there is something to do, because most of the time nothing has changed.
 */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Piscina } from 'piscina';
import type { CellAnswer, CellTask } from './worker.ts';
import type { TypeAnswer, TypeQuestion } from './types.ts';

export interface Pool {
  readonly measureCell: (task: CellTask) => Promise<CellAnswer>;
  readonly findTypeErrors: (question: TypeQuestion) => Promise<readonly TypeAnswer[]>;
  /** End all threads, whatever they do. */
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
    // One cell after the other: whatever waits is still to be had by another thread.
    concurrentTasksPerWorker: 1,
    execArgv: [],
  });
  // Whoever waits for a thread that dies is told so; those that do nothing need not end everything.
  pool.on('error', () => undefined);
  return pool;
};

/** A pool; its threads are started when they are needed. */
export const openPool = (): Pool => {
  let started: Promise<Piscina> | null = null;
  const pool = (): Promise<Piscina> => (started ??= threads());
  return {
    measureCell: async (task) => (await pool()).run(task, { name: 'measureCell' }) as Promise<CellAnswer>,
    findTypeErrors: async (question) =>
      (await pool()).run(question, { name: 'findTypeErrors' }) as Promise<readonly TypeAnswer[]>,
    end: async () => {
      if (started !== null) await (await started).destroy();
    },
  };
};
