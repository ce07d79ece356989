/**
 * Indexing where the index is known to exist: a miss is a bug of ours, and says so.
 */
export const at = <A>(xs: readonly A[], index: number): A => {
  if (index < 0 || index >= xs.length)
    throw new RangeError(`index ${String(index)} is outside an array of ${String(xs.length)}`);
  return xs[index] as A;
};
