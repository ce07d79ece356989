/**
 * One query put to a solver, with progress, and stopped where it is told to.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Search } from '../finding.ts';
import type { Meter } from '../meter.ts';
import { reportProgress } from '../meter.ts';
import type { Cnf } from './cnf.ts';
import type { Satisfiability, Solver } from './solver.ts';

/** The solver's answer; `null` where it was stopped or failed, which the meter then says. */
export function* solve(solver: Solver, cnf: Cnf, proof: boolean, meter: Meter): Search<Solved | null> {
  const before = meter.phase;
  meter.phase = 'solving';
  const solving = solver.begin(cnf, { proof });
  for (;;) {
    const answer = solving.advance();
    if (answer !== null && E.isRight(answer)) {
      meter.phase = before;
      return { answer: answer.right, conflicts: solving.conflicts() };
    }
    // Whoever drives is asked before a failure is believed: Ctrl-C ends the solver as well.
    yield* reportProgress(meter, solving.waiting());
    if (answer !== null) meter.stopped ??= { _tag: 'solver', message: answer.left.message };
    if (meter.stopped !== null) {
      solving.stop();
      return null;
    }
  }
}

export interface Solved {
  readonly answer: Satisfiability;
  readonly conflicts: number | null;
}
