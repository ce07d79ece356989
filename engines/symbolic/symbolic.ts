/**
 * The symbolic engine: all scenarios of a placement as one formula, and a SAT solver that looks for one that breaks a
 * property.
 *
 * One query for each placement of the faults, up to the protocol's checked symmetry, on all properties that are not broken
 * yet. What is found is run again in the boolean reading before it is believed. What cannot be found is proved not to exist; the
 * proof is kept where somebody wants it. Without proofs the circuit is simplified as far as it goes, and often nothing
 * is left to solve; with them it is left plain, so that the proof has something to say and little to assume.
 */
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import type { Property } from '../../properties/property.ts';
import type { Orbit } from '../exhaustive/placement.ts';
import { placements } from '../exhaustive/placement.ts';
import type { Attack, Finding, Limits, Search } from '../finding.ts';
import { stream } from '../fuzz/stream.ts';
import type { Meter } from '../meter.ts';
import { meterOf, report } from '../meter.ts';
import type { Question } from '../question.ts';
import { mostFaulty } from '../question.ts';
import type { Cnf } from './cnf.ts';
import { countScenarios } from './count.ts';
import type { Found } from './decode.ts';
import { attackIn } from './decode.ts';
import { encode } from './encode.ts';
import type { Formula } from './formula.ts';
import { attackOn, formulaOf } from './formula.ts';
import { solve } from './solve.ts';
import type { Solver } from './solver.ts';
import type { Sight, Wanted } from './witnesses.ts';
import { seen, sights } from './witnesses.ts';

/** A placement in which no attack exists, with the proof if one was wanted. */
export interface Refutation {
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
  readonly keep: (refutation: Refutation) => void;
}

export interface SymbolicOptions {
  readonly solver: Solver;
  readonly limits: Limits;
  /** Whether interchangeable generals may be treated alike. */
  readonly symmetry: boolean;
  /** Where the proofs go; `null` if nobody wants them. */
  readonly ledger: Ledger | null;
}

/** What was put to the solver, added up. */
export interface Effort {
  /** `null` where the circuits left nothing to solve. */
  readonly solver: string | null;
  /** Placements looked at, up to symmetry. */
  readonly placements: number;
  /** Queries of which the simplified circuit left nothing to solve. */
  readonly settled: number;
  readonly queries: number;
  readonly variables: number;
  readonly clauses: number;
  /** `null` where the solver does not tell. */
  readonly conflicts: number | null;
}

export interface SymbolicFinding extends Finding {
  readonly engine: 'symbolic';
  readonly effort: Effort;
}

/** The books of one run. Mutable: created by one run, and never leaves it. */
export interface Books {
  placements: number;
  settled: number;
  queries: number;
  variables: number;
  clauses: number;
  conflicts: number | null;
}

export const emptyBooks = (): Books => ({
  placements: 0,
  settled: 0,
  queries: 0,
  variables: 0,
  clauses: 0,
  conflicts: 0,
});

/** What a query comes to: an attack, that there is none, or nothing because it was stopped. */
export type Outcome =
  | { readonly _tag: 'Attack'; readonly attack: Found }
  | { readonly _tag: 'Refuted'; readonly cnf: Cnf; readonly proof: Uint8Array | null }
  | { readonly _tag: 'Stopped' };

/** The proof of what is obviously impossible: `0` and a line feed. */
const EMPTY_CLAUSE = Uint8Array.of(0x30, 0x0a);

/** Look for an attack in one placement. */
export function* query(
  formula: Formula,
  properties: readonly Property[],
  mostLies: number | null,
  options: Pick<SymbolicOptions, 'solver' | 'ledger'>,
  books: Books,
  meter: Meter,
): Search<Outcome> {
  const cnf = encode(formula.circuit, attackOn(formula, properties, mostLies));
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
  return answer._tag === 'Unsatisfiable'
    ? { _tag: 'Refuted', cnf, proof: answer.proof }
    : { _tag: 'Attack', attack: attackIn(formula, cnf, answer, properties, mostLies) };
}

/** The formula of a placement, counted as the evaluations that it takes. */
export const spentFormula = (question: Question, faulty: readonly General[], plain: boolean, meter: Meter): Formula => {
  const { instance } = question;
  meter.doing = faulty.length === 0 ? 'nobody faulty' : `faulty: ${faulty.join(', ')}`;
  meter.evaluations += instance.schedule.rounds * generals(instance.army).length;
  return formulaOf(instance, faulty, plain ? 'plain' : 'sharp');
};

/** Whether placements may be taken up to symmetry. */
export const symmetric = ({ properties }: Question, { symmetry }: Pick<SymbolicOptions, 'symmetry'>): boolean =>
  symmetry && properties.every((property) => property.symmetric);

/** What one run has found so far. Mutable: created by one run, and never leaves it. */
interface Tally {
  open: readonly Property[];
  readonly attacks: Map<string, Attack>;
  /** By placement, so that one that is looked at again is not counted again. */
  readonly scenarios: Map<string, bigint | null>;
  viewChanged: boolean;
  readonly decided: Set<number>;
}

