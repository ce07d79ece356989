/**
 * How many instances a test draws: all of them in the tier `all`, some in the everyday one.
 *
 * The everyday tier takes them evenly spread. Lists of instances are ordered by protocol, fault model and size, and a few
 * that are spread over a list may leave out a whole protocol: what has kinds is drawn so that there is one of each. What was
 * cut is counted, and the reporter says it.
 */
import { inject } from 'vitest';
import type { Instance } from '../../model/instance.ts';
import { noteDraw } from './cost.ts';
import { ofEachKind, spread } from './drawn.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Whether this is the tier `all`. */
    readonly thorough: boolean;
  }
}

/** Whether everything is run. */
const thorough: boolean = inject('thorough');

/** These in the everyday tier, all of them in the tier `all`. */
const cut = <A>(all: readonly A[], draw: () => readonly A[]): readonly A[] => {
  if (thorough) return all;
  const drawn = draw();
  if (drawn.length < all.length) noteDraw();
  return drawn;
};

/** All of them in the tier `all`; in the everyday tier this many, evenly spread. */
export const some = <A>(few: number, all: readonly A[]): readonly A[] => cut(all, () => spread(few, all));

/** All of them in the tier `all`; in the everyday tier this many, and one of each protocol and each fault model. */
export const someOfEach = <A>(few: number, all: readonly A[], instanceOf: (element: A) => Instance): readonly A[] =>
  cut(all, () =>
    ofEachKind(few, all, (element) => {
      const { protocol, faults } = instanceOf(element);
      return [protocol.name, faults.name];
    }),
  );

/** How many runs a property gets: the first number in the everyday tier, the second in the tier `all`. */
export const runs = (few: number, all: number): number => {
  if (thorough || all <= few) return all;
  noteDraw();
  return few;
};

/** What else bounds how much there is to do: the first in the everyday tier, the second in the tier `all`. */
export const byTier = <A>(few: A, all: A): A => {
  if (thorough) return all;
  noteDraw();
  return few;
};
