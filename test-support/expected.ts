/**
 * What theory is said to expect of a protocol at a size.
 */
import { expect, test } from 'vitest';
import type { Expectation, Protocol } from '../model/protocol.ts';
import { instanceAt } from './instance.ts';

/** The expectation with at most `t` faulty under the protocol's first fault model, or another. */
export const expected = (
  protocol: Protocol,
  { n, m, t, parameters = {} }: { n: number; m: number; t: number; parameters?: Readonly<Record<string, number>> },
  faults: string,
): Expectation => protocol.theory(instanceAt(protocol, { n, m, parameters }, faults).army, t, faults);

/** A size, how many may be faulty in which way, and what theory is to expect; `why` is for whoever reads it. */
export interface Expected {
  readonly n: number;
  readonly m: number;
  readonly t: number;
  readonly faults: string;
  readonly verdict: Expectation['verdict'];
  readonly why: string;
}

/** One test for each size. */
export const testTheory = (protocol: Protocol, sizes: readonly Expected[]): void => {
  test.each(sizes)('n = $n, m = $m, t = $t, $faults: $verdict, $why', ({ n, m, t, faults, verdict }) => {
    expect(expected(protocol, { n, m, t }, faults).verdict).toBe(verdict);
  });
};