/** Whether this has not been witnessed yet. */
const unseen =
  ({ viewChanged, decided }: Tally): Wanted =>
  (value) =>
    value === null ? !viewChanged : !decided.has(value);

const witness = (tally: Tally, sight: Sight): void => {
  if (sight.decided === null) tally.viewChanged = true;
  else tally.decided.add(sight.decided);
};

/** One placement, until nothing more can be found in it. Answers whether some property was broken. */
function* settle(
  question: Question,
  placement: Orbit<readonly General[]>,
  options: SymbolicOptions,
  books: Books,
  tally: Tally,
  meter: Meter,
): Search<boolean> {
  const { representative: faulty, size } = placement;
  const formula = spentFormula(question, faulty, options.ledger !== null, meter);
  const name = faulty.join();
  if (!tally.scenarios.has(name)) {
    const count = countScenarios(formula);
    tally.scenarios.set(name, count === null ? null : count * size);
    meter.scenarios += (count ?? 0n) * size;
    const wanted = sights(formula, unseen(tally));
    for (const sight of seen(formula, wanted, stream('witnesses', name))) witness(tally, sight);
  }
  let broke = false;
  while (tally.open.length > 0) {
    const outcome = yield* query(formula, tally.open, null, options, books, meter);
    if (outcome._tag === 'Stopped') return broke;
    if (outcome._tag === 'Refuted') {
      options.ledger?.keep({ faulty, size, lies: null, cnf: outcome.cnf, proof: outcome.proof });
      return broke;
    }
    const { breaks, recorded } = outcome.attack;
    for (const { name: property } of breaks) tally.attacks.set(property, { property, scenario: recorded.scenario });
    tally.open = tally.open.filter((property) => !breaks.includes(property));
    broke = true;
  }
  return broke;
}

/** All placements, one after another. Answers whether proofs were kept that speak of a property that broke later. */
function* sweep(
  question: Question,
  options: SymbolicOptions,
  books: Books,
  tally: Tally,
  meter: Meter,
): Search<boolean> {
  let placed = 0;
  for (const placement of placements(question.instance, mostFaulty(question), symmetric(question, options))) {
    yield* report(meter);
    if (meter.stopped !== null || tally.open.length === 0) return false;
    placed += 1;
    books.placements = Math.max(books.placements, placed);
    const broke = yield* settle(question, placement, options, books, tally, meter);
    if (broke && placed > 1 && options.ledger !== null && tally.open.length > 0) return true;
  }
  return false;
}

/**
 * Ask the solver for what random inputs did not show. With a meter of its own: whatever stops it, what was proved before
 * stays proved.
 */
function* seek(question: Question, options: SymbolicOptions, tally: Tally): Search<void> {
  const { instance } = question;
  const meter = meterOf(options.limits);
  const everything = [null, ...Array.from({ length: instance.army.values }, (_, value) => value)];
  for (const { representative: faulty } of placements(instance, mostFaulty(question), symmetric(question, options))) {
    if (!everything.some(unseen(tally))) return;
    const formula = formulaOf(instance, faulty, 'sharp');
    for (const sight of sights(formula, unseen(tally))) {
      // The circuit itself knows that this never happens.
      if (sight.literal === formula.circuit.logic.zero) continue;
      const cnf = encode(formula.circuit, [...formula.allowed, sight.literal]);
      const solved = yield* solve(options.solver, cnf, false, meter);
      if (solved === null) return;
      if (solved.answer._tag === 'Satisfiable') witness(tally, sight);
    }
  }
}

const total = (counts: Iterable<bigint | null>): bigint | null => {
  let sum = 0n;
  for (const count of counts) {
    if (count === null) return null;
    sum += count;
  }
  return sum;
};

/** Ask the question of every scenario there is, a formula at a time. */
export function* symbolic(question: Question, options: SymbolicOptions): Search<SymbolicFinding> {
  const { properties } = question;
  const meter = meterOf(options.limits);
  const books = emptyBooks();
  const tally: Tally = {
    open: properties,
    attacks: new Map(),
    scenarios: new Map(),
    viewChanged: false,
    decided: new Set(),
  };
  do options.ledger?.begin();
  while (yield* sweep(question, options, books, tally, meter));
  const all = meter.stopped === null && tally.open.length > 0;
  if (meter.stopped === null) yield* seek(question, options, tally);
  return {
    engine: 'symbolic',
    grade: 'proof',
    stopped: meter.stopped,
    scenarios: all ? total(tally.scenarios.values()) : null,
    violating: Object.fromEntries(properties.map(({ name }) => [name, tally.attacks.has(name) || !all ? null : 0n])),
    evaluations: meter.evaluations,
    witnesses: { viewChanged: tally.viewChanged, decided: [...tally.decided].sort((a, b) => a - b) },
    attacks: [...tally.attacks.values()],
    effort: { solver: options.solver.name(), ...books },
  };
}
