/**
 * Ctrl-C, or the end of the time that the command was given: what is under way is ended, and what is done is kept. A second
 * Ctrl-C leaves at once.
 */
import { now } from '../../host/clock.ts';
import { leave } from '../../host/ending.ts';
import { EXIT } from '../../host/exit.ts';
import { deadline } from '../../host/phase.ts';

/** How often it is looked whether the time is over, in milliseconds. */
const LOOK = 25;

/** What looks at the clock itself, and says what it has covered, has so many milliseconds to do so before it is ended. */
const GRACE = 75;

/** Do something once the command's time is over; what is given back ends the waiting. */
const onceTimeIsOver = (over: () => void): (() => void) => {
  const until = deadline()?.at ?? Infinity;
  if (until === Infinity) return () => undefined;
  const looking = setInterval(() => {
    if (now() >= until + GRACE) over();
  }, LOOK);
  return () => {
    clearInterval(looking);
  };
};

/** Do something that can be interrupted. */
export const interruptible = async <A>(does: (signal: AbortSignal) => Promise<A>): Promise<A> => {
  const controller = new AbortController();
  const interrupt = (): void => {
    if (controller.signal.aborted) leave(EXIT.unknown);
    controller.abort();
  };
  process.on('SIGINT', interrupt);
  const rest = onceTimeIsOver(() => {
    controller.abort();
  });
  try {
    return await does(controller.signal);
  } finally {
    rest();
    process.off('SIGINT', interrupt);
  }
};
