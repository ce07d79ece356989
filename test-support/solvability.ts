/**
 * Questions of solvability in one line, for lists of them: `crash 3 1 2`, that is n = 3, t = 1, two rounds; then the
 * problem, consensus unless another is named, and the validity, the usual one unless another is named.
 */
import type { SolvabilityQuestion } from '../engines/impossibility/solvability/question.ts';
import { usualValidity } from '../engines/impossibility/solvability/question.ts';
import { faultModelOf } from '../model/faults/registry.ts';
import type { Problem } from '../model/problem.ts';
import type { ValidityName } from '../properties/validity.ts';
import { right } from './either.ts';

/** The question that is written so. */
export const asking = (text: string): SolvabilityQuestion => {
  const [name = '', n, t, rounds, problem = 'consensus', validity] = text.split(' ');
  const faults = right(faultModelOf(name));
  return {
    n: Number(n),
    t: Number(t),
    rounds: Number(rounds),
    faults,
    problem: problem as Problem,
    validity: (validity as ValidityName | undefined) ?? usualValidity(problem as Problem, faults),
  };
};
