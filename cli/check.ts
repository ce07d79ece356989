/**
 * `strategos check`: one question, one verdict.
 */
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Counterexample } from '../counterexamples/counterexample.ts';
import { counterexampleOf, fileNameOf } from '../counterexamples/counterexample.ts';
import type { Checked, EngineName, ShrunkAttack } from '../engines/check.ts';
import { check } from '../engines/check.ts';
import { standardLimits } from '../engines/exhaustive/exhaustive.ts';
import type { Limits } from '../engines/finding.ts';
import { commandOf } from '../engines/question.ts';
import type { VerdictName } from '../properties/verdict.ts';
import { jsonOf, linesOf } from './check-output.ts';
import type { Answer } from './answer.ts';
import { drive } from './drive.ts';
import type { ExitCode, Failure } from './exit.ts';
import { EXIT } from './exit.ts';
import type { Written } from './files.ts';
import { save } from './files.ts';
import type { Loaded } from './load.ts';
import { load, obeysLaws } from './load.ts';
import type { Asked, Posed } from './question.ts';
import { poseQuestion } from './question.ts';
import { commit } from './surroundings.ts';
import { complain, errorLine, print, printJson, progressLine } from './terminal.ts';
import { version } from './package.ts';

export interface CheckArguments extends Asked {
  readonly engine: EngineName;
  readonly expect: 'holds' | 'violated';
  readonly reduction: boolean;
  readonly maxEvaluations: number;
  readonly maxSeconds: number;
  readonly maxStates: number;
  readonly seed: string;
  readonly runs: number;
  readonly path?: string | undefined;
  /** A folder, where the counterexamples are to be saved. */
  readonly save?: string | undefined;
  readonly json: boolean;
}

/** The command that asks this again, in the same way. */
const commandFor = ({ question }: Posed, { module }: Loaded, args: CheckArguments, path: string | null): string => {
  const parts = [commandOf(question, module ?? question.instance.protocol.name)];
  if (args.validity !== undefined) parts.push(`--validity ${args.validity}`);
  if (args.engine === 'fuzz' || path !== null) parts.push('--engine fuzz', `--seed ${args.seed}`);
  else if (args.engine !== 'auto') parts.push(`--engine ${args.engine}`);
  if (path !== null) parts.push(`--path ${path}`);
  else if (args.engine === 'fuzz') parts.push(`--runs ${String(args.runs)}`);
  if (!args.reduction) parts.push('--no-reduction');
  return parts.join(' ');
};

const pathOf = ({ attack }: ShrunkAttack): string | null => ('path' in attack ? attack.path : null);

/** The counterexamples of a checked question, as they are written to files. */
const counterexamplesOf = (
  loaded: Loaded,
  posed: Posed,
  checked: Checked,
  args: CheckArguments,
): TE.TaskEither<Failure, readonly Counterexample[]> => {
  if (checked.attacks.length === 0) return TE.right([]);
  return pipe(
    TE.Do,
    TE.bind('fingerprint', () => loaded.fingerprint),
    TE.bind('commit', () => TE.fromTask(commit)),
    TE.map(({ fingerprint, commit: at }) =>
      checked.attacks.map((attack) => {
        const path = pathOf(attack);
        return counterexampleOf({
          instance: posed.question.instance,
          t: posed.question.t,
          property: attack.property.name,
          validity: attack.property.name === 'validity' ? posed.validity : null,
          recorded: attack.smallest,
          minimality: 'local',
          fingerprint,
          module: loaded.module,
          provenance: {
            engine: checked.finding.engine,
            seed: path === null ? null : args.seed,
            path,
            command: commandFor(posed, loaded, args, path),
            version: version(),
            commit: at,
          },
        });
      }),
    ),
  );
};

const exitFor = (verdict: VerdictName, expected: VerdictName): ExitCode =>
  verdict === 'unknown' ? EXIT.unknown : verdict === expected ? EXIT.expected : EXIT.unexpected;

/** A path names a fuzzed volley, and only the exhaustive engine can do without reduction. */
const engineFor = ({ path, reduction, engine }: CheckArguments): EngineName =>
  path !== undefined ? 'fuzz' : reduction ? engine : 'exhaustive';

const search = async (
  posed: Posed,
  args: CheckArguments,
): Promise<{ readonly checked: Checked; readonly seconds: number }> => {
  const limits: Limits = { ...standardLimits, evaluations: args.maxEvaluations, states: args.maxStates };
  const begun = performance.now();
  const line = progressLine();
  const checked = await drive(
    check(posed.question, {
      engine: engineFor(args),
      reduction: args.reduction,
      limits,
      fuzz: { seed: args.seed, runs: args.runs, path: args.path ?? null },
    }),
    { seconds: args.maxSeconds, show: line.show },
  );
  line.clear();
  return { checked, seconds: (performance.now() - begun) / 1000 };
};

const saveAll = (
  counterexamples: readonly Counterexample[],
  posed: Posed,
  folder: string | undefined,
): TE.TaskEither<Failure, readonly Written[]> =>
  folder === undefined
    ? TE.right([])
    : pipe(
        counterexamples,
        TE.traverseSeqArray((each) => save(join(folder, fileNameOf(each, posed.question.instance)), each)),
      );

/** The question, looked over: a protocol of one's own has to obey the laws first. */
const pose = (loaded: Loaded, args: CheckArguments): E.Either<Failure, Posed> =>
  pipe(
    poseQuestion(loaded, args),
    E.tap(({ question }) =>
      loaded.module === null ? E.right(null) : obeysLaws(question.instance, question.t, loaded.properties),
    ),
  );

export const checkCommand = (name: string, args: CheckArguments): TE.TaskEither<Failure, ExitCode> =>
  pipe(
    TE.Do,
    TE.bind('loaded', () => load(name)),
    TE.bind('posed', ({ loaded }) => TE.fromEither(pose(loaded, args))),
    TE.bind('searched', ({ posed }) => TE.fromTask(() => search(posed, args))),
    TE.bind('counterexamples', ({ loaded, posed, searched }) =>
      counterexamplesOf(loaded, posed, searched.checked, args),
    ),
    TE.bind('saving', ({ counterexamples, posed }) => TE.fromTask(saveAll(counterexamples, posed, args.save))),
    TE.flatMap(({ loaded, posed, searched, counterexamples, saving }) => {
      // The verdict is printed even where it could not be saved: it may have taken long to find.
      const answer: Answer = {
        loaded,
        posed,
        ...searched,
        counterexamples,
        command: commandFor(posed, loaded, args, null),
        saving: args.save === undefined ? null : saving,
      };
      if (args.json) printJson(jsonOf(answer));
      else print(...linesOf(answer));
      if (E.isRight(saving)) return TE.right(exitFor(searched.checked.verdict, args.expect));
      complain(errorLine(saving.left));
      return TE.right(saving.left.exit);
    }),
  );
