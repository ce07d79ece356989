/**
 * Whether two literals of a circuit are equal, whatever its inputs are.
 *
 * Gates are hash-consed and sort what they are made of, so most that are equal are one node. Of the others all inputs are gone
 * through where there are few. Where there are many, random ones may show a difference, and otherwise both are written as
 * decision diagrams (`decision-diagram.ts`), which are the same where they are equal. What is too large for that is left open.
 */
import { at } from '../../model/at.ts';
import type { Circuit, Literal } from '../../model/circuit.ts';
import { everyLane, firstLane, laneOf, LANES, lanesLogic } from '../../model/lanes.ts';
import type { Work } from '../../model/work.ts';
import { done } from '../../model/work.ts';
import { stream } from '../fuzz/stream.ts';
import type { DiagramComparison, StepsLeft } from './decision-diagram.ts';
import { comparing, stepsOf } from './decision-diagram.ts';

/** Two literals that have to be equal, and what is wrong if they are not. */
export interface EqualityClaim {
  readonly here: Literal;
  readonly there: Literal;
  readonly otherwise: string;
}

/** Inputs for which a claim fails: the names of those that are true. */
export interface Distinction {
  readonly claim: EqualityClaim;
  readonly trues: readonly string[];
}

/** What came of a proof that something is the same when generals are renamed. */
export type EqualityProof =
  /** `structural` equalities of one node with itself, and `computed` ones of two nodes. */
  | { readonly _tag: 'Proved'; readonly structural: number; readonly computed: number }
  /** Something is different, for what could be as far as anybody knows. */
  | { readonly _tag: 'Different'; readonly reason: string }
  /** Nobody knows yet whether these are equal. */
  | {
      readonly _tag: 'Open';
      readonly structural: number;
      readonly computed: number;
      readonly circuit: Circuit;
      readonly claims: readonly EqualityClaim[];
    }
  | { readonly _tag: 'TooLarge'; readonly reason: string };

/** What came of claims: one that is false, or those that nobody knows of. */
export interface SettledClaims {
  readonly difference: Distinction | null;
  readonly open: readonly EqualityClaim[];
  /** How many were computed to be equal. */
  readonly computed: number;
}

/** The most work that all claims together may be: inputs of gates, times blocks of thirty-two assignments. */
const MOST_WORK = 20_000_000;

/** The most steps that all their decision diagrams together may take. */
const MOST_STEPS = 5_000_000;

/** Random inputs are drawn so often, thirty-two at a time, and ever fewer of them true, or false. */
const VOLLEYS = 12;

/** The part of a circuit below two literals, laid out so that it can be computed again and again. */
interface Cone {
  readonly inputs: readonly { readonly name: string; readonly cell: number }[];
  readonly gates: number;
  /** The lanes in which the two differ, for the inputs' lanes by their place. */
  readonly differ: (valueOf: (input: number) => number) => number;
}

const coneOf = ({ node }: Circuit, { here, there }: EqualityClaim): Cone => {
  const seen = new Set<number>();
  const pending = [Math.abs(here), Math.abs(there)];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const met = node(next);
    if (met._tag === 'Gate') for (const input of met.inputs) pending.push(Math.abs(input));
  }
  const nodes = [...seen].sort((a, b) => a - b);
  const cellOf = new Map(nodes.map((each, cell) => [each, cell]));
  const values = new Int32Array(nodes.length);
  // A negated cell is written as its complement, since there is no minus zero.
  const cell = (literal: Literal): number => {
    const own = cellOf.get(Math.abs(literal)) ?? 0;
    return literal < 0 ? ~own : own;
  };
  const valueOf = (own: number): number => (own < 0 ? ~(values[~own] as number) : (values[own] as number));
  const inputs: { readonly name: string; readonly cell: number }[] = [];
  const gates: { readonly to: number; readonly least: number; readonly cells: readonly number[] }[] = [];
  for (const each of nodes) {
    const met = node(each);
    const to = cell(each);
    if (met._tag === 'Truth') values[to] = -1;
    else if (met._tag === 'Input') inputs.push({ name: met.name, cell: to });
    else {
      const cells = met.inputs.flatMap((x, i) => Array.from({ length: at(met.weights, i) }, () => cell(x)));
      gates.push({ to, least: met.least, cells });
    }
  }
  const [left, right] = [cell(here), cell(there)];
  return {
    inputs,
    gates: gates.reduce((sum, { cells }) => sum + cells.length, 1),
    differ: (drawn) => {
      for (const [i, input] of inputs.entries()) values[input.cell] = drawn(i);
      for (const { to, least, cells } of gates) values[to] = lanesLogic.atLeast(least, cells.map(valueOf));
      return valueOf(left) ^ valueOf(right);
    },
  };
};

