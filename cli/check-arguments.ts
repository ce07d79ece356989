/**
 * The options of `strategos check`: which of them contradict each other, and the command that asks the same question again.
 */
import type { EngineName } from '../engines/check-options.ts';
import { standardLimits } from '../engines/exhaustive/exhaustive.ts';
import { engineThat } from '../engines/registry.ts';
import { LISTED, RUNS, SEED } from '../inquiry/check-defaults.ts';
import type { Command } from '../inquiry/command.ts';
import { commandAbout, fileOption, flag, option, optional, withOptions } from '../inquiry/command.ts';
import type { Posed } from '../inquiry/question.ts';
import { certifyingEngines, engineNamed } from './engine-choices.ts';
import type { Loaded } from '../host/load.ts';
import type { QuestionOptions } from './question.ts';
import type { SolverName } from '../host/solvers/solvers.ts';

export interface CheckArguments extends QuestionOptions {
  readonly engine: EngineName;
  readonly expect: 'holds' | 'violated';
  /** Whether samples that break nothing count as holding, for the exit code. */
  readonly accept?: 'sampled' | undefined;
  readonly reduction: boolean;
  readonly maxEvaluations: number;
  readonly maxSeconds: number;
  readonly maxStates: number;
  readonly seed: string;
  readonly runs: number;
  readonly path?: string | undefined;
  readonly solver: SolverName;
  /** Whether it is believed; otherwise its proofs are checked. */
  readonly trustSolver: boolean;
  /** Whether to look for the fewest lies. */
  readonly minimum: boolean;
  /** Whether to list all of the smallest attacks, and at most how many. */
  readonly all: boolean;
  readonly limit: number;
  /** A folder, where what was proved is to be certified. */
  readonly certificate?: string | undefined;
  /** A folder, where the counterexamples are to be saved. */
  readonly save?: string | undefined;
  /** Whether its types are looked over first, for where it looks at truth values. */
  readonly static?: boolean;
  readonly json: boolean;
}

/** The engine that draws what a path leads to. */
const drawing = engineThat(({ draws }) => draws);

/** The engine that can do without reduction. */
const reducing = engineThat(({ unreduced }) => unreduced !== null);

/** The command that asks this again, in the same way: it finds the same attack. With the path of one that was fuzzed, only that. */
export const commandFor = (
  { question }: Posed,
  { module }: Loaded,
  args: CheckArguments,
  path: string | null,
): Command => {
  const engine = path === null ? args.engine : drawing.name;
  const isFuzzed = engineNamed(engine)?.draws === true;
  return withOptions(
    commandAbout('check', question, module ?? question.instance.protocol.name),
    ...optional('--validity', args.validity),
    ...(engine === 'auto' ? [] : [option('--engine', engine)]),
    ...(isFuzzed || args.seed !== SEED ? [option('--seed', args.seed)] : []),
    ...optional('--path', path),
    ...(path === null && (isFuzzed || args.runs !== RUNS) ? [option('--runs', args.runs)] : []),
    ...(args.reduction ? [] : [flag('--no-reduction')]),
    // Where limits stop a search, they decide which attacks it comes upon.
    ...(args.maxEvaluations === standardLimits.evaluations ? [] : [option('--max-evaluations', args.maxEvaluations)]),
    ...(args.maxStates === standardLimits.states ? [] : [option('--max-states', args.maxStates)]),
    ...(args.minimum || args.all ? [flag('--minimum')] : []),
    // Each solver has its own order of trying.
    ...(args.solver === 'auto' ? [] : [option('--solver', args.solver)]),
    ...(args.trustSolver ? [flag('--trust-solver')] : []),
    // Formulas that are certified are written differently, so another attack satisfies them first.
    ...(args.certificate === undefined ? [] : [fileOption('--certificate', args.certificate)]),
  );
};

/** A path names a fuzzed volley, and only the exhaustive engine can do without reduction. */
export const engineFor = ({ path, reduction, engine }: CheckArguments): EngineName =>
  path !== undefined ? drawing.name : reduction ? engine : reducing.name;

/** The option that decided for the engine. */
const deciding = ({ path, reduction, engine, certificate }: CheckArguments): string =>
  path !== undefined
    ? '--path'
    : !reduction
      ? '--no-reduction'
      : engine === 'auto' && certificate !== undefined
        ? '--certificate'
        : `--engine ${engine}`;

/** What is wrong with options that are for another engine than the one that was decided for. */
const forAnotherEngine = (args: CheckArguments): string | null => {
  const engine = engineFor(args);
  const decided = deciding(args);
  const meant = engineNamed(engine);
  if (args.certificate !== undefined && meant?.certifies === false)
    return `only ${certifyingEngines()} proves anything that could be certified, so --certificate does not go with ${decided}`;
  if (!args.reduction && args.path !== undefined)
    return `--path is for the ${drawing.name} engine, and --no-reduction for the ${reducing.name} one; leave one of them out`;
  if (args.engine !== 'auto' && args.engine !== engine)
    return `${decided} is for the ${engine} engine, and does not go with --engine ${args.engine}; leave one of them out`;
  const fuzzing = args.seed !== SEED ? '--seed' : args.runs !== RUNS ? '--runs' : null;
  if (fuzzing !== null && (args.certificate !== undefined || meant?.draws === false))
    return `${fuzzing} is for the ${drawing.name} engine, and does not go with ${decided}; leave one of them out`;
  const solving = args.solver !== 'auto' ? '--solver' : args.trustSolver ? '--trust-solver' : null;
  const asksSolver = args.all || meant === null || meant.solves || (args.minimum && !meant.enumerates);
  if (solving !== null && !asksSolver)
    return `with ${decided} no solver is asked, so ${solving} does not go with it; leave one of them out`;
  return null;
};

/** Options that contradict each other, in words; `null` where none do. */
export const contradictingOptions = (args: CheckArguments): string | null => {
  if (args.path !== undefined && args.runs !== RUNS)
    return '--path is of one volley and --runs of many; leave one of them out';
  if (args.limit !== LISTED && !args.all) return '--limit is about what --all lists; add --all, or leave --limit out';
  return forAnotherEngine(args);
};
