/**
 * What checking a cell found: everything that an expectation may speak of, and the attacks that show what is broken.
 *
 * It is data and nothing else, so that it can come from a worker or from the store.
 */
import type { Counterexample } from '../counterexamples/counterexample.ts';
import type { Grade, VerdictName } from '../properties/verdict.ts';

export interface Measured {
  readonly verdict: VerdictName;
  readonly properties: Readonly<Record<string, VerdictName>>;
  readonly engine: string;
  /** What it rests on; `null` where the search was stopped. */
  readonly grade: Grade | null;
  /** What stopped the search, in words. */
  readonly stopped: string | null;
  /** Decimal numbers; `null` where scenarios were not counted, or not all of them. */
  readonly scenarios: string | null;
  readonly violating: Readonly<Record<string, string | null>>;
  /** By broken property: the lies of the smallest attack found, and whether none has fewer. */
  readonly fewest: Readonly<Record<string, { readonly lies: number; readonly proved: boolean }>>;
  readonly rounds: number;
  readonly messages: number;
  readonly claims: number;
  readonly evaluations: number;
  readonly counterexamples: readonly Counterexample[];
}
