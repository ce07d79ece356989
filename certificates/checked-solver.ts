/**
 * A solver whose answers are checked before anybody hears them.
 *
 * An assignment has to satisfy every clause. That there is none counts only with a proof of which each step follows by unit
 * propagation, down to the empty clause; the proof is about the formula that was solved, simplified or not. Whatever fails that is
 * an error, which leaves the verdict open. So a solver that lies costs an answer, and never gives a wrong one.
 *
 * The proof is checked by the checker of certificates. It knows nothing of what a formula means: that it says what it should is the
 * matter of the engine, or of a certificate.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Cnf } from '../engines/symbolic/cnf.ts';
import type { Satisfiability, Solver, SolverError, Solving } from '../engines/symbolic/solver.ts';
import type { Propagation } from './checker/propagation.ts';
import { propagationOver } from './checker/propagation.ts';
import { checkProof } from './checker/refutation.ts';
import { noCounts } from './checker/search.ts';

/** What is done about an answer “unsatisfiable”: its proof is checked, or it is believed. An assignment is always checked. */
export type Oversight = 'check' | 'believe';

type Satisfiable = Extract<Satisfiability, { readonly _tag: 'Satisfiable' }>;

/** So many literals of a formula are looked at in one turn. */
const TURN = 1 << 16;

/** Look at each clause; between turns, let others have theirs. Whether `look` was content with all of them. */
function* eachClause(
  { clauses }: Cnf,
  look: (literals: Int32Array, from: number, to: number) => boolean,
): Generator<null, boolean> {
  let turn = 0;
  for (let from = 0; from < clauses.length;) {
    const to = clauses.indexOf(0, from);
    if (!look(clauses, from, to)) return false;
    from = to + 1;
    if (from - turn < TURN) continue;
    turn = from;
    yield null;
  }
  return true;
}

/** What is wrong with an assignment; `null` if it satisfies the formula. */
function* wrongModel(cnf: Cnf, { holds }: Satisfiable): Generator<null, string | null> {
  const isSatisfied = (literals: Int32Array, from: number, to: number): boolean => {
    for (let i = from; i < to; i++) {
      const literal = literals[i] as number;
      if (holds(Math.abs(literal)) === literal > 0) return true;
    }
    return false;
  };
  return (yield* eachClause(cnf, isSatisfied)) ? null : 'found an assignment that does not satisfy the formula';
}

/** The clauses of a formula, ready for a proof. */
function* givenOf(cnf: Cnf): Generator<null, Propagation> {
  const given = propagationOver(cnf.meanings.length);
  yield* eachClause(cnf, (literals, from, to) => {
    given.give(literals, from, to);
    return true;
  });
  return given;
}

/** How many steps a proof has, each of which follows; or what is wrong with it. */
function* stepsIn(cnf: Cnf, proof: Uint8Array): Generator<null, E.Either<string, number>> {
  const tally = noCounts();
  const checking = checkProof('proof', proof, cnf.meanings.length, yield* givenOf(cnf), tally);
  let step = checking.next();
  for (; step.done !== true; step = checking.next()) yield null;
  if (E.isRight(step.value)) return E.right(tally.steps);
  const halt = step.value.left;
  return E.left(halt._tag === 'Refused' ? halt.refusal.message : 'it could not be checked');
}

/** The answer, if it stands up to what is done about it; or what is wrong with it. */
function* judged(
  cnf: Cnf,
  answer: Satisfiability,
  oversight: Oversight,
): Generator<null, E.Either<string, Satisfiability>> {
  if (answer._tag === 'Satisfiable') {
    const wrong = yield* wrongModel(cnf, answer);
    return wrong === null ? E.right(answer) : E.left(wrong);
  }
  if (oversight === 'believe') return E.right({ _tag: 'Unsatisfiable', proof: answer.proof });
  if (answer.proof === null) return E.left('calls a formula unsatisfiable, and gave no proof');
  const steps = yield* stepsIn(cnf, answer.proof);
  return E.isLeft(steps)
    ? E.left(`calls a formula unsatisfiable, and its proof is refused: ${steps.left}`)
    : E.right({ _tag: 'Unsatisfiable', proof: answer.proof, checked: { steps: steps.right } });
}

const errorOf = (name: string, wrong: string): SolverError => ({
  _tag: 'SolverError',
  message: `the solver’s answer does not count: ${name} ${wrong}; choose another one by --solver`,
});

/** A formula being solved, and then its answer being checked. */
const overseen = (solving: Solving, cnf: Cnf, name: () => string, oversight: Oversight): Solving => {
  let judging: Generator<null, E.Either<string, Satisfiability>> | null = null;
  return {
    ...solving,
    advance: () => {
      if (judging === null) {
        const answer = solving.advance();
        if (answer === null || E.isLeft(answer)) return answer;
        judging = judged(cnf, answer.right, oversight);
      }
      const step = judging.next();
      if (step.done !== true) return null;
      return E.isLeft(step.value) ? E.left(errorOf(name(), step.value.left)) : step.value;
    },
    // While an answer is checked, everything happens here.
    waiting: () => (judging === null ? solving.waiting() : null),
  };
};

/** The solver, with every answer checked; or believed, where a proof would have to be. */
export const checkedSolver = (solver: Solver, oversight: Oversight = 'check'): Solver => ({
  name: solver.name,
  begin: (cnf, { proof }) => {
    const solving = solver.begin(cnf, { proof: proof || oversight === 'check' });
    const name = (): string => solving.by?.() ?? solver.name() ?? 'the solver';
    return overseen(solving, cnf, name, oversight);
  },
});
