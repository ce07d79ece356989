/**
 * Whether two literals of a circuit are equal, by binary decision diagrams: reduced and ordered, so that equal functions
 * are the same node (Bryant, "Graph-based algorithms for Boolean function manipulation", IEEE ToC C-35, 1986).
 *
 * A node asks for one input and goes on to one of two diagrams. Inputs are asked for in the order in which a walk down the circuit
 * first meets them, so votes that are folded one after another make narrow diagrams, and a majority of majorities does as well. A
 * threshold gate is computed from its last input to its first, for every count that may still be missing. Negation is a sign,
 * as in circuits, and the way to go if the input holds leads to a node without one.
 *
 * Limits: a function need not have a small diagram, so it is given up after a number of steps.
 *
 * Laws (`decision-diagram.spec.ts`): equal if and only if the truth tables are; inputs that tell two literals apart do.
 */
import { at } from '../../model/at.ts';
import type { Circuit, Gate, Literal } from '../../model/circuit.ts';

/** A node, or with a minus sign its negation. Nodes count from 1; node 1 is the truth. */
type Diagram = number;

/** What came of a comparison: nothing tells the two apart, or these inputs, if they hold and no other; or it was too much. */
export type DiagramComparison = 'equal' | 'spent' | readonly string[];

/** Steps that are left. Mutable: made for claims that belong together, and gone with them. */
export interface StepsLeft {
  /** Takes so many, and leaves none where there are fewer. Answers whether some are left. */
  readonly spend: (steps: number) => boolean;
  readonly isSpent: () => boolean;
}

export const stepsOf = (most: number): StepsLeft => {
  let left = most;
  return {
    spend: (steps) => {
      left = Math.max(0, left - steps);
      return left > 0;
    },
    isSpent: () => left === 0,
  };
};

const TRUE: Diagram = 1;
const FALSE: Diagram = -1;

/** No diagram: it would take more steps than there are. */
const SPENT: Diagram = 0;

/** More inputs than this are not asked for: functions here call themselves once for each. */
const MOST_INPUTS = 2_000;

/** Of conditionals so many are remembered at most; a later one takes the place of an earlier one. */
const MOST_REMEMBERED = 2 ** 18;

/** A number between 0 and 2³² - 1 that depends on three. */
const scattered = (a: number, b: number, c: number): number => {
  const mixed = Math.imul(a, 0x9e3779b1) ^ Math.imul(b, 0x85ebca6b) ^ Math.imul(c, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 15)) >>> 0;
};

/** Functions of so many nodes of a circuit are expected to take about so many conditionals for each. */
const EXPECTED = 16;

/** Diagrams that share their nodes. Mutable inside: nodes are only ever added, and never change. */
interface Diagrams {
  /** The diagram that asks for one input. */
  readonly input: (place: number) => Diagram;
  /** If the first holds the second, otherwise the third. `SPENT` if one of them is, or no step is left. */
  readonly cond: (condition: Diagram, yes: Diagram, no: Diagram) => Diagram;
  /** The place of the input that is asked for first; later than all others for a constant. */
  readonly top: (diagram: Diagram) => number;
  /** What is left of a diagram when an input is known that comes no later than its first. */
  readonly given: (diagram: Diagram, place: number, value: boolean) => Diagram;
}

