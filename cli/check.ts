/**
 * `strategos check`: one question, one verdict.
 */
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Counterexample } from '../counterexamples/counterexample.ts';
import { fileNameOf } from '../counterexamples/counterexample.ts';
import type { Checked } from '../engines/check.ts';
import { check, isOnlySampled } from '../engines/check.ts';
import type { CheckOptions } from '../engines/check-options.ts';
import { premisesOf } from '../engines/premises.ts';
import { commandText } from '../inquiry/command.ts';
import { exhibits, pathOf } from '../inquiry/exhibit.ts';
import type { Posed } from '../inquiry/question.ts';
import { standardOptions } from '../inquiry/standard-options.ts';
import type { VerdictName } from '../properties/verdict.ts';
import { checkJson, checkLines } from './check-output.ts';
import type { CheckAnswer } from './answer.ts';
import { certificateFolder } from './certificate-folder.ts';
import type { CheckArguments } from './check-arguments.ts';
import { commandFor, contradictingOptions, engineFor } from './check-arguments.ts';
import { now } from '../host/clock.ts';
import { drive } from '../host/drive.ts';
import type { ExitCode, Failure } from '../host/exit.ts';
import { EXIT, usageFailure } from '../host/exit.ts';
import type { Written } from '../host/files.ts';
import { saveCounterexample } from '../host/files.ts';
import { checkedStatically } from '../host/guard/static-check.ts';
import type { IssuedCertificates } from './issue.ts';
import type { Loaded } from '../host/load.ts';
import { load } from '../host/load.ts';
import { namesakeNote } from './namesake.ts';
import { poseLawfully } from './lawful-question.ts';
import { solverWhenNeeded } from '../host/solvers/solvers.ts';
import { commit } from './surroundings.ts';
import { complain, errorLine, print, printJson, progressLine } from '../host/terminal.ts';
import { version } from '../host/package.ts';
import { enterPhase } from '../host/phase.ts';

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
    TE.map((known) =>
      exhibits(checked, { ...known, module: loaded.module, version: version() }, args.seed, (attack) =>
        commandFor(posed, loaded, args, pathOf(attack)),
      ),
    ),
  );
};

const exitFor = (checked: Checked, { expect, accept }: CheckArguments): ExitCode => {
  const verdict: VerdictName = accept === 'sampled' && isOnlySampled(checked) ? 'holds' : checked.verdict;
  if (verdict !== 'holds' && verdict !== 'violated') return EXIT.unknown;
  return verdict === expect ? EXIT.expected : EXIT.unexpected;
};

/** What only a check needs that is to be certified. */
const certification = async () => ({ ...(await import('./certifying.ts')), ...(await import('./issue.ts')) });

const optionsFor = (args: CheckArguments): CheckOptions => ({
  engine: engineFor(args),
  reduction: args.reduction,
  limits: { ...standardOptions.limits, evaluations: args.maxEvaluations, states: args.maxStates },
  fuzz: { seed: args.seed, runs: args.runs, path: args.path ?? null },
  solver: solverWhenNeeded(args.solver, args.trustSolver),
  minimum: args.minimum || args.all,
  ...(args.all ? { every: args.limit } : {}),
});

interface Searched extends IssuedCertificates {
  readonly seconds: number;
}

/** Search, with the proofs going where they are wanted. */
const search = async (loaded: Loaded, posed: Posed, args: CheckArguments): Promise<E.Either<Failure, Searched>> => {
  const begun = now();
  const opened = args.certificate === undefined ? E.right(null) : await certificateFolder(args.certificate);
  if (E.isLeft(opened)) return opened;
  const folder = opened.right;
  const line = progressLine();
  try {
    if (folder !== null) enterPhase('proving the symmetry');
    const certifier = folder === null ? null : { folder, ...(await certification()) };
    const options: CheckOptions = {
      ...optionsFor(args),
      ...(certifier === null ? {} : certifier.certifying(posed.question, certifier.folder.ledgers)),
    };
    const checked = await drive(check(posed.question, options), {
      seconds: args.maxSeconds,
      show: line.show,
    });
    line.clear();
    const certified: IssuedCertificates =
      certifier === null
        ? { checked, certificates: null }
        : await certifier.issueCertificates(certifier.folder, posed, loaded, checked, {
            command: commandText(commandFor(posed, loaded, args, null)),
            seconds: args.maxSeconds - (now() - begun) / 1000,
          });
    return E.right({ ...certified, seconds: (now() - begun) / 1000 });
  } finally {
    folder?.close();
  }
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
        TE.traverseSeqArray((each) =>
          saveCounterexample(join(folder, fileNameOf(each, posed.question.instance)), each),
        ),
      );

/** The protocol, with its types looked over if that is asked for; that it could not be done is no reason to refuse. */
const lookedOver = (loaded: Loaded, args: CheckArguments): E.Either<Failure, Loaded> =>
  args.static === true
    ? pipe(
        checkedStatically(loaded),
        E.tap(({ established: { values } }) => {
          if (values.startsWith('not made')) complain(`The static check was ${values}`);
          return E.right(null);
        }),
      )
    : E.right(loaded);

export const checkCommand = (name: string, args: CheckArguments): TE.TaskEither<Failure, ExitCode> =>
  pipe(
    TE.Do,
    TE.filterOrElse(
      () => contradictingOptions(args) === null,
      () => usageFailure(contradictingOptions(args) ?? ''),
    ),
    TE.bind('loaded', () =>
      pipe(
        load(name),
        TE.chainEitherK((loaded) => lookedOver(loaded, args)),
        TE.tapIO((loaded) => () => {
          const note = namesakeNote(loaded);
          if (note !== null) complain(note);
        }),
      ),
    ),
    TE.bind('posed', ({ loaded }) => TE.fromEither(poseLawfully(loaded, args))),
    TE.bind(
      'searched',
      ({ loaded, posed }) =>
        () =>
          search(loaded, posed, args),
    ),
    TE.bind('counterexamples', ({ loaded, posed, searched }) =>
      counterexamplesOf(loaded, posed, searched.checked, args),
    ),
    TE.bind('saving', ({ counterexamples, posed }) => TE.fromTask(saveAll(counterexamples, posed, args.save))),
    TE.flatMap(({ loaded, posed, searched, counterexamples, saving }) => {
      // The verdict is printed even where it could not be saved: it may have taken long to find.
      const answer: CheckAnswer = {
        loaded,
        posed,
        ...searched,
        counterexamples,
        premises: premisesOf(posed.question, searched.checked.finding, loaded.established),
        command: commandText(commandFor(posed, loaded, args, null)),
        saving: args.save === undefined ? null : saving,
      };
      if (args.json) printJson(checkJson(answer));
      else print(...checkLines(answer));
      const failed = [searched.certificates, saving].flatMap((each) =>
        each !== null && E.isLeft(each) ? [each.left] : [],
      );
      for (const failure of failed) complain(errorLine(failure));
      return TE.right(failed[0]?.exit ?? exitFor(searched.checked, args));
    }),
  );
