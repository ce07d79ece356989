/**
 * CaDiCaL compiled to WebAssembly: the solver that is always there.
 *
 * It works in slices of so many conflicts, so that Ctrl-C and the clock are heard, and answers the same on every machine.
 * There is no proof file; its proof is the clauses that it learns, which is complete as long as nothing else is derived on
 * the way, so inprocessing and on-the-fly strengthening are off where a proof is wanted.
 */
import { Cadical, loadCadical } from 'cadical-wasm';
import * as E from 'fp-ts/lib/Either.js';
import type { Cnf } from '../../engines/symbolic/cnf.ts';
import { clauseText } from '../../engines/symbolic/dimacs.ts';
import type { Satisfiability, Solver, SolverError, Solving } from '../../engines/symbolic/solver.ts';

/** Conflicts between two looks at the clock: some tens of milliseconds. */
const SLICE = 2_000;

/** Longer learned clauses than this there are none. */
const ANY_LENGTH = 2 ** 31 - 1;

const failed = (thrown: unknown): SolverError => ({
  _tag: 'SolverError',
  message: `the WebAssembly solver failed: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
});

const begin = (module: Awaited<ReturnType<typeof loadCadical>>, cnf: Cnf, wantsProof: boolean): Solving => {
  const solver = new Cadical(module, wantsProof ? { quiet: true, inprocessing: false, otfs: false } : { quiet: true });
  const encoder = new TextEncoder();
  let conflicts = 0;
  let refuted = false;
  let learned: string[] = [];
  const pieces: Uint8Array[] = [];
  const flush = (): void => {
    pieces.push(encoder.encode(learned.join('')));
    learned = [];
  };
  solver.setLearn(ANY_LENGTH, (clause) => {
    conflicts += 1;
    refuted ||= clause.length === 0;
    if (!wantsProof) return;
    learned.push(`${clause.join(' ')}${clause.length === 0 ? '' : ' '}0\n`);
    if (learned.length >= SLICE) flush();
  });
  solver.ensureVars(cnf.meanings.length);
  for (const piece of clauseText(cnf)) solver.addDimacs(piece);
  const proof = (): Uint8Array => {
    // The empty clause is what "unsatisfiable" means; it is told only if it was learned.
    if (!refuted) learned.push('0\n');
    flush();
    return joined(pieces);
  };
  const answer = (): Satisfiability | null => {
    switch (solver.solve({ conflicts: SLICE })) {
      case 'satisfiable': {
        const model = solver.model();
        return { _tag: 'Satisfiable', holds: (variable) => model[variable] === true };
      }
      case 'unsatisfiable':
        return { _tag: 'Unsatisfiable', proof: wantsProof ? proof() : null };
      case 'unknown':
        return null;
    }
  };
  return {
    advance: () => {
      try {
        const found = answer();
        if (found !== null) solver.dispose();
        return found === null ? null : E.right(found);
      } catch (thrown) {
        return E.left(failed(thrown));
      }
    },
    waiting: () => null,
    conflicts: () => conflicts,
    stop: () => {
      solver.dispose();
    },
  };
};

const joined = (pieces: readonly Uint8Array[]): Uint8Array => {
  const all = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
};

/** The solver, loaded; or why it cannot be. */
export const wasmSolver = async (): Promise<E.Either<SolverError, Solver>> => {
  try {
    const module = await loadCadical();
    const { signature } = new Cadical(module, { quiet: true });
    return E.right({
      name: () => `${signature.replace('cadical-', 'CaDiCaL ')} (WebAssembly)`,
      begin: (cnf, { proof }) => begin(module, cnf, proof),
    });
  } catch (thrown) {
    return E.left(failed(thrown));
  }
};
