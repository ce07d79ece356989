/**
 * Properties that judge all generals alike, at every size: renaming the orders, the decisions and who is faulty does not change
 * what they make of them. The argument for each of ours is in docs/factoring.md, and small sizes are gone through by a law
 * (`engines/symmetry/judged.spec.ts`). Of any other property it is proved where symmetry is used, placement by placement.
 *
 * A property is marked itself, so one that is made from it by changing a field is not.
 */
import type { General } from '../model/army.ts';
import type { Property } from './property.ts';

/** Whether these generals may be renamed among each other. */
export type Among = (alike: readonly General[]) => boolean;

const marked = new WeakMap<Property, Among>();

/** The property, marked as one that judges these generals alike: all, unless it says otherwise. */
export const impartialProperty = (property: Property, among: Among = () => true): Property => {
  marked.set(Object.freeze(property), among);
  return property;
};

export const isImpartialAmong = (property: Property, alike: readonly General[]): boolean =>
  marked.get(property)?.(alike) ?? false;
