/**
 * Hash-consing: equal values get equal small numbers, so that the search compares and keys numbers only.
 */

/** Values by number, in the order they were first seen. Number 0 is reserved for "nothing". */
export interface Table<A> {
  /** The number of the value with this key; `make` is called when the key is new. */
  readonly idOf: (key: string, make: () => A) => number;
  readonly get: (id: number) => A;
  readonly size: () => number;
}

/** Nothing to number: the state of a general that no longer matters. */
export const NOTHING = 0;

export const tableOf = <A>(): Table<A> => {
  const ids = new Map<string, number>();
  const values: A[] = [];
  return {
    idOf: (key, make) => {
      const known = ids.get(key);
      if (known !== undefined) return known;
      values.push(make());
      ids.set(key, values.length);
      return values.length;
    },
    get: (id) => values[id - 1] as A,
    size: () => values.length,
  };
};

/** Numbers for sequences of numbers: a sequence is its first part's number paired with its last element. */
export interface Sequences {
  /** The number of the sequence `prefix` (0 for the empty one) followed by `next`. */
  readonly extend: (prefix: number, next: number) => number;
}

/** Two numbers below 2^26 make one exact key. */
const HALF = 2 ** 26;

/** A JavaScript map holds no more than 2^24 entries, so a long search takes several. */
const FULL = 2 ** 23;

export const sequences = (): Sequences => {
  let newest = new Map<number, number>();
  const older: Map<number, number>[] = [];
  let count = 0;
  return {
    extend: (prefix, next) => {
      const key = prefix * HALF + next;
      let known = newest.get(key);
      for (let i = older.length - 1; known === undefined && i >= 0; i--) known = older[i]?.get(key);
      if (known !== undefined) return known;
      if (newest.size === FULL) {
        older.push(newest);
        newest = new Map();
      }
      count += 1;
      newest.set(key, count);
      return count;
    },
  };
};
