/**
 * What an engine is asked: does every scenario of an instance, with at most `t` faulty, meet these properties?
 */
import type { Instance } from '../model/instance.ts';
import type { Property } from '../properties/property.ts';

export interface Question {
  readonly instance: Instance;
  /** At most this many generals are faulty; 0 where only links fail. */
  readonly t: number;
  readonly properties: readonly Property[];
}

/**
 * How many generals can really be faulty: none where only links fail.
 *
 * Throws where t or n is no number of generals: no scenario is one of such a question, so every property would hold.
 * `faultyOf` and `armyOf` say what is wrong with numbers that come from outside.
 */
export const mostFaulty = ({ instance: { army, faults }, t }: Question): number => {
  for (const [name, count] of [
    ['t', t],
    ['n', army.n],
  ] as const)
    if (!Number.isInteger(count) || count < 0)
      throw new RangeError(`${name} = ${String(count)}: a question is about a whole number of generals, from 0`);
  return faults.generalsFail ? Math.min(t, army.n) : 0;
};
