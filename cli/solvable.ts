/**
 * `strategos solvable`: whether any deterministic protocol of so many rounds exists.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { UNSOLVABLE } from '../certificates/argument.ts';
import { unsolvableCertificate } from '../certificates/argument-issue.ts';
import { exhaustive } from '../engines/exhaustive/exhaustive.ts';
import type { Counted } from '../engines/finding.ts';
import type { Solvability } from '../engines/impossibility/solvability/answer.ts';
import type { SolvabilityQuestion } from '../engines/impossibility/solvability/question.ts';
import { usualValidity } from '../engines/impossibility/solvability/question.ts';
import { solvability } from '../engines/impossibility/solvability/solvability.ts';
import type { Command } from '../inquiry/command.ts';
import { commandText, fileOption, option, withOptions } from '../inquiry/command.ts';
import type { FaultModel } from '../model/fault-model.ts';
import { faultModelOf } from '../model/faults/registry.ts';
import { instanceOf } from '../model/instance.ts';
import { nearest } from '../model/nearest.ts';
import type { Problem } from '../model/problem.ts';
import { problemOf, problems, usualProblem } from '../model/problem.ts';
import type { Protocol } from '../model/protocol.ts';
import { thousands } from '../model/thousands.ts';
import { agreement } from '../properties/agreement.ts';
import { termination } from '../properties/termination.ts';
import type { ValidityName } from '../properties/validity.ts';
import { validity as validityOf } from '../properties/validity.ts';
import { boundText } from '../properties/verdict.ts';
import { solvabilityLines } from '../reports/story/solvability.ts';
import { now } from '../host/clock.ts';
import { drive } from '../host/drive.ts';
import type { ExitCode, Failure } from '../host/exit.ts';
import { separate } from '../host/destination.ts';
import { EXIT, usageFailure } from '../host/exit.ts';
import type { Written } from '../host/files.ts';
import { certificateLines, writeOwn } from '../host/files.ts';
import { version } from '../host/package.ts';
import { commit } from './surroundings.ts';
import { print, printJson, progressLine } from '../host/terminal.ts';

export interface SolvableArguments {
  readonly n?: number | undefined;
  readonly t?: number | undefined;
  readonly rounds?: number | undefined;
  readonly faults: string;
  readonly problem?: string | undefined;
  readonly validity?: string | undefined;
  readonly expect?: 'solvable' | 'impossible' | undefined;
  readonly maxSeconds: number;
  /** A file, where a chain of executions is to be kept for “certify”. */
  readonly certificate?: string | undefined;
  readonly json: boolean;
}

const PROBLEMS = problems.map(({ name }) => name);

const faultsIn = (name: string): E.Either<Failure, FaultModel> =>
  pipe(
    faultModelOf(name),
    E.mapLeft(({ message }) => usageFailure(message)),
  );

const problemIn = (name: string | undefined, faults: FaultModel): E.Either<Failure, Problem> => {
  if (name === undefined) return E.right(usualProblem(faults));
  const known = PROBLEMS.find((each) => each === name);
  if (known !== undefined) return E.right(known);
  const near = nearest(name, PROBLEMS);
  const hint = near === null ? '' : ` Did you mean ${near}?`;
  return E.left(usageFailure(`there is no problem “${name}”.${hint} There are ${PROBLEMS.join(', ')}.`));
};

const needed = (value: number | undefined, standard: number | null, option: string): E.Either<Failure, number> => {
  const given = value ?? standard;
  const example = 'strategos solvable -n 3 -t 1 --rounds 2 --faults byzantine';
  return given === null ? E.left(usageFailure(`solvable needs ${option}; for example: ${example}`)) : E.right(given);
};

/** The question that the options ask. */
const questionIn = (args: SolvableArguments): E.Either<Failure, SolvabilityQuestion> =>
  pipe(
    E.Do,
    E.bind('faults', () => faultsIn(args.faults)),
    E.bind('problem', ({ faults }) => problemIn(args.problem, faults)),
    E.bind('n', ({ problem }) => needed(args.n, problemOf({ problem }).n, '-n, how many generals')),
    E.bind('t', ({ faults }) => needed(args.t, faults.generalsFail ? null : 0, '-t, how many may be faulty')),
    E.bind('rounds', () => needed(args.rounds, null, '--rounds, how many rounds a protocol may take')),
    // The engine says which conditions there are if this is none of them.
    E.let('validity', ({ faults, problem }) => (args.validity ?? usualValidity(problem, faults)) as ValidityName),
  );

/** What the exhaustive engine makes of the protocol that was found. */
const checkOf = async (
  { n, t, faults, validity }: SolvabilityQuestion,
  protocol: Protocol,
  seconds: number,
): Promise<Counted> => {
  const instance = instanceOf(protocol, { n, m: t }, faults);
  if (E.isLeft(instance)) throw new Error(`the protocol that was found cannot be run: ${instance.left.message}`);
  const properties = [agreement, validityOf(validity), termination];
  const found = await drive(exhaustive({ instance: instance.right, t, properties }), {
    seconds,
    show: () => undefined,
  });
  const broken = Object.entries(found.violating).find(([, count]) => count > 0n);
  if (broken !== undefined) throw new Error(`the protocol that was found breaks ${broken[0]}`);
  return found;
};

