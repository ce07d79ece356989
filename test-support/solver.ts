/**
 * Solvers for tests: the one that is always there, and ones that answer as they are told; and formulas for them.
 */
import * as E from 'fp-ts/lib/Either.js';
import { checkedSolver } from '../certificates/checked-solver.ts';
import { propagationOver } from '../certificates/checker/propagation.ts';
import { checkProof } from '../certificates/checker/refutation.ts';
import { noCounts } from '../certificates/checker/search.ts';
import { wasmSolver } from '../host/solvers/wasm.ts';
import type { Atom, Cnf } from '../engines/symbolic/cnf.ts';
import { clausesOf } from '../engines/symbolic/cnf.ts';
import type { Satisfiability, Solver, SolverError, Solving } from '../engines/symbolic/solver.ts';
import { drive } from './drive.ts';
import { right } from './either.ts';

/** CaDiCaL in WebAssembly, loaded, and believed in what it says. */
export const believedWasm: Solver = right(await wasmSolver());

/** The same with its answers checked, as commands use it. */
export const wasm: Solver = checkedSolver(believedWasm);

/** Its answer to a formula, however long that takes. */
export const answerTo = (cnf: Cnf, solver: Solver = wasm): Satisfiability => {
  const solving = solver.begin(cnf, { proof: false });
  for (;;) {
    const answer = solving.advance();
    if (answer !== null) return right(answer);
  }
};

/** A solver's answer, waited for as the command line does; how often it was asked, and what it says of conflicts. */
export const answered = async (
  solver: Solver,
  cnf: Cnf,
  options: { readonly proof: boolean } = { proof: false },
): Promise<{
  readonly answer: E.Either<SolverError, Satisfiability>;
  readonly asked: number;
  readonly conflicts: number | null;
}> => {
  const solving = solver.begin(cnf, options);
  for (let asked = 1; ; asked++) {
    const answer = solving.advance();
    if (answer !== null) {
      const conflicts = solving.conflicts();
      if (E.isLeft(answer)) solving.stop();
      return { answer, asked, conflicts };
    }
    await solving.waiting();
  }
};

/** Clauses over inputs that are called x1, x2, … */
export const cnfOf = (variables: number, clauses: readonly (readonly Atom[])[]): Cnf => ({
  meanings: Array.from({ length: variables }, (_, i) => ({ _tag: 'Input', name: `x${String(i + 1)}` })),
  clauses: Int32Array.from(clauses.flatMap((clause) => [...clause, 0])),
  size: clauses.length,
});

/** So many pigeons in so many holes, each in one of its own: impossible if there are fewer holes, and hard to see. */
export const pigeonhole = (pigeons: number, holes: number): Cnf => {
  const sits = (pigeon: number, hole: number): Atom => pigeon * holes + hole + 1;
  const to = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);
  return cnfOf(pigeons * holes, [
    ...to(pigeons).map((pigeon) => to(holes).map((hole) => sits(pigeon, hole))),
    ...to(holes).flatMap((hole) =>
      to(pigeons).flatMap((one) => to(one).map((other) => [-sits(one, hole), -sits(other, hole)])),
    ),
  ]);
};

/** Whether an assignment satisfies every clause. */
export const satisfies = (cnf: Cnf, holds: (variable: number) => boolean): boolean =>
  [...clausesOf(cnf)].every((clause) => clause.some((literal) => holds(Math.abs(literal)) === literal > 0));

/** Whether some assignment does: all of them are tried. */
export const hasModel = (cnf: Cnf): boolean =>
  Array.from({ length: 2 ** cnf.meanings.length }, (_, bits) => bits).some((bits) =>
    satisfies(cnf, (variable) => ((bits >> (variable - 1)) & 1) === 1),
  );

/** What the checker of certificates says of a proof; `null` if it refutes the formula. */
export const wrongWith = (cnf: Cnf, proof: Uint8Array): string | null => {
  const clauses = propagationOver(cnf.meanings.length);
  for (const clause of clausesOf(cnf)) clauses.give(Int32Array.from(clause), 0, clause.length);
  const checked = drive(checkProof('proof', proof, cnf.meanings.length, clauses, noCounts()));
  return E.isRight(checked) ? null : JSON.stringify(checked.left);
};

/** What becomes of a query: an answer, an error, or `null` for as long as it takes; the last is repeated. */
export type Script = readonly (Satisfiability | SolverError | null)[];

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
