/**
 * The laws of a `Logic`: those of a Boolean algebra, and that thresholds count.
 */
import * as fc from 'fast-check';
import type { Law } from '../test-support/law.ts';
import { at } from './at.ts';
import type { Logic } from './logic.ts';

/** When two truth values of a reading are the same. */
export type Same<B> = (a: B, b: B) => boolean;

/** The axioms of a Boolean algebra, and what follows at once; enough of them that none can be broken alone. */
export const booleanAlgebraLaws = <B>(logic: Logic<B>, value: fc.Arbitrary<B>, same: Same<B>): readonly Law[] => {
  const { zero, one, meet, join, not, implies } = logic;
  const single = (name: string, law: (a: B) => boolean): Law => ({ name, property: fc.property(value, law) });
  const pair = (name: string, law: (a: B, b: B) => boolean): Law => ({
    name,
    property: fc.property(value, value, law),
  });
  const triple = (name: string, law: (a: B, b: B, c: B) => boolean): Law => ({
    name,
    property: fc.property(value, value, value, law),
  });
  return [
    pair('a ∧ b = b ∧ a', (a, b) => same(meet(a, b), meet(b, a))),
    pair('a ∨ b = b ∨ a', (a, b) => same(join(a, b), join(b, a))),
    triple('(a ∧ b) ∧ c = a ∧ (b ∧ c)', (a, b, c) => same(meet(meet(a, b), c), meet(a, meet(b, c)))),
    triple('(a ∨ b) ∨ c = a ∨ (b ∨ c)', (a, b, c) => same(join(join(a, b), c), join(a, join(b, c)))),
    pair('a ∧ (a ∨ b) = a', (a, b) => same(meet(a, join(a, b)), a)),
    pair('a ∨ (a ∧ b) = a', (a, b) => same(join(a, meet(a, b)), a)),
    triple('a ∧ (b ∨ c) = (a ∧ b) ∨ (a ∧ c)', (a, b, c) => same(meet(a, join(b, c)), join(meet(a, b), meet(a, c)))),
    triple('a ∨ (b ∧ c) = (a ∨ b) ∧ (a ∨ c)', (a, b, c) => same(join(a, meet(b, c)), meet(join(a, b), join(a, c)))),
    single('a ∧ one = a', (a) => same(meet(a, one), a)),
    single('a ∨ zero = a', (a) => same(join(a, zero), a)),
    single('a ∧ zero = zero', (a) => same(meet(a, zero), zero)),
    single('a ∨ one = one', (a) => same(join(a, one), one)),
    single('a ∧ ¬a = zero', (a) => same(meet(a, not(a)), zero)),
    single('a ∨ ¬a = one', (a) => same(join(a, not(a)), one)),
    single('¬¬a = a', (a) => same(not(not(a)), a)),
    pair('a → b = ¬a ∨ b', (a, b) => same(implies(a, b), join(not(a), b))),
    single('zero ≠ one', () => !same(zero, one)),
  ];
};

/** The connectives that follow from the algebra: folds, choice and equality. */
export const connectiveLaws = <B>(logic: Logic<B>, value: fc.Arbitrary<B>, same: Same<B>): readonly Law[] => {
  const { zero, one, meet, join, not, implies, all, any, cond, equal } = logic;
  const values = fc.array(value, { maxLength: 12 });
  return [
    {
      name: 'all [] = one, all [x, …xs] = x ∧ all xs',
      property: fc.property(value, values, (x, xs) => same(all([]), one) && same(all([x, ...xs]), meet(x, all(xs)))),
    },
    {
      name: 'any [] = zero, any [x, …xs] = x ∨ any xs',
      property: fc.property(value, values, (x, xs) => same(any([]), zero) && same(any([x, ...xs]), join(x, any(xs)))),
    },
    {
      name: 'cond(c, a, b) = (c ∧ a) ∨ (¬c ∧ b)',
      property: fc.property(value, value, value, (c, a, b) => same(cond(c, a, b), join(meet(c, a), meet(not(c), b)))),
    },
    {
      name: 'cond(one, a, b) = a, cond(zero, a, b) = b',
      property: fc.property(value, value, (a, b) => same(cond(one, a, b), a) && same(cond(zero, a, b), b)),
    },
    {
      name: 'equal(a, b) = (a → b) ∧ (b → a), and equal(a, a) = one',
      property: fc.property(
        value,
        value,
        (a, b) => same(equal(a, b), meet(implies(a, b), implies(b, a))) && same(equal(a, a), one),
      ),
    },
  ];
};

/** How a threshold is counted in one component of a truth value: the booleans it consists of. */
export type Components<B> = (value: B) => readonly boolean[];

/** Thresholds, against counting in every component. */
export const thresholdLaws = <B>(
  logic: Logic<B>,
  value: fc.Arbitrary<B>,
  components: Components<B>,
): readonly Law[] => {
  const { zero, one, all, any, atLeast, majority } = logic;
  const values = fc.array(value, { maxLength: 200, size: 'max' });
  const size = components(one).length;
  /** In each component, how many of the values hold. */
  const heldIn = (xs: readonly B[]): readonly number[] => {
    const held = Array.from({ length: size }, () => 0);
    for (const x of xs)
      components(x).forEach((holds, component) => (held[component] = at(held, component) + Number(holds)));
    return held;
  };
  const both = (a: B, b: B): boolean => components(a).join() === components(b).join();
  const counts = (result: B, held: readonly number[], enough: (held: number) => boolean): boolean =>
    components(result).every((holds, component) => holds === enough(at(held, component)));
  return [
    {
      name: 'atLeast(k, xs): at least k of up to 200 hold',
      property: fc.property(values, fc.nat(), (xs, seed) => {
        const held = heldIn(xs);
        const first = at(held, 0);
        return [seed % (xs.length + 1), first - 1, first, first + 1].every((k) =>
          counts(atLeast(k, xs), held, (count) => count >= k),
        );
      }),
    },
    {
      name: 'atLeast for every k of up to 20 values, at, below and above how many hold',
      property: fc.property(fc.array(value, { maxLength: 20 }), (xs) => {
        const held = heldIn(xs);
        return Array.from({ length: xs.length + 4 }, (_, i) => i - 2).every((k) =>
          counts(atLeast(k, xs), held, (count) => count >= k),
        );
      }),
    },
    {
      name: 'atLeast(k, xs) = one for k ≤ 0 and zero for k > |xs|',
      property: fc.property(
        values,
        fc.nat({ max: 300 }),
        (xs, far) => both(atLeast(-far, xs), one) && both(atLeast(xs.length + 1 + far, xs), zero),
      ),
    },
    {
      name: 'atLeast(1, xs) = any xs, atLeast(|xs|, xs) = all xs',
      property: fc.property(values, (xs) => both(atLeast(1, xs), any(xs)) && both(atLeast(xs.length, xs), all(xs))),
    },
    {
      name: 'majority(xs): more than half hold, and a tie is none',
      property: fc.property(values, (xs) => counts(majority(xs), heldIn(xs), (count) => 2 * count > xs.length)),
    },
  ];
};
