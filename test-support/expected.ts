/**
 * What theory is said to expect of a protocol at a size.
 */
import type { Expectation, Protocol } from '../model/protocol.ts';
import { instanceAt } from './instance.ts';

/** The expectation with at most `t` faulty under the protocol's first fault model, or another. */
export const expected = (
  protocol: Protocol,
  { n, m, t, parameters = {} }: { n: number; m: number; t: number; parameters?: Readonly<Record<string, number>> },
  faults: string,
): Expectation => protocol.theory(instanceAt(protocol, { n, m, parameters }, faults).army, t, faults);
