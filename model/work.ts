/**
 * A piece of work that may take long: it pauses between its steps, so that whoever does it may look at a clock, and give up.
 *
 * It knows no clock itself. Its result is the same however often it pauses, and for how long.
 */

/** Work under way: it yields between two steps, and returns what it comes to. */
export type Work<A> = Generator<undefined, A, undefined>;

/** So many small steps go by between two pauses: some ten milliseconds’ worth. A single step may be larger. */
export const STRIDE = 4_096;

/**
 * Counts the small steps of a loop (claims said, nodes made), and says when it is time to pause:
 *
 *     const tired = pacer();
 *     for (const message of messages) {
 *       if (tired(message.length)) yield;
 *       …
 *     }
 *
 * Law (`work.spec.ts`): no more than `STRIDE` steps, and the last one’s, go by without a pause.
 */
export const pacer = (): ((steps: number) => boolean) => {
  let since = 0;
  return (steps) => {
    since += steps;
    if (since < STRIDE) return false;
    since = 0;
    return true;
  };
};

/** Do it all without a pause. */
export const done = <A>(work: Work<A>): A => {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
};
