/**
 * Whether two literals of a circuit are equal, case by case: for either value of one input both become smaller circuits, and these
 * have to be equal again. Circuits that are one node are equal, and a pair that has occurred before is not looked at again; so
 * where the order of the votes does not matter for a count, there are few pairs.
 *
 * Limits: a comparison that takes too many steps is given up.
 */
import { at } from '../../model/at.ts';
import type { Circuit, Gate, Literal } from '../../model/circuit.ts';
import { circuit } from '../../model/circuit.ts';

/** The most inputs of gates that are written down for one comparison. */
const MOST_STEPS = 5_000_000;

/** Literals, taken apart by their inputs, one place after another. */
interface Rest {
  /** The place of the first input that a literal rests on; Infinity for a constant. */
  readonly first: (literal: Literal) => number;
  /** What is left of a literal if the input at that place has a value. None of its inputs comes before. */
  readonly where: (literal: Literal, place: number, value: boolean) => Literal;
}

/** The nodes below some literals that `goesOn`, each after those that it rests on itself. */
const restingOn = (
  { node }: Circuit,
  literals: readonly Literal[],
  goesOn: (node: number) => boolean,
): readonly number[] => {
  const met = new Set<number>();
  const pending = literals.map(Math.abs).reverse();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (met.has(next) || !goesOn(next)) continue;
    met.add(next);
    const here = node(next);
    if (here._tag === 'Gate') pending.push(...here.inputs.map(Math.abs).reverse());
  }
  return [...met];
};

const ascending = (nodes: readonly number[]): readonly number[] => [...nodes].sort((a, b) => a - b);

const signed = (literal: Literal, of: (node: number) => Literal): Literal =>
  literal < 0 ? -of(-literal) : of(literal);

/** What a map holds of a node: it was put there before, since a gate is made after its inputs. */
const heldBy =
  <A>(known: ReadonlyMap<number, A>) =>
  (node: number): A => {
    const held = known.get(node);
    if (held === undefined) throw new Error(`node ${String(node)} was not looked at`);
    return held;
  };

/** The inputs of a gate as often as they weigh, with each node replaced. */
const operandsOf = ({ inputs, weights }: Gate, of: (node: number) => Literal): readonly Literal[] =>
  inputs.flatMap((x, i) => Array.from({ length: at(weights, i) }, () => signed(x, of)));

/** Literals taken apart in their circuit, by the places of its inputs. `spend` is told how much is written down. */
const restIn = (own: Circuit, placeOf: (input: string) => number, spend: (steps: number) => void): Rest => {
  const { node, logic } = own;
  const firsts = new Map<number, number>();
  const firstOf = (each: number): number => {
    for (const next of ascending(restingOn(own, [each], (below) => !firsts.has(below)))) {
      const here = node(next);
      if (here._tag === 'Truth') firsts.set(next, Infinity);
      else if (here._tag === 'Input') firsts.set(next, placeOf(here.name));
      else firsts.set(next, Math.min(...here.inputs.map((x) => heldBy(firsts)(Math.abs(x)))));
    }
    return heldBy(firsts)(each);
  };
  // Which input a node is asked about follows from the node: it is the first.
  const lefts = { yes: new Map<number, Literal>(), no: new Map<number, Literal>() };
  return {
    first: (literal) => firstOf(Math.abs(literal)),
    where: (literal, place, value) => {
      const left = value ? lefts.yes : lefts.no;
      const leftOf = (each: number): Literal => (firstOf(each) === place ? heldBy(left)(each) : each);
      for (const each of ascending(
        restingOn(own, [literal], (below) => firstOf(below) === place && !left.has(below)),
      )) {
        const here = node(each);
        if (here._tag === 'Input') left.set(each, value ? logic.one : logic.zero);
        if (here._tag !== 'Gate') continue;
        const operands = operandsOf(here, leftOf);
        spend(operands.length);
        left.set(each, logic.atLeast(here.least, operands));
      }
      return signed(literal, leftOf);
    },
  };
};

/** Two literals in a circuit of their own, and the places of the inputs in the order in which they are met. */
const copied = (
  made: Circuit,
  a: Literal,
  b: Literal,
): {
  readonly own: Circuit;
  readonly pair: readonly [Literal, Literal];
  readonly places: ReadonlyMap<string, number>;
} => {
  const own = circuit('plain');
  const copies = new Map<number, Literal>();
  const places = new Map<string, number>();
  const nodes = restingOn(made, [a, b], () => true);
  for (const each of nodes) {
    const here = made.node(each);
    if (here._tag === 'Input') places.set(here.name, places.size);
  }
  for (const each of ascending(nodes)) {
    const here = made.node(each);
    if (here._tag === 'Truth') copies.set(each, own.logic.one);
    else if (here._tag === 'Input') copies.set(each, own.input(here.name));
    else copies.set(each, own.logic.atLeast(here.least, operandsOf(here, heldBy(copies))));
  }
  return { own, pair: [signed(a, heldBy(copies)), signed(b, heldBy(copies))], places };
};

/** Whether two literals are equal; `false` also where that takes too long to see. */
export const equalByCases = (made: Circuit, a: Literal, b: Literal, most: number = MOST_STEPS): boolean => {
  const { own, pair, places } = copied(made, a, b);
  let steps = 0;
  const rest = restIn(
    own,
    (input) => places.get(input) ?? Infinity,
    (more) => {
      steps += more;
    },
  );
  const seen = new Set<string>();
  const pending = [pair];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [one, other] = next;
    const key = `${String(one)} ${String(other)}`;
    if (one === other || seen.has(key)) continue;
    seen.add(key);
    const place = Math.min(rest.first(one), rest.first(other));
    // Two constants that are not one differ.
    if (place === Infinity || ++steps > most) return false;
    for (const value of [true, false]) pending.push([rest.where(one, place, value), rest.where(other, place, value)]);
  }
  return true;
};
