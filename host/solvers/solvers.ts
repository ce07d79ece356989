/**
 * Which solver to use.
 *
 * Solvers are found and loaded when they are first needed, since most checks need none. `auto` begins with the one that is
 * built in, because most formulas are easy and a process for each of them would take longer than solving it; what is not
 * solved within a slice goes to a native one, if there is one. None of them is believed (`certificates/checked-solver.ts`), unless that
 * is asked for.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Solver, SolverError, Solving } from '../../engines/symbolic/solver.ts';

export const SOLVERS = ['auto', 'native', 'wasm'] as const;

export type SolverName = (typeof SOLVERS)[number];

type Found = E.Either<SolverError, Solver>;

/** The solver of that kind, ready to be used. */
export const solverOf = async (kind: 'native' | 'wasm'): Promise<Found> =>
  kind === 'wasm' ? (await import('./wasm.ts')).wasmSolver() : (await import('./native.ts')).nativeSolver();

/** A solver that is looked for or loaded when it is first needed, once. */
interface Finder {
  /** Look for it, or wait for whoever does. */
  readonly find: () => Promise<void>;
  /** What was found; `null` as long as nobody has looked. */
  readonly found: () => Found | null;
}

const finder = (look: () => Promise<Found>): Finder => {
  let looking: Promise<void> | null = null;
  let found: Found | null = null;
  return {
    find: () =>
      (looking ??= look().then((result) => {
        found = result;
      })),
    found: () => found,
  };
};

/** The name of what was found. */
const nameOf = ({ found }: Finder): string | null => {
  const result = found();
  return result !== null && E.isRight(result) ? result.right.name() : null;
};

type Begin = Solver['begin'];

/** Wait until a solver is found, then let it solve. Where there is none, that is the answer to every query. */
const beginWith =
  ({ find, found }: Finder): Begin =>
  (cnf, options) => {
    const looking = find();
    let solving: Solving | null = null;
    return {
      advance: () => {
        const solver = found();
        if (solver === null) return null;
        if (E.isLeft(solver)) return solver;
        solving ??= solver.right.begin(cnf, options);
        return solving.advance();
      },
      waiting: () => (solving === null ? looking : solving.waiting()),
      conflicts: () => solving?.conflicts() ?? null,
      stop: () => {
        solving?.stop();
      },
    };
  };

/** Begin with one; what it has not solved after a slice goes to the other, if that is there. */
const beginWithBoth =
  (quick: Finder, strong: Finder): Begin =>
  (cnf, options) => {
    let solving = beginWith(quick)(cnf, options);
    let worker = quick;
    let stage: 'quick' | 'looking' | 'settled' = 'quick';
    /** The strong one takes over as soon as it is found to be there. */
    const takeOver = (): void => {
      const found = strong.found();
      if (found === null) return;
      stage = 'settled';
      if (E.isLeft(found)) return;
      solving.stop();
      solving = found.right.begin(cnf, options);
      worker = strong;
    };
    return {
      advance: () => {
        if (stage === 'looking') takeOver();
        if (stage === 'looking') return null;
        const wasFound = quick.found() !== null;
        const answer = solving.advance();
        if (answer === null && wasFound && stage === 'quick') stage = 'looking';
        return answer;
      },
      waiting: () => (stage === 'looking' ? strong.find() : solving.waiting()),
      conflicts: () => solving.conflicts(),
      by: () => nameOf(worker),
      stop: () => {
        solving.stop();
      },
    };
  };

/** The solver of that name, believed in everything. */
const unchecked = (name: SolverName): Solver => {
  const [wasm, native] = [finder(() => solverOf('wasm')), finder(() => solverOf('native'))];
  switch (name) {
    case 'wasm':
      return { name: () => nameOf(wasm), begin: beginWith(wasm) };
    case 'native':
      return { name: () => nameOf(native), begin: beginWith(native) };
    case 'auto':
      return {
        name: () => [nameOf(wasm), nameOf(native)].filter((each) => each !== null).join(' and ') || null,
        begin: beginWithBoth(wasm, native),
      };
  }
};

/** The solver of that name, with its answers checked, unless it is to be trusted; looked for only when it is needed. */
export const solverWhenNeeded = (name: SolverName, trusted = false): Solver => {
  const solver = unchecked(name);
  // What checks it is loaded when it is needed, too.
  const checked = finder(async () => {
    const { checkedSolver } = await import('../../certificates/checked-solver.ts');
    return E.right(checkedSolver(solver, trusted ? 'believe' : 'check'));
  });
  return { name: solver.name, begin: beginWith(checked) };
};
