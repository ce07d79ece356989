/**
 * The impossibility results that bound every protocol here, as expectations.
 */
import type { Army } from '../army.ts';
import type { Expectation } from '../protocol.ts';
import { expectViolated } from '../protocol.ts';

/**
 * What no deterministic protocol without signatures survives: n ≤ 3t traitors among at least three (Lamport,
 * Shostak and Pease 1982, §2), or t faults in fewer than t + 1 rounds (Fischer and Lynch 1982). `null` where
 * neither applies.
 */
export const byzantineBound = (army: Army, t: number, rounds: number): Expectation | null =>
  t >= 1 && army.n >= 3 && army.n <= 3 * t
    ? expectViolated('Lamport, Shostak and Pease 1982, §2: impossible for n ≤ 3t')
    : roundBound(army, t, rounds);

/** What no deterministic protocol survives, signatures or not: t faults in fewer than t + 1 rounds, n ≥ t + 2. */
export const roundBound = (army: Army, t: number, rounds: number): Expectation | null =>
  t >= rounds && army.n >= t + 2
    ? expectViolated(`Fischer and Lynch 1982; Dolev and Strong 1983: t faults need t + 1 rounds`)
    : null;