/** Diagrams for about so many nodes of a circuit. `spend` takes a step, unless none is left. */
const diagrams = (size: number, spend: () => boolean): Diagrams => {
  const remembered = Math.min(MOST_REMEMBERED, 2 ** Math.ceil(Math.log2(EXPECTED * size)));
  // By node; nodes 0 and 1 ask for nothing.
  const places = [Infinity, Infinity];
  const highs: Diagram[] = [TRUE, TRUE];
  const lows: Diagram[] = [TRUE, TRUE];
  // Maps take most of the time here, so nodes are found in a table with open addresses; 0 is an empty cell.
  let table = new Int32Array(2 ** 10);
  const conds = new Int32Array(4 * remembered);

  /** The cell that holds a node, or the empty one where it belongs. */
  const cellOf = (place: number, high: Diagram, low: Diagram): number => {
    let cell = scattered(place, high, low) & (table.length - 1);
    for (let node = table[cell] ?? 0; node !== 0; node = table[cell] ?? 0) {
      if (places[node] === place && highs[node] === high && lows[node] === low) break;
      cell = (cell + 1) & (table.length - 1);
    }
    return cell;
  };

  const grow = (): void => {
    table = new Int32Array(2 * table.length);
    for (let node = TRUE + 1; node < places.length; node++)
      table[cellOf(at(places, node), at(highs, node), at(lows, node))] = node;
  };

  const make = (place: number, high: Diagram, low: Diagram): Diagram => {
    if (high === low) return high;
    if (high < 0) return -make(place, -high, -low);
    const cell = cellOf(place, high, low);
    const known = table[cell] ?? 0;
    if (known !== 0) return known;
    highs.push(high);
    lows.push(low);
    const made = places.push(place) - 1;
    table[cell] = made;
    if (2 * made > table.length) grow();
    return made;
  };

  // The innermost operations: `places` and the like have all nodes there are.
  const top = (diagram: Diagram): number => places[diagram < 0 ? -diagram : diagram] as number;

  const given = (diagram: Diagram, place: number, value: boolean): Diagram => {
    const node = diagram < 0 ? -diagram : diagram;
    if (places[node] !== place) return diagram;
    const next = (value ? highs[node] : lows[node]) as Diagram;
    return diagram < 0 ? -next : next;
  };

  const cond = (condition: Diagram, yes: Diagram, no: Diagram): Diagram => {
    if (condition === SPENT || yes === SPENT || no === SPENT) return SPENT;
    if (condition === TRUE || yes === no) return yes;
    if (condition === FALSE) return no;
    if (condition < 0) return cond(-condition, no, yes);
    if (yes === condition) return cond(condition, TRUE, no);
    if (yes === -condition) return cond(condition, FALSE, no);
    if (no === condition) return cond(condition, yes, FALSE);
    if (no === -condition) return cond(condition, yes, TRUE);
    if (yes === TRUE && no === FALSE) return condition;
    if (yes === FALSE && no === TRUE) return -condition;
    const cell = 4 * (scattered(condition, yes, no) % remembered);
    if (conds[cell] === condition && conds[cell + 1] === yes && conds[cell + 2] === no)
      return conds[cell + 3] as Diagram;
    if (!spend()) return SPENT;
    const place = Math.min(top(condition), top(yes), top(no));
    const high = cond(given(condition, place, true), given(yes, place, true), given(no, place, true));
    const low = cond(given(condition, place, false), given(yes, place, false), given(no, place, false));
    if (high === SPENT || low === SPENT) return SPENT;
    const made = make(place, high, low);
    conds[cell] = condition;
    conds[cell + 1] = yes;
    conds[cell + 2] = no;
    conds[cell + 3] = made;
    return made;
  };

  return { input: (place) => make(place, TRUE, FALSE), cond, top, given };
};

/** The nodes below some literals in the order of their numbers, and the inputs among them in the order in which they are met. */
const below = (
  { node }: Circuit,
  roots: readonly Literal[],
): { readonly nodes: readonly number[]; readonly inputs: readonly string[] } => {
  const seen = new Set<number>();
  const inputs: string[] = [];
  const pending = roots.map(Math.abs).reverse();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const met = node(next);
    if (met._tag === 'Input') inputs.push(met.name);
    if (met._tag === 'Gate') for (let i = met.inputs.length - 1; i >= 0; i--) pending.push(Math.abs(at(met.inputs, i)));
  }
  // A gate is made after what it is made of.
  return { nodes: [...seen].sort((a, b) => a - b), inputs };
};

