/**
 * A property of ours, as shared code knows it without an instance: what it is called, and what it declares of itself.
 */
import type { ValidityName } from './conditions.ts';
import type { Property } from './property.ts';

interface Declared {
  readonly name: string;
  /** What it demands, whatever the problem and the faults, as the methods of a report say it. */
  readonly told: string;
  /** Whether what a protocol says of theory is about it. */
  readonly inTheory: boolean;
}

/** One property. */
interface Alone extends Declared {
  readonly conditional: false;
  readonly property: Property;
}

/** One property for each validity condition. */
interface Conditional extends Declared {
  readonly conditional: true;
  readonly under: (meant: ValidityName) => Property;
}

export type OurProperty = Alone | Conditional;

/** A property that is the same under every validity condition. */
export const alone = (property: Property, inTheory = false): OurProperty => ({
  name: property.name,
  told: `${property.statement}.`,
  inTheory,
  conditional: false,
  property,
});

/** The property itself, where this validity is meant. */
export const under = (ours: OurProperty, meant: ValidityName): Property =>
  ours.conditional ? ours.under(meant) : ours.property;