/** Five inputs that go through all their assignments within the lanes. */
const ALTERNATING: readonly number[] = Array.from({ length: Math.log2(LANES) }, (_, i) =>
  Array.from({ length: LANES }, (_unused, lane) => ((lane >> i) & 1) << lane).reduce((a, b) => a | b, 0),
);

/** Spends so much work, or answers `false` where less is left. */
type Purse = (work: number) => boolean;

const purseOf = (most: number): Purse => {
  let left = most;
  return (work) => {
    if (work > left) return false;
    left -= work;
    return true;
  };
};

/** What claims that belong together may take. Mutable: it is used up. */
export interface ProofBudget {
  readonly work: Purse;
  readonly steps: StepsLeft;
}

export const budget = (work: number = MOST_WORK, steps: number = MOST_STEPS): ProofBudget => ({
  work: purseOf(work),
  steps: stepsOf(steps),
});

/** What is told of one claim: inputs that show it to be false, or that there are none, or nothing. */
type Told = readonly string[] | 'equal' | 'unknown' | 'spent';

/** What thirty-two assignments at a time tell. */
const tried = (circuit: Circuit, claim: EqualityClaim, number: number, purse: Purse): Told => {
  const { inputs, gates, differ } = coneOf(circuit, claim);
  const shown = (lanes: number, drawn: (input: number) => number): readonly string[] => {
    const lane = firstLane(lanes);
    return inputs.filter((_, i) => laneOf(drawn(i), lane)).map(({ name }) => name);
  };
  const blocks = 2 ** Math.max(0, inputs.length - 5);
  if (purse(blocks * gates)) {
    for (let block = 0; block < blocks; block++) {
      const drawn = (i: number): number => (i < 5 ? at(ALTERNATING, i) : everyLane(((block >> (i - 5)) & 1) === 1));
      const lanes = differ(drawn);
      if (lanes !== 0) return shown(lanes, drawn);
    }
    return 'equal';
  }
  if (!purse(VOLLEYS * gates)) return 'spent';
  const draw = stream('symmetry', number);
  for (let volley = 0; volley < VOLLEYS; volley++) {
    const lanes = inputs.map(() => {
      let drawn = draw();
      for (let sparser = 0; sparser < volley >> 1; sparser++) drawn &= draw();
      return volley % 2 === 0 ? drawn : ~drawn;
    });
    const found = differ((i) => at(lanes, i));
    if (found !== 0) return shown(found, (i) => at(lanes, i));
  }
  return 'unknown';
};

const tell = (
  circuit: Circuit,
  claim: EqualityClaim,
  number: number,
  purse: Purse,
  compare: (here: Literal, there: Literal) => DiagramComparison,
): Told => {
  const seen = tried(circuit, claim, number, purse);
  if (seen !== 'unknown' && seen !== 'spent') return seen;
  const answer = compare(claim.here, claim.there);
  return answer === 'spent' ? seen : answer;
};

/** What can be told of claims that are not the same node. */
export const settled = (
  circuit: Circuit,
  claims: readonly EqualityClaim[],
  spending: ProofBudget = budget(),
): SettledClaims => done(settling(circuit, claims, spending));

/** The same, with pauses. */
export function* settling(
  circuit: Circuit,
  claims: readonly EqualityClaim[],
  { work, steps }: ProofBudget = budget(),
): Work<SettledClaims> {
  const told = new Set<string>();
  const open: EqualityClaim[] = [];
  const compare = comparing(circuit, steps);
  let computed = 0;
  let spent = false;
  for (const claim of claims) {
    const key = `${String(claim.here)} ${String(claim.there)}`;
    if (claim.here === claim.there || told.has(key)) continue;
    told.add(key);
    yield;
    // Once everything is spent, what a claim rests on is not even looked at.
    const found: Told = spent ? 'spent' : tell(circuit, claim, told.size, work, compare);
    spent = found === 'spent' && steps.isSpent();
    if (found === 'unknown' || found === 'spent') open.push(claim);
    else if (found === 'equal') computed += 1;
    else return { difference: { claim, trues: found }, open, computed };
  }
  return { difference: null, open, computed };
}

/** The proof that comes of claims, of which so many more were equalities of one node with itself. */
export function* proofFrom(
  circuit: Circuit,
  structural: number,
  claims: readonly EqualityClaim[],
): Work<EqualityProof> {
  const { difference, open, computed } = yield* settling(circuit, claims);
  if (difference !== null) return { _tag: 'Different', reason: difference.claim.otherwise };
  return open.length > 0
    ? { _tag: 'Open', structural, computed, circuit, claims: open }
    : { _tag: 'Proved', structural, computed };
}
