/**
 * Waiting for what another process does, as long as that process is there: no clock decides how long that may take.
 */
import { setTimeout } from 'node:timers/promises';

/** Between two looks, in milliseconds: nothing depends on it. */
const BETWEEN = 10;

/** Until something is so; that it cannot become so any more, for a reason, fails the test with it. */
export const until = async (isSo: () => boolean, hopeless: () => string | null): Promise<void> => {
  // What made it so may have ended since, so hope is asked for first.
  for (let why = hopeless(); !isSo(); why = hopeless()) {
    if (why !== null) throw new Error(`it will not be so: ${why}`);
    await setTimeout(BETWEEN);
  }
};
