/**
 * Recipes for random protocols: an arbitrary.
 */
import * as fc from 'fast-check';
import type { Recipe } from './random-protocol.ts';

/** A recipe of up to two rounds. */
export const anyRecipe: fc.Arbitrary<Recipe> = fc.record({
  seed: fc.nat(),
  rounds: fc.integer({ min: 0, max: 2 }),
  problem: fc.constantFrom('consensus', 'broadcast'),
  alike: fc.boolean(),
  coins: fc.boolean(),
  hesitant: fc.boolean(),
  exclusive: fc.boolean(),
});
