/**
 * The symbolic engine: all scenarios of a placement as one formula, and a SAT solver that looks for one that breaks a
 * property.
 *
 * One query for each placement of the faults, up to the protocol's proved symmetry, on all properties that are not broken
 * yet. What is found is run again in the boolean reading before it is believed. What cannot be found is proved not to exist:
 * the grade is `proof` if each of these proofs was checked, and `solver` if the solver was believed. The proofs are kept where
 * a certificate is wanted. Without proofs the circuit is simplified as far as it goes, and often nothing
 * is left to solve; with them it is left plain, so that the proof has something to say and little to assume.
 */
import type { General } from '../../model/army.ts';
import type { Effort as CircuitEffort } from '../../model/circuit.ts';
import type { Bound } from '../../properties/verdict.ts';
import type { Property } from '../../properties/property.ts';
import type { Orbit } from '../exhaustive/placement.ts';
import { placements } from '../exhaustive/placement.ts';
import type { Attack, Finding, Search } from '../finding.ts';
import { stream } from '../fuzz/stream.ts';
import type { Meter } from '../meter.ts';
import { isStopped, metered, meterOf, reportProgress } from '../meter.ts';
import type { Question } from '../question.ts';
import { mostFaulty } from '../question.ts';
import { alikeIn } from '../symmetry/symmetry.ts';
import { countingScenarios } from './count.ts';
import type { Books, Proofs, SymbolicOptions } from './query.ts';
import { emptyBooks, gradeOf, query, spentFormula, writing } from './query.ts';
import { solve } from './solve.ts';
import type { Sight, WantedWitness } from './witnesses.ts';
import { seeing, sights } from './witnesses.ts';

/** What was put to the solver, added up. */
export interface SolverEffort {
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
  /** Its answers “unsatisfiable”, and the formulas that they are about: simplified, or as a certificate has them. */
  readonly proofs: Proofs & { readonly formula: CircuitEffort };
}

export interface SymbolicFinding extends Finding {
  readonly engine: 'symbolic';
  readonly effort: SolverEffort;
}

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
  ({ viewChanged, decided }: Tally): WantedWitness =>
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
  const formula = yield* spentFormula(question, faulty, options.ledger !== null, meter);
  if (formula === null) return false;
  const name = faulty.join();
  if (!tally.scenarios.has(name)) {
    const count = yield* metered(meter, 'writing the formula', 1_024, countingScenarios(formula));
    if (isStopped(meter)) return false;
    tally.scenarios.set(name, count === null ? null : count * size);
    meter.scenarios += (count ?? 0n) * size;
    const wanted = sights(formula, unseen(tally));
    const work = seeing(formula, wanted, stream('witnesses', name));
    for (const sight of (yield* metered(meter, 'writing the formula', 4_096, work)) ?? []) witness(tally, sight);
    if (isStopped(meter)) return false;
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
  for (const placement of placements(question.instance, mostFaulty(question), alikeIn(question, options))) {
    yield* reportProgress(meter);
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
 * stays proved. Answers what stopped it, if anything did.
 */
function* seek(question: Question, options: SymbolicOptions, tally: Tally): Search<Bound | null> {
  const { instance } = question;
  const meter = meterOf(options.limits);
  const everything = [null, ...Array.from({ length: instance.army.values }, (_, value) => value)];
  for (const { representative: faulty } of placements(instance, mostFaulty(question), alikeIn(question, options))) {
    if (!everything.some(unseen(tally))) return null;
    const formula = yield* spentFormula(question, faulty, false, meter);
    if (formula === null) return meter.stopped;
    for (const sight of sights(formula, unseen(tally))) {
      // The circuit itself knows that this never happens.
      if (sight.literal === formula.circuit.logic.zero) continue;
      const cnf = yield* writing(formula, [...formula.allowed, sight.literal], meter);
      if (cnf === null) return meter.stopped;
      const solved = yield* solve(options.solver, cnf, false, meter);
      if (solved === null) return meter.stopped;
      if (solved.answer._tag === 'Satisfiable') witness(tally, sight);
    }
  }
  return null;
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
  const open = meter.stopped === null ? yield* seek(question, options, tally) : null;
  return {
    engine: 'symbolic',
    grade: gradeOf(books.proofs),
    stopped: meter.stopped,
    scenarios: all ? total(tally.scenarios.values()) : null,
    violating: Object.fromEntries(properties.map(({ name }) => [name, tally.attacks.has(name) || !all ? null : 0n])),
    evaluations: meter.evaluations,
    witnesses: {
      viewChanged: tally.viewChanged,
      decided: [...tally.decided].sort((a, b) => a - b),
      ...(open === null ? {} : { stopped: open }),
    },
    attacks: [...tally.attacks.values()],
    alike: alikeIn(question, options),
    effort: {
      solver: options.solver.name(),
      ...books,
      proofs: { ...books.proofs, formula: options.ledger === null ? 'sharp' : 'plain' },
    },
  };
}
