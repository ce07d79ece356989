/**
 * From a circuit to clauses (Tseitin 1968), in the directions that matter (Plaisted and Greenbaum 1986).
 *
 * A literal that is asserted has to be brought about by its gate's inputs; the other direction is never needed, and is left
 * out. A threshold becomes
 *
 *     directly      one clause for each smallest set of inputs that is enough (or whose absence is too much)
 *     by counting   thresholds over its two halves, added up, and so on down to single inputs: a totalizer
 *                   (Bailleux and Boufkhad 2003). The halves' thresholds are gates like any others.
 *
 * The direct way is chosen up to `DIRECT` clauses: docs/decisions/0009-encoding-thresholds.md has the measurements.
 *
 * Law: every clause holds for whatever the gates of its variables compute, so the formula follows from the circuit.
 */
import { at } from '../../model/at.ts';
import type { Circuit, Gate, Literal } from '../../model/circuit.ts';
import type { Work } from '../../model/work.ts';
import { done } from '../../model/work.ts';
import type { Cnf, VariableMeaning } from './cnf.ts';

/** The most clauses that a threshold is written out in, for one direction. */
export const DIRECT = 40;

/** A growing list of clauses over a circuit's literals, each ended by 0. Mutable: made by one encoding, and gone with it. */
const growing = () => {
  let cells = new Int32Array(1 << 12);
  let length = 0;
  let size = 0;
  return {
    add: (clause: readonly Literal[]): void => {
      if (length + clause.length + 1 > cells.length) {
        const larger = new Int32Array(2 * (cells.length + clause.length + 1));
        larger.set(cells);
        cells = larger;
      }
      for (const literal of clause) cells[length++] = literal;
      cells[length++] = 0;
      size += 1;
    },
    all: (): Int32Array => cells.slice(0, length),
    size: (): number => size,
  };
};

/** The threshold that a literal of a gate asserts: the gate's own, or of a negation: so much of the inputs fails. */
interface Asserted {
  readonly least: number;
  readonly inputs: readonly Literal[];
  readonly weights: readonly number[];
}

const asserted = (literal: Literal, { least, inputs, weights, total }: Gate): Asserted =>
  literal > 0 ? { least, inputs, weights } : { least: total - least + 1, inputs: inputs.map((x) => -x), weights };

/**
 * The smallest sets of inputs of which one has to hold, since without it the others are too few; `null` where there are more
 * than `most` of them. Heavier inputs first, so that a set is a smallest one as soon as it is one.
 */
const blockers = ({ least, inputs, weights }: Asserted, most: number): readonly (readonly Literal[])[] | null => {
  const order = inputs.map((_, i) => i).sort((a, b) => at(weights, b) - at(weights, a));
  const slack = weights.reduce((a, b) => a + b, 0) - least;
  const rest = order.map((_, i) => order.slice(i).reduce((sum, j) => sum + at(weights, j), 0));
  const found: (readonly Literal[])[] = [];
  const extend = (from: number, missing: number, chosen: readonly Literal[]): boolean => {
    if (missing > slack) {
      found.push(chosen);
      return found.length <= most;
    }
    for (let i = from; i < order.length && missing + at(rest, i) > slack; i++) {
      const next = at(order, i);
      if (!extend(i + 1, missing + at(weights, next), [...chosen, at(inputs, next)])) return false;
    }
    return true;
  };
  return extend(0, 0, []) ? found : null;
};

/** The inputs, each as often as it weighs, in two halves. */
const halves = ({ inputs, weights }: Asserted): readonly [readonly Literal[], readonly Literal[]] => {
  const each = inputs.flatMap((x, i) => Array.from({ length: at(weights, i) }, () => x));
  const middle = each.length >> 1;
  return [each.slice(0, middle), each.slice(middle)];
};

/** The clauses that say what a literal asserts of its gate's inputs, and the literals that they assert in turn. */
const clausesFor = (
  circuit: Circuit,
  literal: Literal,
  gate: Gate,
  direct: number,
): readonly (readonly Literal[])[] => {
  const wanted = asserted(literal, gate);
  // All of the inputs, or any of them: nothing is gained by counting.
  if (wanted.least === gate.total) return wanted.inputs.map((input) => [input]);
  if (wanted.least === 1) return [wanted.inputs];
  const written = blockers(wanted, direct);
  if (written !== null) return written;
  const [left, right] = halves(wanted);
  const { atLeast } = circuit.logic;
  // At least k of both together: for every i, at least i of the left or at least k - i + 1 of the right.
  return Array.from({ length: wanted.least }, (_, i) => [atLeast(i + 1, left), atLeast(wanted.least - i, right)]);
};

const TRUE: Literal = 1;

/** So many gates are written between two pauses. */
export const GATES_A_STEP = 512;

/** The formula that the asserted literals hold: satisfiable if and only if the inputs can be chosen so. */
export const encode = (circuit: Circuit, asserted: readonly Literal[], direct: number = DIRECT): Cnf =>
  done(encoding(circuit, asserted, direct));

/** The same, with pauses. */
export function* encoding(circuit: Circuit, asserted: readonly Literal[], direct: number = DIRECT): Work<Cnf> {
  const clauses = growing();
  const written = new Set<Literal>();
  const pending: Literal[] = [];
  /** The clause, wherever `where` holds; what it asserts is explained in turn. */
  const assert = (where: readonly Literal[], clause: readonly Literal[]): void => {
    if (clause.includes(TRUE)) return;
    const open = clause.filter((literal) => literal !== -TRUE);
    clauses.add([...where, ...open]);
    pending.push(...open);
  };
  // What cannot be asserted leaves nothing else to say.
  const impossible = asserted.includes(-TRUE);
  for (const literal of impossible ? [-TRUE] : new Set(asserted)) assert([], [literal]);
  for (let literal = pending.pop(); literal !== undefined; literal = pending.pop()) {
    if (written.has(literal)) continue;
    written.add(literal);
    if (written.size % GATES_A_STEP === 0) yield;
    const node = circuit.node(Math.abs(literal));
    if (node._tag !== 'Gate') continue;
    for (const clause of clausesFor(circuit, literal, node, direct)) assert([-literal], clause);
  }
  return yield* numbered(circuit, written, clauses.all(), clauses.size());
}

/** The formula with its variables numbered without gaps, inputs of a gate before the gate. */
function* numbered(circuit: Circuit, used: ReadonlySet<Literal>, clauses: Int32Array, size: number): Work<Cnf> {
  const nodes = new Set<number>();
  const pending = [...used].map(Math.abs);
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (nodes.has(node)) continue;
    nodes.add(node);
    if (nodes.size % GATES_A_STEP === 0) yield;
    const here = circuit.node(node);
    if (here._tag === 'Gate') for (const input of here.inputs) pending.push(Math.abs(input));
  }
  const ordered = [...nodes].sort((a, b) => a - b);
  const variables = new Map(ordered.map((node, i) => [node, i + 1]));
  const renumber = (literal: Literal): number => {
    const variable = variables.get(Math.abs(literal)) ?? 0;
    return literal < 0 ? -variable : variable;
  };
  yield;
  return {
    meanings: ordered.map((node): VariableMeaning => {
      const here = circuit.node(node);
      switch (here._tag) {
        case 'Truth':
          throw new Error('the constant has no variable');
        case 'Input':
          return here;
        case 'Gate':
          return { _tag: 'Gate', least: here.least, inputs: here.inputs.map(renumber), weights: here.weights };
      }
    }),
    clauses: clauses.map((literal) => (literal === 0 ? 0 : renumber(literal))),
    size,
  };
}
