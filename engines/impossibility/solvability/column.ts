/**
 * A column of whole numbers that grows: a view graph has tens of millions of entries, and an array of JavaScript
 * numbers would take twice the room.
 */
export interface NumberColumn {
  readonly push: (value: number) => void;
  readonly at: (index: number) => number;
  readonly length: () => number;
  /** Everything so far, without a copy; valid until the next `push`. */
  readonly all: () => Int32Array;
}

export const columnOf = (): NumberColumn => {
  let values = new Int32Array(1024);
  let length = 0;
  return {
    push: (value) => {
      if (length === values.length) {
        const longer = new Int32Array(2 * length);
        longer.set(values);
        values = longer;
      }
      values[length++] = value;
    },
    at: (index) => values[index] as number,
    length: () => length,
    all: () => values.subarray(0, length),
  };
};