/** A threshold gate over diagrams. */
const gateOf = (
  { cond, top }: Diagrams,
  { least, inputs, weights }: Gate,
  diagramOf: (literal: Literal) => Diagram,
): Diagram => {
  // Those that ask first come first, so that what is put together asks for what follows.
  const summands = inputs
    .map((literal, i) => ({ diagram: diagramOf(literal), weight: at(weights, i) }))
    .sort((a, b) => top(a.diagram) - top(b.diagram));
  /** For each count: whether what comes later adds up to that. */
  let enough: readonly Diagram[] = Array.from({ length: least + 1 }, (_, count) => (count === 0 ? TRUE : FALSE));
  let weighing = summands.reduce((sum, { weight }) => sum + weight, 0);
  for (const { diagram, weight } of summands.toReversed()) {
    weighing -= weight;
    const later = enough;
    // Fewer than this cannot be missing here, because those before weigh no more.
    const fewest = Math.max(1, least - weighing);
    enough = later.map((without, count) =>
      count < fewest ? without : cond(diagram, at(later, Math.max(0, count - weight)), without),
    );
  }
  return at(enough, least);
};

/** The inputs on some way on which two different diagrams come to different ends. */
const apart = ({ top, given }: Diagrams, a: Diagram, b: Diagram): readonly number[] => {
  const holding: number[] = [];
  let [one, other] = [a, b];
  for (;;) {
    const place = Math.min(top(one), top(other));
    if (place === Infinity) return holding;
    const value = given(one, place, true) !== given(other, place, true);
    if (value) holding.push(place);
    [one, other] = [given(one, place, value), given(other, place, value)];
  }
};

/** Functions with what is known of them: those that are compared with one and the same. Mutable: it grows with each. */
interface Family {
  readonly here: Literal;
  readonly made: Diagrams;
  /** The inputs in the order in which they are asked for. */
  readonly inputs: string[];
  readonly places: Map<string, number>;
  /** The diagrams of gates and inputs. */
  readonly values: Map<number, Diagram>;
}

/** The diagrams of these nodes and of those below them are added to the family, unless it takes too many steps. */
const joins = ({ made, places, values }: Family, { node }: Circuit, nodes: readonly number[]): boolean => {
  for (const each of nodes) {
    if (values.has(each)) continue;
    const met = node(each);
    const diagram =
      met._tag === 'Input'
        ? made.input(places.get(met.name) ?? Infinity)
        : met._tag === 'Gate'
          ? gateOf(made, met, (literal) => diagramIn(values, literal))
          : TRUE;
    if (diagram === SPENT) return false;
    values.set(each, diagram);
  }
  return true;
};

const diagramIn = (values: Family['values'], literal: Literal): Diagram => {
  const value = values.get(Math.abs(literal));
  if (value === undefined) throw new Error(`there is no diagram of ${String(literal)} yet`);
  return literal < 0 ? -value : value;
};

/** Comparisons in a circuit. They are best asked for with the same first literal again and again. */
export const comparing = (
  circuit: Circuit,
  { spend }: StepsLeft,
): ((here: Literal, there: Literal) => DiagramComparison) => {
  let family: Family | null = null;
  const familyOf = (here: Literal, size: number): Family => {
    if (family?.here === here) return family;
    return { here, made: diagrams(size, () => spend(1)), inputs: [], places: new Map(), values: new Map() };
  };
  return (here, there) => {
    const { nodes, inputs } = below(circuit, [here, there]);
    // Reading a node is a step as well, so that a large circuit is not read again and again.
    if (!spend(nodes.length)) return 'spent';
    const own = familyOf(here, nodes.length);
    family = own;
    for (const name of inputs) if (!own.places.has(name)) own.places.set(name, own.inputs.push(name) - 1);
    if (own.inputs.length > MOST_INPUTS || !joins(own, circuit, nodes)) return 'spent';
    const [one, other] = [diagramIn(own.values, here), diagramIn(own.values, there)];
    return one === other ? 'equal' : apart(own.made, one, other).map((place) => at(own.inputs, place));
  };
};
