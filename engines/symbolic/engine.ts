/**
 * What the symbolic engine declares of itself.
 */
import type { Engine } from '../engine.ts';
import type { SymbolicFinding } from './symbolic.ts';
import { symbolic } from './symbolic.ts';

export const symbolicEngine: Engine<'symbolic', SymbolicFinding> = {
  name: 'symbolic',
  run: (question, { solver, limits, symmetry = true, ledgers }) => {
    if (solver === undefined) throw new Error('the symbolic engine was asked for without a solver');
    return symbolic(question, { solver, limits, symmetry, ledger: ledgers?.holds ?? null });
  },
  unreduced: null,
  usesSymmetry: true,
  enumerates: false,
  draws: false,
  solves: true,
  certifies: true,
  uncounted: null,
  trusted: 'the kernel, the symbolic engine and its formulas',
  method:
    'writes all executions down as one formula that is satisfiable if and only if there is an attack, and hands it to a SAT solver. How many scenarios there are follows from the choices; how many of them break something is not counted.',
};
