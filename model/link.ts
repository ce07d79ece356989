/**
 * A link: the place of one message, the round and from whom to whom.
 */
import * as N from 'fp-ts/lib/number.js';
import type { Ord } from 'fp-ts/lib/Ord.js';
import { contramap, tuple } from 'fp-ts/lib/Ord.js';
import type { General } from './army.ts';

/** Where a message goes, and in which round. */
export interface Link {
  readonly round: number;
  readonly from: General;
  readonly to: General;
}

/** The two are the same. */
export const sameLink = (a: Link, b: Link): boolean => a.round === b.round && a.from === b.from && a.to === b.to;

/** By round, then sender, then receiver. */
export const byLink: Ord<Link> = contramap(({ round, from, to }: Link) => [round, from, to] as const)(
  tuple(N.Ord, N.Ord, N.Ord),
);
