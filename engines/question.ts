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

/** How many generals can really be faulty: none where only links fail. */
export const mostFaulty = ({ instance, t }: Question): number =>
  instance.faults.generalsFail ? Math.min(t, instance.army.n) : 0;
