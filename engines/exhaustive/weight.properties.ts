/**
 * The laws of a weight: those of a commutative semiring (fp-ts's are not, so that is added), and that `times` counts.
 */
import * as fc from 'fast-check';
import type { Law } from '../../test-support/law.ts';
import type { Weight } from './weight.ts';

export const weightLaws = <W>(weight: Weight<W>, value: fc.Arbitrary<W>): readonly Law[] => {
  const { zero, one, add, mul, times } = weight;
  const count = fc.bigInt({ min: 0n, max: 10n ** 20n });
  return [
    {
      name: 'a · b = b · a: the search multiplies in the order in which it meets the receivers',
      property: fc.property(value, value, (a, b) => mul(a, b) === mul(b, a)),
    },
    {
      name: 'times(a + b) = times(a) + times(b)',
      property: fc.property(count, count, (a, b) => times(a + b) === add(times(a), times(b))),
    },
    {
      name: 'times(a · b) = times(a) · times(b)',
      property: fc.property(count, count, (a, b) => times(a * b) === mul(times(a), times(b))),
    },
    {
      name: 'times(0) = zero, times(1) = one',
      property: fc.property(fc.constant(null), () => times(0n) === zero && times(1n) === one),
    },
  ];
};
