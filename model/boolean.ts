/**
 * The boolean reading: running a protocol is one execution.
 * Used by replay, shrinking, the plain enumeration and everything that shows an execution to a person.
 */
import { BooleanAlgebra } from 'fp-ts/lib/boolean.js';
import type { Logic } from './logic.ts';
import { logicOf } from './logic.ts';

const atLeast = (k: number, xs: readonly boolean[]): boolean => {
  let held = 0;
  for (const x of xs) if (x) held += 1;
  return held >= k;
};

/** fp-ts's algebra of booleans, with thresholds by counting. */
export const booleanLogic: Logic<boolean> = logicOf({ ...BooleanAlgebra, atLeast });
