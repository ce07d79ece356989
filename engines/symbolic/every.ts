/**
 * All smallest attacks on a property, up to renaming interchangeable generals.
 *
 * The solver is asked for one after another; each that is found is ruled out together with all that renaming makes of it. Two
 * attacks are the same if they make the same choices: what a traitor's own order was is no part of one.
 */
import type { General } from '../../model/army.ts';
import type { Literal } from '../../model/circuit.ts';
import type { Recorded } from '../../model/scenario.ts';
import type { Property } from '../../properties/property.ts';
import type { Bound } from '../../properties/verdict.ts';
import { placements } from '../exhaustive/placement.ts';
import type { Search } from '../finding.ts';
import type { Meter } from '../meter.ts';
import { meterOf, reportProgress } from '../meter.ts';
import type { Question } from '../question.ts';
import { mostFaulty } from '../question.ts';
import { swappableIn } from '../symmetry/symmetry.ts';
import type { PlacementFormula } from './formula.ts';
import { attackOn } from './formula.ts';
import { solve } from './solve.ts';
import type { Books, SymbolicOptions } from './query.ts';
import { emptyBooks, gradeOf, runAgain, spentFormula, withAnswer, writing } from './query.ts';

/** The smallest attacks, as many as were asked for. */
export interface Every {
  readonly attacks: readonly Recorded[];
  /** Whether these are all of them. */
  readonly complete: boolean;
  /** What shows that there is no other. */
  readonly evidence: 'proof' | 'solver';
  readonly stopped: Bound | null;
}

/** Renamings of one attack that are ruled out at once; an attack with more ends the list, which is not complete then. */
const MOST_RENAMINGS = 1_000;

/** Pairs of interchangeable generals that are both faulty or both not: to swap them keeps the placement. */
const swaps = ({ faulty }: PlacementFormula, alike: readonly General[]): readonly (readonly [General, General])[] => {
  const classes = [alike.filter((each) => faulty.includes(each)), alike.filter((each) => !faulty.includes(each))];
  return classes.flatMap((members) => members.slice(1).map((each, i) => [members[i] ?? each, each] as const));
};

/** The inputs that are true in an attack: what it is, in a formula. */
type Trues = readonly Literal[];

const keyOf = (trues: Trues): string => trues.join();

/** An attack with two generals swapped: each of its inputs is renamed. */
const swapped = ({ renamed }: PlacementFormula, trues: Trues, a: General, b: General): Trues =>
  trues
    .map((literal) => renamed(literal, (general) => (general === a ? b : general === b ? a : general)))
    .toSorted((x, y) => x - y);

/** The attack with all its renamings, as far as they go. */
const orbit = (formula: PlacementFormula, trues: Trues, alike: readonly General[]): readonly Trues[] => {
  const found = new Map([[keyOf(trues), trues]]);
  const pending = [trues];
  const pairs = swaps(formula, alike);
  for (let next = pending.pop(); next !== undefined && found.size < MOST_RENAMINGS; next = pending.pop())
    for (const [a, b] of pairs) {
      const other = swapped(formula, next, a, b);
      if (found.has(keyOf(other))) continue;
      found.set(keyOf(other), other);
      pending.push(other);
    }
  return [...found.values()];
};

/** Something in the attack is otherwise. */
const otherThan = ({ circuit: { logic }, scenario }: PlacementFormula, trues: Trues): Literal =>
  logic.any(scenario.map((input) => (trues.includes(input) ? -input : input)));

/** All attacks of one placement with at most so many lies. Answers whether these are all. */
function* inPlacement(
  formula: PlacementFormula,
  property: Property,
  lies: number,
  found: Recorded[],
  limit: number,
  alike: readonly General[],
  options: SymbolicOptions,
  books: Books,
  meter: Meter,
): Search<boolean> {
  const asserted: Literal[] = [...attackOn(formula, [property], lies)];
  const seen = new Set<string>();
  while (found.length <= limit) {
    const cnf = yield* writing(formula, asserted, meter);
    if (cnf === null) return false;
    const solved = yield* solve(options.solver, cnf, false, meter);
    if (solved === null) return false;
    const { answer } = solved;
    if (answer._tag === 'Unsatisfiable') {
      books.proofs = withAnswer(books.proofs, answer);
      return true;
    }
    const attack = yield* runAgain(formula, cnf, answer, [property], lies, meter);
    if (attack === null) return false;
    const { recorded, trues: names } = attack;
    const named = new Set([...names].map(formula.circuit.input));
    const trues = formula.scenario.filter((input) => named.has(input)).toSorted((x, y) => x - y);
    const renamings = orbit(formula, trues, alike);
    if (!renamings.some((each) => seen.has(keyOf(each)))) found.push(recorded);
    if (renamings.length >= MOST_RENAMINGS) return false;
    for (const each of renamings) {
      seen.add(keyOf(each));
      asserted.push(otherThan(formula, each));
    }
  }
  return false;
}

/** The attacks on a property that are as small as this one, at most `limit` of them. */
export function* everyAttack(
  question: Question,
  property: Property,
  smallest: Recorded,
  limit: number,
  options: SymbolicOptions,
): Search<Every> {
  const meter = meterOf(options.limits);
  meter.phase = 'listing the smallest attacks';
  const { faulty, deviations } = smallest.scenario;
  const alike = swappableIn({ ...question, properties: [property] }, options);
  const books = emptyBooks();
  const found: Recorded[] = [];
  let complete = true;
  for (const { representative } of placements(question.instance, mostFaulty(question), alike)) {
    if (representative.length !== faulty.length) continue;
    yield* reportProgress(meter);
    if (meter.stopped !== null || found.length > limit) break;
    const formula = yield* spentFormula(question, representative, false, meter);
    if (formula === null) break;
    const all = yield* inPlacement(formula, property, deviations.length, found, limit, alike, options, books, meter);
    complete &&= all;
  }
  complete &&= meter.stopped === null && found.length <= limit;
  return { attacks: found.slice(0, limit), complete, evidence: gradeOf(books.proofs), stopped: meter.stopped };
}
