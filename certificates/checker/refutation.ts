/**
 * Checking a proof: every step follows from the formula and the steps before it by unit propagation, and the last is the
 * empty clause (docs/certificates.md, point 5). What is deleted may not be used any more.
 */
import * as E from 'fp-ts/lib/Either.js';
import { proofOf } from './proof.ts';
import type { Propagation } from './propagation.ts';
import type { Flaw } from './refusal.ts';
import type { CheckerSearch, Tally } from './search.ts';
import { pause, refuse } from './search.ts';

/** So many literals are propagated in one turn, or so many steps are read. */
const TURN = { propagations: 100_000, steps: 1_000 } as const;

const stepText = (literals: Int32Array, length: number): string => {
  const shown = [...literals.subarray(0, Math.min(length, 12))].join(' ');
  return length > 12 ? `${shown} … (${String(length)} literals)` : `${shown} 0`.trimStart();
};

export const doesNotFollow = (literals: Int32Array, length: number, step: number, line: number): Flaw => ({
  _tag: 'Step',
  line,
  message: `step ${String(step)}, “${stepText(literals, length)}”, does not follow from the formula and the steps before it by unit propagation; steps that need more than that (RAT) are not read`,
});

/** Whether the proof refutes the clauses that are given. */
export const checkProof = function* (
  file: string,
  bytes: Uint8Array,
  variables: number,
  clauses: Propagation,
  tally: Tally,
): CheckerSearch<null> {
  const proof = proofOf(bytes, variables);
  const before = tally.propagations;
  let turn = tally.propagations;
  let closed = false;
  for (let read = 1; ; read++) {
    const step = proof.next();
    if (step._tag === 'Flawed') return refuse(file, step.flaw);
    if (step._tag === 'End') {
      if (closed) return E.right(null);
      const why = read === 1 ? 'the file is empty' : 'the proof is cut short: it ends without the empty clause';
      return refuse(file, { _tag: 'Truncated', line: step.line, message: why });
    }
    const { length, line } = step;
    if (closed) return refuse(file, { _tag: 'Proof', line, message: 'there is more after the empty clause' });
    if (step._tag === 'Deletion') {
      tally.deletions += 1;
      clauses.forget(proof.literals(), 0, length);
    } else {
      tally.steps += 1;
      if (!clauses.derive(proof.literals(), 0, length))
        return refuse(file, doesNotFollow(proof.literals(), length, read, line));
      closed = length === 0;
    }
    tally.propagations = before + clauses.propagations();
    if (tally.propagations - turn > TURN.propagations || read % TURN.steps === 0) {
      turn = tally.propagations;
      const goesOn = yield* pause(
        tally,
        'checking the formulas and proofs',
        `${file}, step ${read.toLocaleString('en')}`,
      );
      if (E.isLeft(goesOn)) return goesOn;
    }
  }
};
