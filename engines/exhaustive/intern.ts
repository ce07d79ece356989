/**
 * Hash-consing: equal values get equal small numbers, so that the search compares and keys numbers only.
 */

/** Values by number, in the order they were first seen. Number 0 is reserved for "nothing". */
export interface InternTable<A> {
  /** The number of the value with this key; `make` is called when the key is new. */
  readonly idOf: (key: string, make: () => A) => number;
  readonly get: (id: number) => A;
  readonly size: () => number;
}

/** Nothing to number: the state of a general that no longer matters. */
export const NO_STATE = 0;

export const internTable = <A>(): InternTable<A> => {
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

/** Slots to begin with: few, because a round of a small search makes several tables and puts a handful into each. */
const FIRST_SIZE = 64;

/**
 * An open-addressing hash table in typed arrays: a search asks for tens of millions of these numbers, and a `Map` would
 * box every key. Prefixes and elements are whole numbers from 0 to 2^31 - 1.
 */
export const sequences = (): Sequences => {
  let prefixes = new Int32Array(FIRST_SIZE);
  let elements = new Int32Array(FIRST_SIZE);
  /** The number of the sequence in a slot; 0 where the slot is free. */
  let numbers = new Int32Array(FIRST_SIZE);
  let count = 0;

  /** The slot of this pair, or the free one where it belongs. */
  const slotOf = (prefix: number, element: number): number => {
    const last = numbers.length - 1;
    const mixed = Math.imul(Math.imul(prefix, 0x9e3779b1) ^ element, 0x85ebca6b);
    let slot = (mixed ^ (mixed >>> 15)) & last;
    while (numbers[slot] !== 0 && (prefixes[slot] !== prefix || elements[slot] !== element)) slot = (slot + 1) & last;
    return slot;
  };

  const put = (slot: number, prefix: number, element: number, number: number): void => {
    prefixes[slot] = prefix;
    elements[slot] = element;
    numbers[slot] = number;
  };

  const grow = (): void => {
    const [oldPrefixes, oldElements, oldNumbers] = [prefixes, elements, numbers];
    prefixes = new Int32Array(2 * oldNumbers.length);
    elements = new Int32Array(2 * oldNumbers.length);
    numbers = new Int32Array(2 * oldNumbers.length);
    oldNumbers.forEach((number, slot) => {
      const [prefix = 0, element = 0] = [oldPrefixes[slot], oldElements[slot]];
      if (number !== 0) put(slotOf(prefix, element), prefix, element, number);
    });
  };

  return {
    extend: (prefix, next) => {
      const slot = slotOf(prefix, next);
      const known = numbers[slot] ?? 0;
      if (known !== 0) return known;
      count += 1;
      put(slot, prefix, next, count);
      // At most half full: the search for a free slot stays short.
      if (2 * count > numbers.length) grow();
      return count;
    },
  };
};
