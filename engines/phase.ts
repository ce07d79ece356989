/**
 * What a search is doing, as it is said after “while”: where it was stopped.
 */

export type Phase =
  | 'searching'
  | 'estimating'
  | 'proving the symmetry'
  | 'enumerating'
  | 'writing the formula'
  | 'solving'
  | 'drawing random attacks'
  | 'running an attack again'
  | 'shrinking'
  | 'looking for the fewest lies'
  | 'listing the smallest attacks';
