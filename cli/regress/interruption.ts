/**
 * Ctrl-C: the first one ends what is under way and keeps what is done, the second leaves at once.
 */
import { leave } from '../ending.ts';
import { EXIT } from '../exit.ts';

/** Do something that can be interrupted. */
export const interruptible = async <A>(does: (signal: AbortSignal) => Promise<A>): Promise<A> => {
  const controller = new AbortController();
  const interrupt = (): void => {
    if (controller.signal.aborted) leave(EXIT.unknown);
    controller.abort();
  };
  process.on('SIGINT', interrupt);
  try {
    return await does(controller.signal);
  } finally {
    process.off('SIGINT', interrupt);
  }
};
