/**
 * Laws: named fast-check properties that every implementation of a concept has to satisfy.
 */
import * as fc from 'fast-check';
import { test } from 'vitest';

export interface Law {
  /** The law in words or as an equation; the name of its test. */
  readonly name: string;
  readonly property: fc.IProperty<unknown>;
}

/** One test for each law; `runs` where the usual hundred are too many or too few. */
export const testLaws = (laws: readonly Law[], runs = 100): void => {
  for (const { name, property } of laws)
    test(name, () => {
      fc.assert(property, { numRuns: runs });
    });
};
