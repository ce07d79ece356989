/**
 * Checking a formula: every clause is asserted, or follows from what its gates mean (docs/certificates.md, point 4).
 *
 * So whatever scenario breaks the claim satisfies all of them, with every gate at its value; and if they cannot be
 * satisfied there is no such scenario.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Literal } from '../../model/circuit.ts';
import type { CircuitClaim } from './claim.ts';
import type { DimacsFormula } from './dimacs.ts';
import { literalsOf } from './gates.ts';
import { clauseFollows } from './justify.ts';
import type { Propagation } from './propagation.ts';
import { propagationOver } from './propagation.ts';
import type { CheckerSearch, Tally } from './search.ts';
import { pause, refuse } from './search.ts';

/** So many clauses are looked at in one turn. */
const TURN = 512;

/** The clause as it stands in the file, cut where it is long. */
const clauseText = ({ literals, starts }: DimacsFormula, clause: number): string => {
  const [from, to] = [starts[clause] as number, starts[clause + 1] as number];
  const shown = [...literals.subarray(from, Math.min(to, from + 12))].join(' ');
  return to - from > 12 ? `${shown} … (${String(to - from)} literals)` : `${shown} 0`.trimStart();
};

/** Why a clause is not justified, in words. */
const unjustified = (formula: DimacsFormula, clause: number): string => {
  const length = (formula.starts[clause + 1] as number) - (formula.starts[clause] as number);
  const text = `clause ${String(clause + 1)}, “${clauseText(formula, clause)}”,`;
  if (length === 0) return `${text} is the empty clause, and nothing that is asserted is false by itself`;
  return length === 1
    ? `${text} is not asserted by the claim, and does not follow from what its gate means`
    : `${text} does not follow from what its gates mean`;
};

/** The formula's clauses, each of them justified, ready for the proof. */
export const checkFormula = function* (
  file: string,
  formula: DimacsFormula,
  { circuit, inputs, asserted }: CircuitClaim,
  tally: Tally,
): CheckerSearch<Propagation> {
  const made = literalsOf(circuit, inputs, formula);
  if (E.isLeft(made)) return refuse(file, made.left);
  const meant = made.right;
  const { literals, starts, lines, clauses, variables } = formula;
  const known = new Set<Literal>(asserted);
  const given = propagationOver(variables);
  tally.variables += variables;
  const clause: Literal[] = [];
  for (let i = 0; i < clauses; i++) {
    const [from, to] = [starts[i] as number, starts[i + 1] as number];
    clause.length = 0;
    for (let j = from; j < to; j++) {
      const literal = literals[j] as number;
      clause.push(literal < 0 ? -(meant[-literal] as number) : (meant[literal] as number));
    }
    // The empty clause says that something asserted is false by itself, and -1 is the falsehood of the circuit.
    const isAsserted = to - from === 1 ? known.has(clause[0] as Literal) : to === from && known.has(-1);
    if (!isAsserted && !clauseFollows(circuit, clause))
      return refuse(file, { _tag: 'Clause', line: lines[i] as number, message: unjustified(formula, i) });
    given.give(literals, from, to);
    tally.clauses += 1;
    if (i % TURN === 0) {
      const goesOn = yield* pause(
        tally,
        'checking the formulas and proofs',
        `${file}, clause ${(i + 1).toLocaleString('en')}`,
      );
      if (E.isLeft(goesOn)) return goesOn;
    }
  }
  return E.right(given);
};
