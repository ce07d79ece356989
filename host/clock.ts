/**
 * The clock: what measures seconds, or waits for some, asks here, so that a test can have time pass without waiting for it.
 */
import { setTimeout } from 'node:timers/promises';

/** How time passes. */
export interface Clock {
  /** Milliseconds since some moment. */
  readonly now: () => number;
  /** Until so many milliseconds have passed. It keeps no process from ending. */
  readonly sleep: (milliseconds: number) => Promise<void>;
}

const real: Clock = {
  now: () => performance.now(),
  sleep: (milliseconds) => setTimeout(milliseconds, undefined, { ref: false }),
};

let clock: Clock = real;

/** Milliseconds since some moment. */
export const now = (): number => clock.now();

/** The same moment for all threads: milliseconds since 1970. */
export const moment = (): number => performance.timeOrigin + clock.now();

/** Until so many milliseconds have passed. */
export const sleep = (milliseconds: number): Promise<void> => clock.sleep(milliseconds);

/** Go by another clock from now on; `null` for the real one. */
export const goBy = (other: Clock | null): void => {
  clock = other ?? real;
};
