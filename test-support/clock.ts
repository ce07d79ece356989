/**
 * A clock that a test moves: then it does not matter how fast the machine is, and nobody waits.
 */
import { setImmediate } from 'node:timers/promises';
import { onTestFinished } from 'vitest';
import { goBy } from '../host/clock.ts';

/** Move a clock on by so many milliseconds. */
export type Advance = (milliseconds: number) => void;

/**
 * Until the test is over the clock stands still, unless somebody sleeps, or it is moved. It may also move by so much each
 * time that somebody looks.
 */
export const stoppedClock = (eachLook = 0): Advance => {
  let now = 1_000;
  const advance: Advance = (milliseconds) => {
    now += milliseconds;
  };
  goBy({
    now: () => {
      advance(eachLook);
      return now;
    },
    sleep: async (milliseconds) => {
      await setImmediate();
      advance(milliseconds);
    },
  });
  onTestFinished(() => {
    goBy(null);
  });
  return advance;
};
