/**
 * A piece of work that may take long: it pauses between its steps, so that whoever does it may look at a clock, and give up.
 *
 * It knows no clock itself. Its result is the same however often it pauses, and for how long.
 */

/** Work under way: it yields between two steps, and returns what it comes to. */
export type Work<A> = Generator<undefined, A, undefined>;

/** Do it all without a pause. */
export const done = <A>(work: Work<A>): A => {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
};