interface Answered {
  readonly question: SolvabilityQuestion;
  readonly answer: Solvability;
  readonly checked: Counted | null;
  readonly seconds: number;
}

const answerTo = async (question: SolvabilityQuestion, { maxSeconds }: SolvableArguments): Promise<Answered> => {
  const begun = now();
  const line = progressLine();
  const answer = await drive(solvability(question), { seconds: maxSeconds, show: line.show });
  line.clear();
  const checked =
    answer._tag === 'Solvable' && E.isRight(answer.protocol)
      ? await checkOf(question, answer.protocol.right, maxSeconds)
      : null;
  return { question, answer, checked, seconds: (now() - begun) / 1000 };
};

/** What became of the protocol that was found. */
const protocolLines = ({ answer, checked }: Answered): readonly string[] => {
  if (answer._tag !== 'Solvable') return [];
  if (E.isLeft(answer.protocol)) return ['', `It was not checked by another engine: ${answer.protocol.left.message}.`];
  if (checked === null) return [];
  return checked.stopped === null
    ? ['', `The exhaustive engine agrees: it holds in all ${thousands(checked.scenarios)} scenarios.`]
    : ['', `The exhaustive engine found nothing wrong with it before ${boundText(checked.stopped)}.`];
};

/** The command that asks this again. */
const commandFor = ({ n, t, rounds, faults, problem, validity }: SolvabilityQuestion): Command => ({
  name: 'solvable',
  about: [],
  options: [
    option('-n', n),
    ...(faults.generalsFail ? [option('-t', t)] : []),
    option('--rounds', rounds),
    option('--faults', faults.name),
    option('--problem', problem),
    option('--validity', validity),
  ],
});

/** Keep a chain as a certificate; only what is impossible has one. */
const certify = ({ question, answer }: Answered, path: string | undefined): TE.TaskEither<Failure, Written | null> =>
  path === undefined || answer._tag !== 'Impossible'
    ? TE.right(null)
    : pipe(
        TE.Do,
        TE.bind('codec', () => TE.fromTask(() => import('../certificates/argument-codec.ts'))),
        TE.bind('at', () => TE.fromTask(commit)),
        TE.bind('checker', () => TE.fromTask(() => import('./certify-argument.ts'))),
        TE.chain(({ codec, at, checker }) => {
          const origin = {
            command: commandText(withOptions(commandFor(question), fileOption('--certificate', path))),
            version: version(),
            commit: at,
          };
          return pipe(
            writeOwn(path, codec.textOfArgument(unsolvableCertificate(question, answer.chain, origin)), UNSOLVABLE),
            TE.tap(() => checker.acceptedArgument(path)),
          );
        }),
      );

const VERDICTS = { Impossible: 'impossible', Solvable: 'solvable', Unknown: 'unknown', Refused: 'unknown' } as const;

const jsonOf = ({ question, answer, checked, seconds }: Answered): object => ({
  schema: 'strategos/solvable/1',
  verdict: VERDICTS[answer._tag],
  n: question.n,
  t: question.t,
  rounds: question.rounds,
  faults: question.faults.name,
  problem: question.problem,
  validity: question.validity,
  ...(answer._tag === 'Impossible' ? { chain: answer.chain } : {}),
  ...(answer._tag === 'Solvable' ? { decisions: answer.decisions, components: answer.components } : {}),
  ...('size' in answer ? { size: answer.size } : {}),
  stopped: answer._tag === 'Unknown' ? answer.bound : null,
  checked: checked === null ? null : { engine: checked.engine, scenarios: checked.scenarios, stopped: checked.stopped },
  ms: Math.round(seconds * 1000),
});

const exitFor = ({ answer }: Answered, { expect }: SolvableArguments): ExitCode => {
  const verdict = VERDICTS[answer._tag];
  if (verdict === 'unknown') return EXIT.unknown;
  return expect === undefined || expect === verdict ? EXIT.expected : EXIT.unexpected;
};

export const solvableCommand = (args: SolvableArguments): TE.TaskEither<Failure, ExitCode> =>
  pipe(
    TE.fromEither(separate(args.json, { '--certificate': args.certificate })),
    TE.chainEitherK(() => questionIn(args)),
    TE.chain((question) => TE.fromTask(() => answerTo(question, args))),
    TE.chain((answered) => {
      const { question, answer } = answered;
      // A question that has no meaning is the command line's fault; one that is too large is refused, and named.
      if (answer._tag === 'Refused') return TE.left(usageFailure(answer.message));
      return pipe(
        certify(answered, args.certificate),
        TE.map((certificate) => {
          if (args.json)
            printJson({ ...jsonOf(answered), certificate: certificate === null ? null : certificate.path });
          else
            print(...solvabilityLines(question, answer), ...protocolLines(answered), ...certificateLines(certificate));
          return exitFor(answered, args);
        }),
      );
    }),
  );
