/**
 * The lanes reading: running a protocol is thirty-two executions at once.
 *
 * Bit k of an `int32` is the value in execution k ("lane" k), so one machine instruction computes a
 * connective in all of them, and a threshold is a bit-sliced counter. Used by the exhaustive engine
 * and by fuzzing.
 *
 * Law: lane k of a lanes run is the boolean run of scenario k (`protocol.properties.ts`).
 */
import type { Logic } from './logic.ts';
import { logicOf } from './logic.ts';

/** Thirty-two truth values: a signed 32-bit integer, so that all lanes true is -1. */
export type Lanes = number;

/** How many executions run side by side. */
export const LANES = 32;

/** The same truth value in every lane. */
export const everyLane = (value: boolean): Lanes => (value ? -1 : 0);

/** The truth value in one lane (0..31). */
export const laneOf = (lanes: Lanes, lane: number): boolean => ((lanes >>> lane) & 1) === 1;

/** The lanes in which `values[k]` holds; further lanes are false. */
export const lanesOf = (values: readonly boolean[]): Lanes =>
  values.reduce((lanes, value, k) => (value ? lanes | (1 << k) : lanes), 0);

/** In how many lanes the value holds (0..32). */
export const lanesHeld = (lanes: Lanes): number => {
  let x = lanes - ((lanes >>> 1) & 0x55555555);
  x = (x & 0x33333333) + ((x >>> 2) & 0x33333333);
  return (((x + (x >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
};

/** The lowest lane in which the value holds; 32 where there is none. */
export const firstLane = (lanes: Lanes): number => (lanes === 0 ? LANES : 31 - Math.clz32(lanes & -lanes));

/**
 * Bit j of `counter` is bit j of how many of the `xs` hold, in each lane. The array is shared between
 * calls, because a threshold is the innermost operation of every engine: nothing here calls back.
 */
const counter = new Int32Array(32);

const atLeast = (threshold: number, xs: readonly Lanes[]): Lanes => {
  // Half of an odd number is a threshold like any other.
  const k = Math.ceil(threshold);
  if (k <= 0) return -1;
  if (k > xs.length) return 0;
  let bits = 0;
  for (const x of xs) {
    let carry = x;
    for (let j = 0; carry !== 0; j++) {
      if (j === bits) counter[bits++] = 0;
      const old = counter[j] ?? 0;
      counter[j] = old ^ carry;
      carry = old & carry;
    }
  }
  if (k >= 2 ** bits) return 0;
  // Compare with the constant k, from its lowest bit: the higher bit decides unless it is equal.
  let atLeastSoFar: Lanes = -1;
  for (let j = 0; j < bits; j++) {
    const bit = counter[j] ?? 0;
    atLeastSoFar = ((k >>> j) & 1) === 1 ? bit & atLeastSoFar : bit | atLeastSoFar;
  }
  return atLeastSoFar;
};

/** Thirty-two Boolean algebras side by side. */
export const lanesLogic: Logic<Lanes> = logicOf<Lanes>({
  zero: 0,
  one: -1,
  meet: (a, b) => a & b,
  join: (a, b) => a | b,
  not: (a) => ~a,
  atLeast,
});
