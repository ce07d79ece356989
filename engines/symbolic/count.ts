/**
 * How many scenarios a formula speaks of, exactly, without going through them.
 *
 * What is allowed is a conjunction, and most of its parts speak of few choices each: a message that has to be admissible,
 * a general that crashes once. Parts that share no choice are counted apart, by trying all assignments of their own, and
 * multiplied; a choice that no part speaks of counts twice. Where a part speaks of too many choices, or of a traitor's order,
 * which is no part of a scenario, there is no count.
 */
import { at } from '../../model/at.ts';
import type { Circuit, Literal } from '../../model/circuit.ts';
import { everyLane, LANES, lanesHeld, lanesLogic } from '../../model/lanes.ts';
import type { Work } from '../../model/work.ts';
import { done } from '../../model/work.ts';
import type { PlacementFormula } from './formula.ts';

/** The most choices that one part may speak of: a million assignments, thirty-two at a time. */
const MOST = 20;

/** The conjuncts of a literal. */
const conjuncts = ({ node }: Circuit, literal: Literal): readonly Literal[] => {
  const parts: Literal[] = [];
  const pending = [literal];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const here = node(Math.abs(next));
    // A conjunction is a gate that needs all of its inputs, or the negation of one that any of them is enough for.
    if (here._tag === 'Gate' && next > 0 && here.least === here.total) pending.push(...here.inputs);
    else if (here._tag === 'Gate' && next < 0 && here.least === 1) pending.push(...here.inputs.map((x) => -x));
    else if (here._tag !== 'Truth' || next < 0) parts.push(next);
  }
  return parts;
};

/** The nodes below a literal, inputs before the gates that they feed. */
const below = ({ node }: Circuit, literal: Literal): readonly number[] => {
  const seen = new Set<number>();
  const pending = [Math.abs(literal)];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const here = node(next);
    if (here._tag === 'Gate') pending.push(...here.inputs.map(Math.abs));
  }
  return [...seen].sort((a, b) => a - b);
};

/** So many blocks of thirty-two assignments are gone through between two pauses. */
const BLOCKS_A_STEP = 64;

/** Parts that share inputs, together. */
interface Component {
  readonly parts: readonly Literal[];
  readonly inputs: ReadonlySet<number>;
}

/** Union-find over the parts: two that speak of the same input belong together. */
function* components(circuit: Circuit, parts: readonly Literal[]): Work<readonly Component[]> {
  const parent = parts.map((_, i) => i);
  const root = (i: number): number => {
    let top = i;
    while (at(parent, top) !== top) top = at(parent, top);
    return top;
  };
  const inputs: (readonly number[])[] = [];
  for (const part of parts) {
    yield;
    inputs.push(below(circuit, part).filter((each) => circuit.node(each)._tag === 'Input'));
  }
  const spokenOf = new Map<number, number>();
  for (const [i, mine] of inputs.entries())
    for (const input of mine) {
      parent[root(i)] = root(spokenOf.get(input) ?? i);
      spokenOf.set(input, i);
    }
  const together = new Map<number, { parts: Literal[]; inputs: Set<number> }>();
  for (const [i, part] of parts.entries()) {
    const component = together.get(root(i)) ?? { parts: [], inputs: new Set() };
    together.set(root(i), component);
    component.parts.push(part);
    for (const input of at(inputs, i)) component.inputs.add(input);
  }
  return [...together.values()];
}

/**
 * How many assignments of its inputs satisfy all parts. Gates are laid out once, and values are cells of one array: this is gone
 * through for every thirty-two of up to a million assignments.
 */
function* satisfying(circuit: Circuit, { parts, inputs }: Component): Work<number> {
  const order = [...inputs];
  const nodes = [...new Set(parts.flatMap((part) => below(circuit, part)))].sort((a, b) => a - b);
  // Cell 0 is the truth; a negated cell is written as its complement, since there is no minus zero.
  const cellOf = new Map(nodes.map((node, i) => [node, i + 1]));
  cellOf.set(1, 0);
  const cell = (literal: Literal): number => {
    const here = cellOf.get(Math.abs(literal)) ?? 0;
    return literal < 0 ? ~here : here;
  };
  const values = new Int32Array(nodes.length + 1).fill(-1);
  const valueOf = (here: number): number => (here < 0 ? ~(values[~here] as number) : (values[here] as number));
  const gates = nodes.flatMap((node) => {
    const here = circuit.node(node);
    if (here._tag !== 'Gate') return [];
    const cells = here.inputs.flatMap((x, i) => Array.from({ length: at(here.weights, i) }, () => cell(x)));
    return [{ to: cell(node), least: here.least, cells }];
  });
  const inputCells = order.map(cell);
  const partCells = parts.map(cell);
  const used = order.length >= 5 ? -1 : 2 ** (2 ** order.length) - 1;
  let count = 0;
  for (let block = 0; block < 2 ** Math.max(0, order.length - 5); block++) {
    if (block % BLOCKS_A_STEP === 0) yield;
    for (const [i, input] of inputCells.entries())
      values[input] = i < 5 ? at(ALTERNATING, i) : everyLane(((block >> (i - 5)) & 1) === 1);
    for (const { to, least, cells } of gates) values[to] = lanesLogic.atLeast(least, cells.map(valueOf));
    count += lanesHeld(partCells.reduce((lanes, part) => lanes & valueOf(part), used));
  }
  return count;
}

/** Five inputs that go through all their assignments within the lanes. */
const ALTERNATING: readonly number[] = Array.from({ length: Math.log2(LANES) }, (_, i) =>
  Array.from({ length: LANES }, (_unused, lane) => ((lane >> i) & 1) << lane).reduce((a, b) => a | b, 0),
);

/** The number of scenarios of one placement; `null` where it was not worth finding out. */
export const countScenarios = (formula: PlacementFormula): bigint | null => done(countingScenarios(formula));

/** The same, with pauses. */
export function* countingScenarios({ circuit, scenario, allowed }: PlacementFormula): Work<bigint | null> {
  const counted = new Set(scenario.map(Math.abs));
  const apart = yield* components(
    circuit,
    allowed.flatMap((each) => conjuncts(circuit, each)),
  );
  let product = 1n;
  let free = counted.size;
  for (const component of apart) {
    if (component.inputs.size > MOST || [...component.inputs].some((input) => !counted.has(input))) return null;
    product *= BigInt(yield* satisfying(circuit, component));
    free -= component.inputs.size;
  }
  return product * 2n ** BigInt(free);
}
