/**
 * How much memory another process uses, and how much is too much: it is ended then, before Node ends it by itself, which takes
 * long, fills standard error and gives an exit code that says nothing.
 */
import { readFileSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';
import { commandNamed } from '../commands/registry.ts';

/** The share of what there is that may be filled. */
const SHARE = 0.95;

/** Pages of memory on Linux, in bytes. */
const PAGE = 4096;

/** How many bytes a process has in memory; `null` where that is not told (it is on Linux), or there is no such process. */
export const residentBytes = (pid: number): number | null => {
  try {
    return Number(readFileSync(`/proc/${String(pid)}/statm`, 'utf8').split(' ')[1]) * PAGE;
  } catch {
    return null;
  }
};

/** What the machine, or the container, has in bytes. A container without a limit says 0, or more than there is. */
const machine = (): number => {
  const limit = process.constrainedMemory();
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem();
};

/** How many bytes a command may have in memory, which runs in so many threads at most: the heap of each, and what the machine has. */
export const mostBytes = (command: string): number => {
  const threads = commandNamed(command)?.threaded === true ? 1 + availableParallelism() : 1;
  return Math.floor(SHARE * Math.min(getHeapStatistics().heap_size_limit * threads, machine()));
};
