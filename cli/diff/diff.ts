/**
 * `strategos diff`: two protocols, compared by what they do.
 *
 * They are run as one (`model/joint.ts`), and every engine goes through their scenarios: either loyal generals decide the
 * same in all of them, or the scenario with the fewest lies is shown in which they do not.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { check } from '../../engines/check.ts';
import type { Checked } from '../../engines/check.ts';
import type { EngineName } from '../../engines/check-options.ts';
import { ownParameters } from '../../model/instance.ts';
import type { Question } from '../../engines/question.ts';
import type { Command } from '../../inquiry/command.ts';
import { commandText, fileOption, flag, option, parameterOptions, questionOptions } from '../../inquiry/command.ts';
import { standardOptions } from '../../inquiry/standard-options.ts';
import { sameDecisions } from '../../properties/same-decisions.ts';
import { differenceOf } from '../../reports/story/difference.ts';
import type { CertificateFolder } from '../certificate-folder.ts';
import { certificateFolder } from '../certificate-folder.ts';
import { certifying } from '../certifying.ts';
import { now } from '../../host/clock.ts';
import { drive } from '../../host/drive.ts';
import { certifyingEngines, engineNamed } from '../engine-choices.ts';
import type { ExitCode, Failure } from '../../host/exit.ts';
import { EXIT, usageFailure } from '../../host/exit.ts';
import type { IssuedCertificates } from '../issue.ts';
import { issueCertificates } from '../issue.ts';
import type { QuestionOptions } from '../question.ts';
import type { SolverName } from '../../host/solvers/solvers.ts';
import { solverWhenNeeded } from '../../host/solvers/solvers.ts';
import { complain, errorLine, print, printJson, progressLine } from '../../host/terminal.ts';
import type { ComparedCells } from './cells.ts';
import { compareCells } from './cells.ts';
import type { ProtocolComparison, ComparedVerdict } from './compared.ts';
import { diffJson, diffLines } from './output.ts';
import type { Sides } from './sides.ts';
import { sidesOf } from './sides.ts';

export interface DiffArguments extends Omit<QuestionOptions, 'validity'> {
  readonly engine: EngineName;
  readonly expect: 'equivalent' | 'different';
  readonly solver: SolverName;
  /** Whether it is believed; otherwise its proofs are checked. */
  readonly trustSolver: boolean;
  readonly certificate?: string | undefined;
  readonly maxSeconds: number;
  /** Whether the expectations' cells are asked of both where they differ. */
  readonly cells: boolean;
  readonly json: boolean;
}

/** The command that compares them again. */
const commandFor = ({ a, b, joint, t }: Sides, args: DiffArguments): Command => {
  const inA = ownParameters(joint.a).map(([name]) => name);
  return {
    name: 'diff',
    about: [a.given, b.given],
    options: [
      ...questionOptions({ instance: joint.a, t }),
      ...parameterOptions(ownParameters(joint.b).filter(([name]) => !inA.includes(name))),
      ...(args.engine === 'auto' ? [] : [option('--engine', args.engine)]),
      ...(args.solver === 'auto' ? [] : [option('--solver', args.solver)]),
      ...(args.trustSolver ? [flag('--trust-solver')] : []),
      // Formulas that are certified are written differently, so another difference satisfies them first.
      ...(args.certificate === undefined ? [] : [fileOption('--certificate', args.certificate)]),
    ],
  };
};

