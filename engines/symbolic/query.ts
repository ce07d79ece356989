/**
 * One query: is there an attack in this placement? Put to the solver, and what it answers is run again or kept as a proof.
 */
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import type { Literal } from '../../model/circuit.ts';
import type { Property } from '../../properties/property.ts';
import type { Limits, Search } from '../finding.ts';
import type { Meter } from '../meter.ts';
import { grant, metered, stepWeight } from '../meter.ts';
import type { Question } from '../question.ts';
import type { Cnf } from './cnf.ts';
import type { Found } from './decode.ts';
import { attackIn } from './decode.ts';
import { encoding, GATES_A_STEP } from './encode.ts';
import type { PlacementFormula } from './formula.ts';
import { attackOn, formulating } from './formula.ts';
import { solve } from './solve.ts';
import type { Satisfiability, Solver } from './solver.ts';

/** A placement in which no attack exists, with the proof if one was wanted. */
export interface PlacementRefutation {
  readonly faulty: readonly General[];
  /** How many placements it stands for. */
  readonly size: bigint;
  /** Attacks with at most so many lies were looked for; `null`: any. */
  readonly lies: number | null;
  readonly cnf: Cnf;
  readonly proof: Uint8Array | null;
}

/** Where proofs go: told to begin anew when what is to be proved has changed. */
export interface Ledger {
  readonly begin: () => void;
  readonly keep: (refutation: PlacementRefutation) => void;
}

export interface SymbolicOptions {
  readonly solver: Solver;
  readonly limits: Limits;
  /** Whether interchangeable generals may be treated alike. */
  readonly symmetry: boolean;
  /** Where the proofs go; `null` if nobody wants them. */
  readonly ledger: Ledger | null;
}

/** What became of the answers “unsatisfiable”. */
export interface Proofs {
  /** Proofs that were checked, and their steps. */
  readonly checked: number;
  readonly steps: number;
  /** Answers that were believed: nobody checked a proof. */
  readonly believed: number;
}

export const noProofs: Proofs = { checked: 0, steps: 0, believed: 0 };

/** One more answer. */
export const withAnswer = (
  { checked, steps, believed }: Proofs,
  answer: Extract<Satisfiability, { readonly _tag: 'Unsatisfiable' }>,
): Proofs =>
  answer.checked === undefined
    ? { checked, steps, believed: believed + 1 }
    : { checked: checked + 1, steps: steps + answer.checked.steps, believed };

/** What such answers amount to: a proof if each was checked, the solver’s word if one was not. */
export const gradeOf = ({ believed }: Proofs): 'proof' | 'solver' => (believed === 0 ? 'proof' : 'solver');

/** The books of one run. Mutable: created by one run, and never leaves it. */
export interface Books {
  placements: number;
  settled: number;
  queries: number;
  variables: number;
  clauses: number;
  conflicts: number | null;
  proofs: Proofs;
}

export const emptyBooks = (): Books => ({
  placements: 0,
  settled: 0,
  queries: 0,
  variables: 0,
  clauses: 0,
  conflicts: 0,
  proofs: noProofs,
});

/** What a query comes to: an attack, that there is none, or nothing because it was stopped. */
export type QueryOutcome =
  | { readonly _tag: 'Attack'; readonly attack: Found }
  | { readonly _tag: 'Refuted'; readonly cnf: Cnf; readonly proof: Uint8Array | null }
  | { readonly _tag: 'Stopped' };

/** The proof of what is obviously impossible: `0` and a line feed. */
const EMPTY_CLAUSE = Uint8Array.of(0x30, 0x0a);

/** The clauses that these literals assert, `null` where it was stopped. */
export const writing = (formula: PlacementFormula, asserted: readonly Literal[], meter: Meter): Search<Cnf | null> =>
  metered(meter, 'writing the formula', GATES_A_STEP, encoding(formula.circuit, asserted));

/** The attack that an answer means, run again; `null` where that was stopped. */
export function* runAgain(
  formula: PlacementFormula,
  cnf: Cnf,
  answer: Extract<Satisfiability, { readonly _tag: 'Satisfiable' }>,
  properties: readonly Property[],
  mostLies: number | null,
  meter: Meter,
): Search<Found | null> {
  grant(meter);
  const attack = attackIn(formula, cnf, answer, properties, mostLies);
  return yield* metered(meter, 'running an attack again', stepWeight(formula.instance), attack);
}

/** Look for an attack in one placement. */
export function* query(
  formula: PlacementFormula,
  properties: readonly Property[],
  mostLies: number | null,
  options: Pick<SymbolicOptions, 'solver' | 'ledger'>,
  books: Books,
  meter: Meter,
): Search<QueryOutcome> {
  const cnf = yield* writing(formula, attackOn(formula, properties, mostLies), meter);
  if (cnf === null) return { _tag: 'Stopped' };
  const wantsProof = options.ledger !== null;
  books.queries += 1;
  // An empty clause: the circuit itself knows that there is no attack.
  if (cnf.clauses[0] === 0) {
    books.settled += 1;
    return { _tag: 'Refuted', cnf, proof: wantsProof ? EMPTY_CLAUSE : null };
  }
  books.variables += cnf.meanings.length;
  books.clauses += cnf.size;
  const solved = yield* solve(options.solver, cnf, wantsProof, meter);
  if (solved === null) return { _tag: 'Stopped' };
  books.conflicts = books.conflicts === null || solved.conflicts === null ? null : books.conflicts + solved.conflicts;
  const { answer } = solved;
  if (answer._tag === 'Satisfiable') {
    const attack = yield* runAgain(formula, cnf, answer, properties, mostLies, meter);
    return attack === null ? { _tag: 'Stopped' } : { _tag: 'Attack', attack };
  }
  books.proofs = withAnswer(books.proofs, answer);
  return { _tag: 'Refuted', cnf, proof: answer.proof };
}

/** The formula of a placement, counted as the evaluations that it takes; `null` where it was stopped. */
export function* spentFormula(
  question: Question,
  faulty: readonly General[],
  plain: boolean,
  meter: Meter,
): Search<PlacementFormula | null> {
  const { instance } = question;
  meter.doing = faulty.length === 0 ? 'nobody faulty' : `faulty: ${faulty.join(', ')}`;
  meter.evaluations += instance.schedule.rounds * generals(instance.army).length;
  const work = formulating(instance, faulty, plain ? 'plain' : 'sharp');
  // A step of a circuit weighs more than one of booleans.
  return yield* metered(meter, 'writing the formula', 8 * stepWeight(instance), work);
}
