/**
 * Driving a search: the clock, Ctrl-C and the progress line are here, so that engines need none of them.
 */
import { setImmediate } from 'node:timers/promises';
import type { Progress, Search } from '../engines/finding.ts';
import type { Bound } from '../properties/verdict.ts';
import { now, sleep } from './clock.ts';
import { leave } from './ending.ts';
import { EXIT } from './exit.ts';
import { unlessChanged } from './untouched.ts';

/** How long a search may run without letting anybody else have a turn, in milliseconds. */
const TURN = 40;

export interface Driver {
  /** After this many seconds the search is told to stop. */
  readonly seconds: number;
  readonly show: (progress: Progress) => void;
}

/**
 * Run a search to its end. The first Ctrl-C tells it to stop and report what it has covered; the second leaves at
 * once. Throws where a protocol has meanwhile changed what every module shares: then it means nothing.
 */
export const drive = async <A>(search: Search<A>, { seconds, show }: Driver): Promise<A> => {
  const begun = now();
  const interruption = new AbortController();
  const interrupt = (): void => {
    if (interruption.signal.aborted) leave(EXIT.unknown);
    interruption.abort();
  };
  process.on('SIGINT', interrupt);
  try {
    let turn = begun;
    let step = search.next();
    while (step.done !== true) {
      const { waiting } = step.value;
      // Somebody else is at work: wait for that, but look up in time for the clock and Ctrl-C.
      if (waiting !== undefined) await Promise.race([waiting, sleep(TURN)]);
      const at = now();
      if (at - turn > TURN) {
        show(step.value);
        await setImmediate();
        turn = now();
      }
      step = search.next(boundNow(interruption.signal.aborted, at - begun, seconds));
    }
    unlessChanged();
    return step.value;
  } finally {
    process.off('SIGINT', interrupt);
  }
};

const boundNow = (interrupted: boolean, elapsed: number, seconds: number): Bound | undefined => {
  if (interrupted) return { _tag: 'interrupted' };
  return elapsed > seconds * 1000 ? { _tag: 'seconds', limit: seconds } : undefined;
};
