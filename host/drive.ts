/**
 * Driving a search: the clock, the memory, Ctrl-C and the progress line are here, so that engines need none of them.
 */
import { setImmediate } from 'node:timers/promises';
import type { Progress, Search } from '../engines/finding.ts';
import type { Bound } from '../properties/verdict.ts';
import { now, sleep } from './clock.ts';
import { leave } from './ending.ts';
import { EXIT } from './exit.ts';
import { memoryBound } from './memory.ts';
import { deadline, enterPhase, noteProgress } from './phase.ts';
import { countsOf } from './terminal.ts';
import { unlessChanged } from './untouched.ts';

/** How long a search may run without letting anybody else have a turn, in milliseconds. */
export const TURN = 40;

export interface Driver {
  /** After this many seconds the search is told to stop. */
  readonly seconds: number;
  readonly show: (progress: Progress) => void;
  /** How far it is, in words; evaluations and scenarios unless it counts something else. */
  readonly counts?: (progress: Progress) => string;
}

/** The moment at which a search is told to stop: when its own seconds are over, or those of the whole command. */
const endOf = (begun: number, seconds: number): Pick<Extract<Bound, { _tag: 'seconds' }>, 'limit'> & { at: number } => {
  const own = { limit: seconds, at: begun + seconds * 1000 };
  const whole = deadline();
  return whole === null || whole.at > own.at ? own : { limit: whole.seconds, at: whole.at };
};

/**
 * Run a search to its end. The first Ctrl-C tells it to stop and report what it has covered; the second leaves at
 * once. Throws where a protocol has meanwhile changed what every module shares: then it means nothing.
 */
export const drive = async <A>(search: Search<A>, { seconds, show, counts = countsOf }: Driver): Promise<A> => {
  const end = endOf(now(), seconds);
  const interruption = new AbortController();
  const interrupt = (): void => {
    if (interruption.signal.aborted) leave(EXIT.unknown);
    interruption.abort();
  };
  process.on('SIGINT', interrupt);
  try {
    let turn = now();
    let step = search.next();
    while (step.done !== true) {
      const progress = step.value;
      const { waiting, phase } = progress;
      if (phase !== undefined) enterPhase(phase);
      // Somebody else is at work: wait for that, but look up in time for the clock and Ctrl-C.
      if (waiting !== undefined) await Promise.race([waiting, sleep(TURN)]);
      const at = now();
      let full: Bound | null = null;
      if (at - turn > TURN) {
        noteProgress(counts(progress));
        show(progress);
        await setImmediate();
        full = memoryBound();
        turn = now();
      }
      const bound = interruption.signal.aborted
        ? ({ _tag: 'interrupted' } as const)
        : at > end.at
          ? ({ _tag: 'seconds', limit: end.limit } as const)
          : full;
      step = search.next(bound === null ? undefined : during(bound, progress));
    }
    unlessChanged();
    return step.value;
  } finally {
    process.off('SIGINT', interrupt);
  }
};

/** What was under way when the search was stopped is said with what stopped it. */
const during = (bound: Bound, { phase }: Progress): Bound =>
  phase !== undefined && (bound._tag === 'seconds' || bound._tag === 'memory') ? { ...bound, during: phase } : bound;
