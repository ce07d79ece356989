/**
 * Which solver to use: the native one where there is one, else the one that is built in.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Cnf } from '../../engines/symbolic/cnf.ts';
import type { Solver, SolverError, Solving } from '../../engines/symbolic/solver.ts';

export const SOLVERS = ['auto', 'native', 'wasm'] as const;

export type SolverName = (typeof SOLVERS)[number];

/** The solver of that name, ready to be used. Loaded only here, since most checks need none. */
export const solverOf = async (name: SolverName): Promise<E.Either<SolverError, Solver>> => {
  const wasm = async (): Promise<E.Either<SolverError, Solver>> => (await import('./wasm.ts')).wasmSolver();
  const native = async (): Promise<E.Either<SolverError, Solver>> => (await import('./native.ts')).nativeSolver();
  switch (name) {
    case 'wasm':
      return wasm();
    case 'native':
      return native();
    case 'auto': {
      const found = await native();
      return E.isRight(found) ? found : wasm();
    }
  }
};

/**
 * The solver of that name, found and loaded when it is first needed. Where there is none, that is the answer to every query,
 * and the verdict stays unknown.
 */
export const solverWhenNeeded = (name: SolverName): Solver => {
  let loading: Promise<void> | null = null;
  let loaded: E.Either<SolverError, Solver> | null = null;
  const begin = (cnf: Cnf, options: { readonly proof: boolean }): Solving => {
    loading ??= solverOf(name).then((found) => {
      loaded = found;
    });
    const waitingFor = loading;
    let solving: Solving | null = null;
    return {
      advance: () => {
        if (solving === null) {
          if (loaded === null) return null;
          if (E.isLeft(loaded)) return loaded;
          solving = loaded.right.begin(cnf, options);
        }
        return solving.advance();
      },
      waiting: () => (solving === null ? waitingFor : solving.waiting()),
      conflicts: () => solving?.conflicts() ?? null,
      stop: () => {
        solving?.stop();
      },
    };
  };
  return {
    // Known only once it is loaded; before that nothing was asked of it.
    name: () => (loaded !== null && E.isRight(loaded) ? loaded.right.name() : null),
    begin,
  };
};
