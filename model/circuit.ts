/**
 * The circuit reading: running a protocol is writing down all of its executions as one formula.
 *
 * A value is a literal over the nodes of a circuit. A node is an input (a choice, an order) or a *threshold gate*:
 * it holds when the weights of its inputs that hold add up to at least `least`. Conjunction is the gate that needs all
 * of its inputs, disjunction the one that needs a single one, so there is one kind of gate. How a threshold is put into
 * clauses is left to whoever needs clauses (engines/symbolic/).
 *
 * Gates are hash-consed, so equal gates are the same node, and they are simplified as they are made:
 *
 *     constants, and a literal beside its negation, are counted and gone; equal inputs add their weights
 *     of a gate and its negation only one is made                  [ the first input is not negated ]
 *     an input that decides alone is the gate                      [ w ≥ least, and all others together < least ]
 *     a weight above what it can matter for is cut to that         [ min(w, least), and the same from below ]
 *
 * The third is what makes OM small: nine loyal relays of one word decide a majority whatever two traitors say.
 *
 * Laws (`logic.properties.ts`, `circuit.spec.ts`): interpreted in any other `Logic`, the circuit of a term is the term;
 * a scenario's execution is the circuit at the scenario's choices (`laws.ts`).
 */
import { at } from './at.ts';
import type { Logic } from './logic.ts';
import { logicOf } from './logic.ts';
import type { Work } from './work.ts';
import { done } from './work.ts';

/** A node, or with a minus sign its negation. Nodes count from 1; node 1 is the truth. */
export type Literal = number;

/** What a node stands for. */
export type CircuitNode =
  | { readonly _tag: 'Truth' }
  | { readonly _tag: 'Input'; readonly name: string }
  | {
      readonly _tag: 'Gate';
      /** It holds when the weights of the inputs that hold add up to at least this. */
      readonly least: number;
      /** By node, ascending, each once; the first is not negated. */
      readonly inputs: readonly Literal[];
      readonly weights: readonly number[];
      /** The sum of the weights. */
      readonly total: number;
    };

export type Gate = Extract<CircuitNode, { readonly _tag: 'Gate' }>;

export interface Circuit {
  readonly logic: Logic<Literal>;
  /** The input of that name, made if there is none yet. */
  readonly input: (name: string) => Literal;
  /** What a node stands for; `node` is at least 1. */
  readonly node: (node: number) => CircuitNode;
  /** How many nodes there are. */
  readonly size: () => number;
}

const TRUE: Literal = 1;
const FALSE: Literal = -1;

/** Inputs with their weights, at least so much of which has to hold. */
interface Sum {
  readonly least: number;
  readonly inputs: readonly Literal[];
  readonly weights: readonly number[];
}

/** The sum of a list: constants counted, a literal and its negation cancelled, equal literals added up; by node. */
const gathered = (threshold: number, xs: readonly Literal[]): Sum => {
  let least = threshold;
  const inputs: Literal[] = [];
  const weights: number[] = [];
  const sorted = [...xs].sort((a, b) => Math.abs(a) - Math.abs(b));
  for (let i = 0; i < sorted.length;) {
    const node = Math.abs(sorted[i] as Literal);
    let held = 0;
    let negated = 0;
    for (; i < sorted.length && Math.abs(sorted[i] as Literal) === node; i++)
      if ((sorted[i] as Literal) > 0) held += 1;
      else negated += 1;
    if (node === TRUE) least -= held;
    else {
      // x + ¬x = 1, so the smaller count of the two is certain.
      least -= Math.min(held, negated);
      if (held !== negated) {
        inputs.push(held > negated ? node : -node);
        weights.push(Math.abs(held - negated));
      }
    }
  }
  return { least, inputs, weights };
};

const sumOf = (xs: readonly number[]): number => {
  let sum = 0;
  for (const x of xs) sum += x;
  return sum;
};

/** Whether every input counts once, as in most gates. */
const areOnes = (weights: readonly number[]): boolean => {
  for (const weight of weights) if (weight !== 1) return false;
  return true;
};

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/**
 * The same sum with the smallest weights that these rules lead to. `slack` is how much may be missing: an input that is
 * heavier is needed, one as heavy as `least` is enough, and how much heavier does not matter.
 */
const lightened = ({ least, inputs, weights }: Sum): Sum => {
  let [k, ws] = [least, weights];
  for (;;) {
    const enough = k;
    const before = ws;
    ws = ws.map((w) => Math.min(w, enough));
    const needed = sumOf(ws) - k + 1;
    for (const w of ws) if (w > needed) k -= w - needed;
    ws = ws.map((w) => Math.min(w, needed));
    const common = ws.reduce(divisor, 0);
    if (common > 1) {
      ws = ws.map((w) => w / common);
      k = Math.ceil(k / common);
    }
    if (ws.every((w, i) => w === before[i])) return { least: k, inputs, weights: ws };
  }
};

