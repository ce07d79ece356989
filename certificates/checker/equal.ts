/**
 * Whether two literals of the checker's own circuit are equal: they are one, or all assignments of the inputs that they rest on
 * are gone through, where these are few, or it is seen case by case (`cases.ts`).
 */
import { at } from '../../model/at.ts';
import type { Circuit, Literal } from '../../model/circuit.ts';
import { everyLane, LANES, laneOf, lanesLogic, lanesOf } from '../../model/lanes.ts';
import { equalByCases } from './cases.ts';

/** The most inputs whose assignments are gone through. */
const MOST_INPUTS = 16;

/** The nodes that literals rest on, each after those that it rests on itself. */
const restingOn = ({ node }: Circuit, literals: readonly Literal[]): readonly number[] => {
  const nodes = new Set<number>();
  const pending = literals.map(Math.abs);
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (nodes.has(next)) continue;
    nodes.add(next);
    const here = node(next);
    if (here._tag === 'Gate') pending.push(...here.inputs.map(Math.abs));
  }
  // A gate is made after its inputs.
  return [...nodes].sort((a, b) => a - b);
};

/** The lanes of an input in a block of assignments: the first inputs tell lanes apart, the others blocks. */
const lanesIn = (input: number, block: number): number =>
  2 ** input < LANES
    ? lanesOf(Array.from({ length: LANES }, (_, lane) => laneOf(lane, input)))
    : everyLane(laneOf(block, input - Math.log2(LANES)));

/** Whether two literals are equal, as far as that is seen. */
export const seenEqual = (made: Circuit, a: Literal, b: Literal): boolean => {
  if (a === b) return true;
  const nodes = restingOn(made, [a, b]);
  const inputs = nodes.filter((each) => made.node(each)._tag === 'Input');
  if (inputs.length > MOST_INPUTS) return equalByCases(made, a, b);
  const places = new Map(inputs.map((each, place) => [each, place]));
  const blocks = 2 ** Math.max(0, inputs.length - Math.log2(LANES));
  for (let block = 0; block < blocks; block++) {
    const values = new Map<number, number>();
    const valueOf = (literal: Literal): number => {
      const value = values.get(Math.abs(literal)) ?? 0;
      return literal < 0 ? ~value : value;
    };
    for (const each of nodes) {
      const here = made.node(each);
      if (here._tag === 'Truth') values.set(each, -1);
      else if (here._tag === 'Input') values.set(each, lanesIn(places.get(each) ?? 0, block));
      else {
        const counted = here.inputs.flatMap((x, i) => Array.from({ length: at(here.weights, i) }, () => valueOf(x)));
        values.set(each, lanesLogic.atLeast(here.least, counted));
      }
    }
    if (valueOf(a) !== valueOf(b)) return false;
  }
  return true;
};
