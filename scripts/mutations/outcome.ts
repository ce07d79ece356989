/**
 * What becomes of a changed protocol.
 */

/** What a cell of `expectations.json` says to it, or what all of them do not. */
export type Outcome =
  /** It cannot be loaded, or breaks a law, so that a verdict would mean nothing. */
  | { readonly kind: 'refused'; readonly cell: string; readonly why: string }
  /** The cell is not as expected; by broken property, the fewest lies that break it. */
  | {
      readonly kind: 'newly failing' | 'newly passing' | 'changed';
      readonly cell: string;
      readonly why: string;
      readonly fewest: Readonly<Record<string, number>>;
    }
  /** Every scenario, at the sizes of all cells of the protocol, gives the same decisions. */
  | { readonly kind: 'equivalent'; readonly sizes: readonly EquivalentAt[] }
  /** All cells are as expected, and yet it decides differently: a cell is missing. */
  | { readonly kind: 'not noticed'; readonly cell: string; readonly why: string }
  | { readonly kind: 'undecided'; readonly cell: string; readonly why: string };

/** Where the same decisions were proved, and how. */
export interface EquivalentAt {
  readonly cell: string;
  readonly engine: string;
  /** How many scenarios there are; `null` where it was proved without counting them. */
  readonly scenarios: string | null;
}

export interface Found {
  readonly outcome: Outcome;
  /** Of all cells up to the one that caught it, or of the whole comparison. */
  readonly evaluations: number;
  readonly seconds: number;
}

export const isSettled = ({ kind }: Outcome): boolean => kind !== 'not noticed' && kind !== 'undecided';
