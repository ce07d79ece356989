/**
 * The law of symmetric properties: renaming interchangeable generals does not change the verdict.
 *
 * A property that says it is `symmetric` is taken at its word by the engines, so one's own is tried first.
 */
import type { General } from '../model/army.ts';
import { booleanLogic } from '../model/boolean.ts';
import type { Draw } from '../model/draw.ts';
import type { Instance } from '../model/instance.ts';
import { drawSwap } from '../model/relabelling.ts';
import { courtOf, meets, orderVectors } from './judge.ts';
import type { Property } from './property.ts';

/** What is wrong with a property's claim to be symmetric, as far as one random scenario shows; else `null`. */
export const symmetryHolds = (
  instance: Instance,
  property: Property,
  faulty: readonly General[],
  draw: Draw,
): string | null => {
  const swapped = property.symmetric ? drawSwap(instance, faulty, draw) : null;
  if (swapped === null) return null;
  const [before, after] = [swapped.original, swapped.renamed].map((side) =>
    meets(
      property,
      courtOf(booleanLogic, instance, side.faulty),
      orderVectors(booleanLogic, instance, side.faulty, side.orders),
      side.execution,
    ),
  );
  return before === after
    ? null
    : `renaming ${swapped.pair.map(String).join(' and ')} changes whether ${property.name} holds: it is not symmetric`;
};
