/**
 * Randomness as an argument: whoever wants random bits is handed a source of them.
 */
import { generals } from './army.ts';
import type { Instance } from './instance.ts';
import type { Lanes } from './lanes.ts';
import { LANES } from './lanes.ts';

/** A source of random bits: thirty-two a call. */
export type Draw = () => Lanes;

/** Thirty-two random orders side by side, for every general. */
export const drawOrders = (instance: Instance, draw: Draw): readonly (readonly number[])[] =>
  Array.from({ length: LANES }, () => generals(instance.army).map(() => (draw() >>> 1) % instance.army.values));
