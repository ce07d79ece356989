/**
 * Shrinking: the smallest attack that still breaks the property, by single steps.
 *
 * Works on a counterexample from any engine. The shrinks of a case form a lazy rose tree; shrinking walks down it,
 * always to the first child that still fails, until none does. The result is a *local* minimum: no single
 * simplification keeps it failing.
 */
import type { Property } from '../../properties/property.ts';
import { broken } from '../../properties/judge.ts';
import type { ShrinkCase, ShrinkOptions } from './simpler.ts';
import { simplerWithPauses } from './simpler.ts';

/** A value and, lazily, the simpler ones below it. */
export interface Rose<A> {
  readonly value: A;
  /** `undefined` is a pause, while the next one is made. */
  readonly children: () => Iterable<Rose<A> | undefined>;
}

/** All ways to simplify a case, and theirs in turn. */
export const shrinks = (value: ShrinkCase, options: ShrinkOptions): Rose<ShrinkCase> => ({
  value,
  children: function* () {
    for (const child of simplerWithPauses(value, options))
      yield child === undefined ? undefined : shrinks(child, options);
  },
});

/** Down the tree, to the first failing child again and again; yields each step on the way, and pauses. */
export function* descend<A>(tree: Rose<A>, fails: (value: A) => boolean): Generator<A | undefined, A> {
  let here = tree;
  for (;;) {
    let next: Rose<A> | null = null;
    for (const child of here.children())
      if (child === undefined) yield undefined;
      else if (fails(child.value)) {
        next = child;
        break;
      }
    if (next === null) return here.value;
    here = next;
    yield here.value;
  }
}

/** Whether a case breaks a property; it is judged anew in each case, since the generals may be fewer. */
export const breaks =
  (property: Property) =>
  ({ instance, scenario, execution }: ShrinkCase): boolean =>
    broken([property], instance, scenario, execution).length > 0;

/** The way to a local minimum below a case that breaks the property: each step, and pauses. */
export const shrinking = (
  from: ShrinkCase,
  property: Property,
  options: ShrinkOptions,
): Generator<ShrinkCase | undefined, ShrinkCase> => descend(shrinks(from, options), breaks(property));

/** A local minimum below a case that breaks the property. */
export const shrink = (from: ShrinkCase, property: Property, options: ShrinkOptions): ShrinkCase => {
  const walk = shrinking(from, property, options);
  for (;;) {
    const step = walk.next();
    if (step.done === true) return step.value;
  }
};