/**
 * How hard to simplify. `plain` stops after the first two rules, so that there is hardly anything to take on trust;
 * `sharp` applies them all.
 */
export type Effort = 'plain' | 'sharp';

/** A circuit that grows as it is computed with. Mutable inside: nodes are only ever added, and never change. */
export const circuit = (effort: Effort): Circuit => {
  const nodes: CircuitNode[] = [{ _tag: 'Truth' }, { _tag: 'Truth' }];
  const gates = new Map<string, number>();
  const named = new Map<string, number>();

  /** Whatever else a protocol computes with: something that was never said, or a value of another reading. */
  const check = (xs: readonly Literal[]): void => {
    for (const x of xs)
      if (!(Math.abs(x) >= 1 && Math.abs(x) < nodes.length)) throw new TypeError(`${String(x)} is no truth value`);
  };

  const gate = ({ least, inputs, weights }: Sum): Literal => {
    const key = `${String(least)}:${inputs.join()}${areOnes(weights) ? '' : `*${weights.join()}`}`;
    const known = gates.get(key);
    if (known !== undefined) return known;
    const node = nodes.push({ _tag: 'Gate', least, inputs, weights, total: sumOf(weights) }) - 1;
    gates.set(key, node);
    return node;
  };

  /** Of a gate and its negation only one is made: ¬[ Σ w·x ≥ k ] = [ Σ w·¬x ≥ W - k + 1 ]. */
  const oriented = (sum: Sum): Literal =>
    at(sum.inputs, 0) > 0
      ? gate(sum)
      : -gate({ ...sum, least: sumOf(sum.weights) - sum.least + 1, inputs: sum.inputs.map((x) => -x) });

  const atLeast = (k: number, xs: readonly Literal[]): Literal => {
    check(xs);
    const gotten = gathered(Math.ceil(k), xs);
    const total = sumOf(gotten.weights);
    if (gotten.least <= 0) return TRUE;
    if (gotten.least > total) return FALSE;
    if (gotten.inputs.length === 1) return at(gotten.inputs, 0);
    // Inputs that count once are neither enough alone, being more than one, nor made lighter.
    if (effort === 'plain' || areOnes(gotten.weights)) return oriented(gotten);
    const alone = gotten.weights.findIndex((w) => w >= gotten.least && total - w < gotten.least);
    return alone >= 0 ? at(gotten.inputs, alone) : oriented(lightened(gotten));
  };

  const logic = logicOf<Literal>({
    zero: FALSE,
    one: TRUE,
    meet: (a, b) => (a === b || b === TRUE ? a : a === TRUE ? b : atLeast(2, [a, b])),
    join: (a, b) => (a === b || b === FALSE ? a : a === FALSE ? b : atLeast(1, [a, b])),
    not: (a) => -a,
    atLeast,
  });

  return {
    logic: {
      ...logic,
      // One wide gate instead of a chain of narrow ones.
      all: (xs) => atLeast(new Set(xs).size, [...new Set(xs)]),
      any: (xs) => atLeast(1, xs),
      cond: (condition, a, b) => (a === b ? a : logic.cond(condition, a, b)),
    },
    input: (name) => {
      const known = named.get(name);
      if (known !== undefined) return known;
      const node = nodes.push({ _tag: 'Input', name }) - 1;
      named.set(name, node);
      return node;
    },
    node: (node) => at(nodes, node),
    size: () => nodes.length - 1,
  };
};

/**
 * The value of a circuit's literals in another reading, given that of the inputs by name. Nodes are computed once each, in
 * the order in which they were made, so that no circuit is too deep.
 */
export const interpret = <B>(
  circuit: Circuit,
  logic: Logic<B>,
  inputOf: (name: string) => B,
): ((literal: Literal) => B) => done(interpreting(circuit, logic, inputOf));

/** So many nodes are interpreted between two pauses. */
const NODES_A_STEP = 4_096;

/** The same, with pauses. */
export function* interpreting<B>(
  { node, size }: Circuit,
  logic: Logic<B>,
  inputOf: (name: string) => B,
): Work<(literal: Literal) => B> {
  const values: B[] = [logic.one];
  const valueOf = (literal: Literal): B => (literal < 0 ? logic.not(at(values, -literal)) : at(values, literal));
  for (let i = 1; i <= size(); i++) {
    if (i % NODES_A_STEP === 0) yield;
    const here = node(i);
    switch (here._tag) {
      case 'Truth':
        values.push(logic.one);
        break;
      case 'Input':
        values.push(inputOf(here.name));
        break;
      case 'Gate':
        values.push(
          logic.atLeast(
            here.least,
            here.inputs.flatMap((x, j) => Array.from({ length: at(here.weights, j) }, () => valueOf(x))),
          ),
        );
    }
  }
  return valueOf;
}
