/**
 * Pairs of literals of which it is known whether they are equal, for what compares them: a term, and its truth table written out
 * case by case, with one case changed or not.
 */
import * as fc from 'fast-check';
import { at } from '../model/at.ts';
import type { CircuitTerm } from '../model/circuit.properties.ts';
import { anyTerm, computed, INPUTS, assignments } from '../model/circuit.properties.ts';
import type { Lanes } from '../model/lanes.ts';
import { laneOf, LANES, lanesLogic } from '../model/lanes.ts';
import type { Logic } from '../model/logic.ts';

/** A term, the table of it or of something else, and whether the two are equal. */
export interface Tabled {
  readonly term: CircuitTerm;
  /** Lane k is the value for assignment k. */
  readonly table: Lanes;
  readonly same: boolean;
}

/** The table of a term. */
const tableOf = (term: CircuitTerm): Lanes => computed(lanesLogic, (name) => assignments.get(name) ?? 0, term);

/** Random terms, half of them with their own table. */
export const anyTabled: fc.Arbitrary<Tabled> = fc
  .record({ term: anyTerm, changed: fc.option(fc.nat({ max: LANES - 1 })) })
  .map(({ term, changed }) => {
    const own = tableOf(term);
    return { term, table: changed === null ? own : own ^ (1 << changed), same: changed === null };
  });

/** A table as a disjunction of its cases. */
export const casesIn = <B>(logic: Logic<B>, input: (name: string) => B, table: Lanes): B =>
  logic.any(
    Array.from({ length: LANES }, (_, lane) => lane)
      .filter((lane) => laneOf(table, lane))
      .map((lane) => logic.all(INPUTS.map((name, i) => (laneOf(lane, i) ? input(name) : logic.not(input(name)))))),
  );

/** At least k of them hold, one after another: how many hold so far is kept in a thermometer. */
export const folded = <B>(logic: Logic<B>, k: number, xs: readonly B[]): B => {
  const none = Array.from({ length: k }, () => logic.zero);
  const counted = xs.reduce<readonly B[]>(
    (before, x) =>
      before.map((reached, i) => logic.join(reached, logic.meet(x, i === 0 ? logic.one : at(before, i - 1)))),
    none,
  );
  return k === 0 ? logic.one : at(counted, k - 1);
};
