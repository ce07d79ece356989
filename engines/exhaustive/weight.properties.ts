/**
 * The laws of a weight: those of a commutative semiring (fp-ts's are not, so that is added), that `times` counts, and that
 * every lie weighs the same.
 */
import * as fc from 'fast-check';
import type { Law } from '../../test-support/law.ts';
import type { Weight } from './weight.ts';
import { mindsLies, mostLies, weigh } from './weight.ts';

export const weightLaws = <W>(weight: Weight<W>, value: fc.Arbitrary<W>): readonly Law[] => {
  const { zero, one, add, mul, times, lie } = weight;
  const count = fc.bigInt({ min: 0n, max: 10n ** 20n });
  const counts = fc.array(fc.nat(), { maxLength: 6 });
  const power = (lies: number): W => (lies === 0 ? one : mul(lie, power(lies - 1)));
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
    {
      name: 'assignments weigh the sum of lie to the power of their lies',
      property: fc.property(counts, (numbers) => {
        const each = numbers.map((number, lies) => mul(times(BigInt(number)), power(lies)));
        return weigh(weight, numbers) === each.reduce(add, zero);
      }),
    },
    {
      name: 'as many lies as still weigh something, and one more weighs nothing',
      property: fc.property(fc.nat({ max: 12 }), (senders) => {
        const most = mostLies(weight, senders);
        return power(most) !== zero && (most === senders || power(most + 1) === zero);
      }),
    },
    {
      name: 'lies are minded if and only if some number of them weighs other than none',
      property: fc.property(fc.nat({ max: 12 }), (lies) => mindsLies(weight) || power(lies) === one),
    },
  ];
};
