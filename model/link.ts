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

/** A text for each link, by which it is looked up. */
export const linkKey = (round: number, from: General, to: General): string =>
  `${String(round)}:${String(from)}>${String(to)}`;

/** By round, then sender, then receiver. */
export const byLink: Ord<Link> = contramap(({ round, from, to }: Link) => [round, from, to] as const)(
  tuple(N.Ord, N.Ord, N.Ord),
);
