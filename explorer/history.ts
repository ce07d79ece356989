/**
 * What was done, so that it can be undone: the present, what came before it, and what was taken back.
 *
 * Laws: undoing what was just done leads back; redoing what was just undone leads forth; doing something new forgets what
 * was taken back.
 */

/** A present with its past and its future, nearest first. */
export interface History<A> {
  readonly past: readonly A[];
  readonly present: A;
  readonly future: readonly A[];
}

/** More steps than this are forgotten. */
export const MOST_STEPS = 500;

/** A present without a past. */
export const historyFrom = <A>(present: A): History<A> => ({ past: [], present, future: [] });

/** Something was done. */
export const historyAfter = <A>({ past, present }: History<A>, next: A): History<A> => ({
  past: [present, ...past].slice(0, MOST_STEPS),
  present: next,
  future: [],
});

/** The present looks different, but nothing was done that could be undone. */
export const retouched = <A>(history: History<A>, present: A): History<A> => ({ ...history, present });

/** The last thing undone; as it is where there is nothing to undo. */
export const undone = <A>(history: History<A>): History<A> => {
  const [last, ...past] = history.past;
  return last === undefined ? history : { past, present: last, future: [history.present, ...history.future] };
};

/** The last thing undone, done again; as it is where nothing was undone. */
export const redone = <A>(history: History<A>): History<A> => {
  const [next, ...future] = history.future;
  return next === undefined ? history : { past: [history.present, ...history.past], present: next, future };
};
