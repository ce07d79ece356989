/**
 * Why a command was ended before it had its answer.
 */
export type Stop =
  | { readonly _tag: 'seconds'; readonly limit: number }
  | { readonly _tag: 'interrupted' }
  /** There was no memory left; `limit` in bytes, `null` where the machine had its own. */
  | { readonly _tag: 'memory'; readonly limit: number | null };
