/**
 * Solvers for tests: the one that is always there, and ones that answer as they are told.
 */
import * as E from 'fp-ts/lib/Either.js';
import { wasmSolver } from '../cli/solvers/wasm.ts';
import type { Cnf } from '../engines/symbolic/cnf.ts';
import type { Answer, Solver, SolverError, Solving } from '../engines/symbolic/solver.ts';
import { right } from './either.ts';

/** CaDiCaL in WebAssembly, loaded. */
export const wasm: Solver = right(await wasmSolver());

/** Its answer to a formula, however long that takes. */
export const answerTo = (cnf: Cnf, solver: Solver = wasm): Answer => {
  const solving = solver.begin(cnf, { proof: false });
  for (;;) {
    const answer = solving.advance();
    if (answer !== null) return right(answer);
  }
};

/** What becomes of a query: an answer, an error, or `null` for as long as it takes; the last is repeated. */
export type Script = readonly (Answer | SolverError | null)[];

/** All that was asked of a solver, in order. */
export type Call =
  { readonly _tag: 'begin'; readonly cnf: Cnf; readonly proof: boolean } | { readonly _tag: 'advance' | 'stop' };

/** A solver, and what was asked of it. */
export interface Observed {
  readonly solver: Solver;
  readonly calls: readonly Call[];
}

/** The solver that does with each query what `scriptOf` says; it is worth waiting for `promise`. */
export const scripted = (
  scriptOf: (cnf: Cnf, query: number) => Script,
  promise: Promise<void> | null = null,
): Observed => {
  const calls: Call[] = [];
  let queries = 0;
  const begin = (cnf: Cnf, { proof }: { readonly proof: boolean }): Solving => {
    calls.push({ _tag: 'begin', cnf, proof });
    const script = scriptOf(cnf, queries);
    queries += 1;
    let told = 0;
    return {
      advance: () => {
        calls.push({ _tag: 'advance' });
        const next = script[Math.min(told, script.length - 1)] ?? null;
        told += 1;
        if (next === null) return null;
        return next._tag === 'SolverError' ? E.left(next) : E.right(next);
      },
      waiting: () => promise,
      conflicts: () => null,
      stop: () => {
        calls.push({ _tag: 'stop' });
      },
    };
  };
  return { solver: { name: () => 'scripted', begin }, calls };
};

/** A solver, and what is asked of it; it answers as ever. */
export const observed = (solver: Solver): Observed => {
  const calls: Call[] = [];
  return {
    calls,
    solver: {
      ...solver,
      begin: (cnf, options) => {
        calls.push({ _tag: 'begin', cnf, proof: options.proof });
        return solver.begin(cnf, options);
      },
    },
  };
};
