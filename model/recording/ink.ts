/**
 * Ink: what stands for a truth value while a program is recorded.
 *
 * The recording that counts is made with `fresh` ink. Its handles are symbols: primitives, so that a tree of them is a tree
 * of truth values; different from each other, `zero` and `one` included, so that comparing two says nothing; and they throw
 * where they are made a number or a text. What can still be done with one is to ask whether it is true, or of what type it
 * is. Recordings with the other inks differ for whoever does, or compares.
 */

export interface Ink {
  /** How handles of this ink are spoken of. */
  readonly name: string;
  /** The next handle, where so many have been made. */
  readonly handle: (made: number) => unknown;
  /** Whether all handles are one, so that which of them is meant cannot be told. */
  readonly alike: boolean;
}

export const fresh: Ink = { name: 'unlike each other', handle: () => Symbol('a truth value'), alike: false };

/** Inks that show a program that looks at its values. */
export const revealing: readonly Ink[] = [
  { name: 'all the same', handle: () => true, alike: true },
  { name: 'all the same, and false', handle: () => false, alike: true },
  { name: 'numbers in rising order', handle: (made) => made + 1, alike: false },
  // Of one length, so that each comes before the one that was made before it.
  { name: 'texts in falling order', handle: (made) => String(9_999_999_999 - made), alike: false },
];
