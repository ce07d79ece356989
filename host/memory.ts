/**
 * How much memory the process uses, and when that is too much: then what is under way stops, before Node ends the
 * process.
 */
import { totalmem } from 'node:os';
import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Bound } from '../properties/verdict.ts';

const MEGABYTE = 1_000_000;

/** The share of the heap that may be filled: what is made between two looks, and what a collection needs, has to fit as well. */
const OF_HEAP = 0.7;

/** The share of the machine that may be filled, by the heap and by what lies beside it. */
const OF_MACHINE = 0.8;

/** In use, in bytes: the heap, and what lies beside it (buffers, WebAssembly). */
export type Usage = () => { readonly heapUsed: number; readonly external: number };

/** How memory is measured, and freed. */
interface Gauge {
  readonly usage: Usage;
  /** Free what nobody holds any more, so that only what is really kept counts. */
  readonly collect: () => void;
}

const collector = (): (() => void) => {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
};

const real: Gauge = {
  usage: () => process.memoryUsage(),
  collect: () => {
    collector()();
  },
};

let gauge: Gauge = real;

/** Measure otherwise from now on; `null` for the real thing. */
export const gaugeBy = (other: Gauge | null): void => {
  gauge = other ?? real;
};

/** The most that the command may use, in megabytes; `null` for the share of what the process may have. */
let asked: number | null = null;

/** From now on the command may use so many megabytes; `null` for what is left to us. */
export const limitMemory = (megabytes: number | null): void => {
  asked = megabytes;
};

/** What the process may use by default, in megabytes: the heap up to a share, and so the machine. */
export const standardMemory = (): number =>
  Math.floor(Math.min(getHeapStatistics().heap_size_limit * OF_HEAP, totalmem() * OF_MACHINE) / MEGABYTE);

let standard: number | null = null;

/** That more memory is used than may be; `null` where there is enough. What nobody holds does not count. */
export const memoryBound = (): Bound | null => {
  const limit = asked ?? (standard ??= standardMemory());
  const isOver = (): boolean => {
    const { heapUsed, external } = gauge.usage();
    return heapUsed + external > limit * MEGABYTE;
  };
  if (!isOver()) return null;
  gauge.collect();
  return isOver() ? { _tag: 'memory', limit } : null;
};
