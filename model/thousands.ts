/**
 * Numbers for people, with their thousands separated: `32,992,193,937,474`.
 *
 * Not by `toLocaleString`, which loads the data of all languages at its first call: that takes longer than a small check.
 */

/** The number with commas; fractions are as they are. */
export const thousands = (count: bigint | number): string => {
  const [whole = '', ...fraction] = String(count).split('.');
  return [whole.replace(/\B(?=(\d{3})+$)/g, ','), ...fraction].join('.');
};