const search = async (sides: Sides, args: DiffArguments): Promise<E.Either<Failure, IssuedCertificates>> => {
  const begun = now();
  const question: Question = { instance: sides.joint.instance, t: sides.t, properties: [sameDecisions] };
  const opened = args.certificate === undefined ? E.right(null) : await certificateFolder(args.certificate);
  if (E.isLeft(opened)) return opened;
  const folder: CertificateFolder | null = opened.right;
  const line = progressLine();
  try {
    const options = {
      ...standardOptions,
      engine: args.engine,
      solver: solverWhenNeeded(args.solver, args.trustSolver),
      minimum: true,
      ...(folder === null ? {} : certifying(question, folder.ledgers)),
    };
    const checked = await drive(check(question, options), { seconds: args.maxSeconds, show: line.show });
    line.clear();
    if (folder === null) return E.right({ checked, certificates: null });
    const posed = { question, validity: sides.a.posed.validity };
    const { a, b, joint } = sides;
    return E.right(
      await issueCertificates(folder, posed, a.loaded, checked, {
        command: commandText(commandFor(sides, args)),
        seconds: args.maxSeconds - (now() - begun) / 1000,
        comparison: { half: joint.a, other: { instance: joint.b, loaded: b.loaded } },
      }),
    );
  } finally {
    folder?.close();
  }
};

/** Samples show a difference, and never that there is none: then the verdict is unknown. */
const verdictOf = ({ verdict }: Checked): ComparedVerdict => {
  if (verdict === 'violated') return 'different';
  return verdict === 'holds' ? 'equivalent' : 'unknown';
};

const exitFor = (verdict: ComparedVerdict, expected: DiffArguments['expect']): ExitCode =>
  verdict === 'unknown' ? EXIT.unknown : verdict === expected ? EXIT.expected : EXIT.unexpected;

/** Compare, and gather what there is to say. */
const compare = (sides: Sides, args: DiffArguments): TE.TaskEither<Failure, ProtocolComparison> => {
  const begun = now();
  return pipe(
    TE.Do,
    TE.bind('searched', () => () => search(sides, args)),
    TE.let('verdict', ({ searched }) => verdictOf(searched.checked)),
    TE.let('seconds', () => (now() - begun) / 1000),
    TE.bind('cells', ({ verdict, seconds }) =>
      verdict === 'different' && args.cells
        ? compareCells(sides, args.maxSeconds - seconds, args.trustSolver)
        : TE.right<Failure, ComparedCells | null>(null),
    ),
    TE.bind('a', () => sides.a.loaded.fingerprint),
    TE.bind('b', () => sides.b.loaded.fingerprint),
    TE.map(({ searched, verdict, seconds, cells, a, b }) => {
      const [attack] = searched.checked.attacks;
      return {
        ...{ sides, verdict, seconds, cells },
        ...searched,
        difference: attack === undefined ? null : differenceOf(sides.joint, attack.smallest.scenario),
        fingerprints: { a, b },
        command: commandText(commandFor(sides, args)),
      };
    }),
  );
};

/** Options that contradict each other, in words; `null` where none do. */
const contradiction = ({ certificate, engine, solver, trustSolver }: DiffArguments): string | null => {
  const meant = engineNamed(engine);
  if (certificate !== undefined && meant?.certifies === false)
    return `only ${certifyingEngines()} proves anything, so --certificate does not go with --engine ${engine}`;
  const solving = solver !== 'auto' ? '--solver' : trustSolver ? '--trust-solver' : null;
  // The smallest difference is always asked for.
  return solving !== null && meant?.solves === false && meant.enumerates
    ? `with --engine ${meant.name} no solver is asked, so ${solving} does not go with it; leave one of them out`
    : null;
};

export const diffCommand = (given: readonly [string, string], args: DiffArguments): TE.TaskEither<Failure, ExitCode> =>
  pipe(
    TE.Do,
    TE.filterOrElse(
      () => contradiction(args) === null,
      () => usageFailure(contradiction(args) ?? ''),
    ),
    TE.flatMap(() => sidesOf(given, args)),
    TE.flatMap((sides) => compare(sides, args)),
    TE.map((compared) => {
      if (args.json) printJson(diffJson(compared));
      else print(...diffLines(compared));
      const { certificates, verdict } = compared;
      if (certificates === null || E.isRight(certificates)) return exitFor(verdict, args.expect);
      complain(errorLine(certificates.left));
      return certificates.left.exit;
    }),
  );
