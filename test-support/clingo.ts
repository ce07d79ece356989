/**
 * clingo, the answer set solver, asked about the programs in `test-support/clingo`: a second opinion that shares no
 * line with the protocols, the fault models and the engines.
 *
 * An answer set of a program is an attack. What a program is asked about are its constants, and the head of its file
 * says which those are. A warning of clingo is an error here, because it is how a misspelt atom shows.
 *
 * Limits: a search that takes more than `MOST_CONFLICTS`, or has more than `MOST_ANSWER_SETS` to count, fails the test.
 * A program's text goes over the stack of the WebAssembly module, which has room for about 0.7 MB. The module prints a
 * line when it is loaded, at the first question.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as Clingo from 'clingo-wasm';

/** The programs, as their files are called. */
export type ProgramName = 'om' | 'om-lies' | 'phase-king';

/** What the constants of a program are set to. */
export type Constants = Readonly<Record<string, number | string>>;

/** Whether there is an attack, and the least cost of one where the program minimises something. */
export interface Answer {
  readonly attack: boolean;
  readonly optimum: number | null;
}

/** Far more than what we ask about needs; a limit in seconds would depend on the machine. */
const MOST_CONFLICTS = 1_000_000;

const MOST_ANSWER_SETS = 1_000_000;

// The package is CommonJS and its default export is `run`: as an import, Node and Vitest take it apart differently.
const clingo = createRequire(import.meta.url)('clingo-wasm') as typeof Clingo;

let loading: Promise<Clingo.RunFunction> | undefined;

/** The solver, loaded once. A newer Node would choose the build with threads, which comes without its `.wasm`. */
const solver = (): Promise<Clingo.RunFunction> => (loading ??= clingo.init({ singleThreaded: true }));

/** The text of programs, taken together. */
const textOf = (names: readonly ProgramName[]): string =>
  names.map((name) => readFileSync(new URL(`clingo/${name}.lp`, import.meta.url), 'utf8')).join('\n');

/** What clingo says about a program, of which it is to find so many answer sets. */
const run = async (
  text: string,
  constants: Constants,
  answerSets: number,
  options: readonly string[],
): Promise<Clingo.ClingoResult> => {
  const settings = Object.entries(constants).map(([name, value]) => `--const ${name}=${String(value)}`);
  const solveText = await solver();
  const result = solveText(text, answerSets, [`--solve-limit=${String(MOST_CONFLICTS)}`, ...options, ...settings]);
  if (result.Result === 'ERROR') throw new Error(`clingo: ${result.Error}`);
  const warnings = result.Warnings.filter((warning) => warning !== '');
  if (warnings.length > 0) throw new Error(`clingo: ${warnings.join('\n')}`);
  if (result.Result === 'UNKNOWN') throw new Error(`clingo: more than ${String(MOST_CONFLICTS)} conflicts`);
  return result;
};

/** Solve the text of a program. */
export const solve = async (text: string, constants: Constants = {}): Promise<Answer> => {
  // One answer set, and an optimal one where something is minimised.
  const { Result, Call } = await run(text, constants, 1, ['--opt-mode=optN']);
  if (Result === 'UNSATISFIABLE') return { attack: false, optimum: null };
  const optimum = Call.at(-1)?.Witnesses.at(-1)?.Costs?.[0] ?? null;
  // A search that was cut short may have found something, and not that there is nothing better.
  if (optimum !== null && Result !== 'OPTIMUM FOUND') throw new Error(`clingo: at most ${String(optimum)}, unproven`);
  return { attack: true, optimum };
};

/** Ask programs, taken together, whether there is an attack. */
export const ask = (names: readonly ProgramName[], constants: Constants): Promise<Answer> =>
  solve(textOf(names), constants);

/** How many answer sets a program has. */
export const count = async (name: ProgramName, constants: Constants): Promise<number> => {
  const { Models } = await run(textOf([name]), constants, MOST_ANSWER_SETS, ['--quiet=2']);
  if (Models.More === 'yes') throw new Error(`clingo: more than ${String(Models.Number)} answer sets`);
  return Models.Number;
};
