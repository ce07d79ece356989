/**
 * What the symbolic engine finds, and what it writes into a ledger.
 */
import type { Progress } from '../engines/finding.ts';
import { noLimits } from '../engines/finding.ts';
import type { Question } from '../engines/question.ts';
import type { Ledger, PlacementRefutation, SymbolicOptions } from '../engines/symbolic/query.ts';
import type { Solver } from '../engines/symbolic/solver.ts';
import type { SymbolicFinding } from '../engines/symbolic/symbolic.ts';
import { symbolic } from '../engines/symbolic/symbolic.ts';
import { om } from '../model/protocols/om.ts';
import { phaseKing } from '../model/protocols/phase-king.ts';
import type { Bound } from '../properties/verdict.ts';
import { drive } from './drive.ts';
import { questionAt } from './question.ts';
import type { Call } from './solver.ts';

/** What is broken: validity. */
export const om3: Question = questionAt(om, { n: 3, m: 1 }, 'byzantine');

/** What holds, and the circuit settles by itself. */
export const om4: Question = questionAt(om, { n: 4, m: 1 }, 'byzantine');

/** What takes a solver to prove, however hard the circuit is simplified. */
export const king4: Question = questionAt(phaseKing, { n: 4, m: 1 }, 'byzantine');

const standard: Omit<SymbolicOptions, 'solver'> = { limits: noLimits, symmetry: true, ledger: null };

/** The finding on a question, with this solver. */
export const asked = (
  question: Question,
  solver: Solver,
  options: Partial<SymbolicOptions> = {},
  resume: (report: Progress, reports: number) => Bound | undefined = () => undefined,
): SymbolicFinding => drive(symbolic(question, { ...standard, solver, ...options }), resume);

/** What is written into a ledger, in order. */
export interface Written {
  readonly ledger: Ledger;
  readonly entries: readonly ('begin' | PlacementRefutation)[];
}

/** A ledger that keeps all of it. */
export const ledger = (): Written => {
  const entries: ('begin' | PlacementRefutation)[] = [];
  return { entries, ledger: { begin: () => entries.push('begin'), keep: (refutation) => entries.push(refutation) } };
};

/** The ledger in short: who is faulty in what was kept, and how many placements that stands for. */
export const short = ({ entries }: Written): readonly string[] =>
  entries.map((entry) => (entry === 'begin' ? entry : `${entry.faulty.join(' ') || 'nobody'}: ${String(entry.size)}`));

/** The queries among what was asked of a solver. */
export const begun = (calls: readonly Call[]): readonly Extract<Call, { readonly _tag: 'begin' }>[] =>
  calls.filter((call) => call._tag === 'begin');
