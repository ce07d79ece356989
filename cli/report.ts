/**
 * `strategos report`: asks what a report says about protocols, and writes it in the formats that are wanted.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import pc from 'picocolors';
import { argumentsAgainst } from '../inquiry/agenda/arguments.ts';
import type { Command } from '../inquiry/command.ts';
import { commandText, fileOption, flag, option, optional } from '../inquiry/command.ts';
import { registry } from '../model/protocols/registry.ts';
import { argumentsFor } from '../reports/document/arguments.ts';
import { costTables } from '../reports/document/costs.ts';
import type { ReportFormat } from '../reports/formats/formats.ts';
import { foldedOf } from '../reports/formats/formats.ts';
import type { ResearchReport, ReportSubject } from '../reports/document/report.ts';
import { agrees, answersOf } from '../reports/document/report.ts';
import { EMPTY_REPORT } from '../reports/sections/summary.ts';
import { inOneLine } from '../reports/formats/escape.ts';
import { counted } from '../reports/story/words.ts';
import { now } from '../host/clock.ts';
import type { ExitCode, Failure } from '../host/exit.ts';
import { EXIT, usageFailure } from '../host/exit.ts';
import type { Written } from '../host/files.ts';
import type { Loaded } from '../host/load.ts';
import { load } from '../host/load.ts';
import { moduleFrom } from '../host/module-place.ts';
import { version } from '../host/package.ts';
import { certifyClaims } from './report/certificates.ts';
import type { ReportExplorer } from './report/explorer.ts';
import { explorerFor } from './report/explorer.ts';
import { writeReport } from './report/files.ts';
import type { ReportPicture } from './report/pictures.ts';
import { canDraw } from './report/pictures.ts';
import type { Surveyed } from './report/survey.ts';
import { survey } from './report/survey.ts';
import { commit, machine, timestamp } from './surroundings.ts';
import { complain, print, printJson } from '../host/terminal.ts';

export interface ReportArguments {
  /** Names or files; `undefined`: all that are registered. */
  readonly protocols?: readonly string[] | undefined;
  readonly out: string;
  readonly format: readonly ReportFormat[];
  readonly pictures?: readonly ReportPicture[] | undefined;
  readonly certificates: boolean;
  /** For each question. */
  readonly maxSeconds: number;
  /** Whether the solver is believed; otherwise its proofs are checked. */
  readonly trustSolver: boolean;
  readonly json: boolean;
}

/** The command that writes the same report. */
const commandFor = ({
  protocols,
  out,
  format,
  pictures,
  certificates,
  maxSeconds,
  trustSolver,
}: ReportArguments): Command => ({
  name: 'report',
  about: [],
  options: [
    ...optional('--protocols', protocols?.join(',')),
    fileOption('--out', out),
    ...(format.length === 4 ? [] : [option('--format', format.join(','))]),
    ...optional('--pictures', pictures?.join(',')),
    ...(certificates ? [flag('--certificates')] : []),
    ...(Number.isFinite(maxSeconds) ? [option('--max-seconds', maxSeconds)] : []),
    ...(trustSolver ? [flag('--trust-solver')] : []),
  ],
});

/** Tables, figures and anchors go by a protocol's name, so two of one name would pass for each other. */
const allDiffer = (loaded: readonly Loaded[]): E.Either<Failure, null> => {
  const names = loaded.map(({ protocol }) => protocol.name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  return twice === undefined
    ? E.right(null)
    : E.left(
        usageFailure(
          `two of these protocols are named “${twice}”, and a report could not tell them apart; name one of them otherwise, or compare them with strategos diff`,
        ),
      );
};

/** As it is called in the folder of the report, where its commands are run. */
const from = (folder: string, loaded: Loaded): Loaded => ({
  ...loaded,
  module: loaded.module === null ? null : moduleFrom(folder, loaded.module),
});

/** The protocols, each once. */
const loadAll = ({ protocols: names, out }: ReportArguments): TE.TaskEither<Failure, readonly Loaded[]> =>
  pipe(
    TE.right(names === undefined ? registry.map(({ name }) => name) : [...new Set(names)]),
    TE.filterOrElse(
      (wanted) => wanted.length > 0,
      () => usageFailure('--protocols names no protocol; for example: --protocols om,phase-king'),
    ),
    TE.flatMap(TE.traverseSeqArray((name) => load(name))),
    TE.map((all) => all.map((loaded) => from(out, loaded))),
    TE.chainFirstEitherK(allDiffer),
  );

const subjectOf = (loaded: Loaded): TE.TaskEither<Failure, ReportSubject> =>
  pipe(
    loaded.fingerprint,
    TE.map((fingerprint) => ({
      protocol: loaded.protocol,
      properties: loaded.properties,
      module: loaded.module,
      fingerprint,
      established: loaded.established,
    })),
  );

/** How a report came out: as theory says, otherwise, or not at all. */
const exitFor = (report: ResearchReport): ExitCode => {
  const answers = answersOf(report);
  if (answers.some((answer) => agrees(answer) === false)) return EXIT.unexpected;
  const asked = report.subjects.every((subject) => report.atlases.some((atlas) => atlas.subject === subject));
  const decided = answers.every(({ verdict }) => verdict === 'holds' || verdict === 'violated');
  return asked && decided ? EXIT.expected : EXIT.unknown;
};

const SCHEMA = 'strategos/report-written/1';

const jsonOf = (report: ResearchReport, written: readonly Written[]): object => {
  const answers = answersOf(report);
  const of = (verdict: string): number => answers.filter((answer) => answer.verdict === verdict).length;
  return {
    schema: SCHEMA,
    protocols: report.subjects.map(({ protocol }) => protocol.name),
    questions: answers.length,
    holds: of('holds'),
    violated: of('violated'),
    unknown: of('unknown'),
    vacuous: of('vacuous'),
    notApplicable: of('not applicable'),
    surprises: answers.filter((answer) => agrees(answer) === false).map(({ command }) => command),
    counterexamples: report.exhibits.map(({ file }) => file),
    arguments: report.arguments.map(({ command }) => command),
    certificates: report.certificates,
    seconds: report.provenance.seconds,
    files: written.map(({ path, outcome }) => ({ path, outcome })),
  };
};

const MOST_LISTED = 12;

const linesOf = (report: ResearchReport, written: readonly Written[]): readonly string[] => {
  const answers = answersOf(report);
  const surprises = answers.filter((answer) => agrees(answer) === false);
  const changed = written.filter(({ outcome }) => outcome !== 'unchanged');
  return [
    answers.length === 0
      ? EMPTY_REPORT
      : `${counted(answers.length, 'question')}, ${counted(report.exhibits.length, 'attack')}, ${counted(report.arguments.length, 'argument')}, in ${report.provenance.seconds.toFixed(1)} s`,
    ...surprises.map(({ command, theory }) => pc.red(inOneLine(`not as theory says (${theory.source}): ${command}`))),
    '',
    ...changed.slice(0, MOST_LISTED).map(({ path, outcome }) => `${outcome.padEnd(11)} ${path}`),
    ...(changed.length > MOST_LISTED ? [`${'…'.padEnd(11)} and ${String(changed.length - MOST_LISTED)} more`] : []),
    ...(changed.length < written.length
      ? [`${'unchanged'.padEnd(11)} ${counted(written.length - changed.length, 'file')}`]
      : []),
  ];
};

/** The report on what was surveyed. */
const reportOn = (
  subjects: readonly ReportSubject[],
  { atlases, exhibits, limits, times, solver }: Surveyed,
  certificates: ResearchReport['certificates'],
  from: { readonly command: string; readonly commit: string | null; readonly seconds: number },
): ResearchReport => ({
  subjects,
  atlases,
  exhibits,
  arguments: subjects.flatMap((subject) => argumentsFor(subject, argumentsAgainst(subject.protocol))),
  costs: subjects.map(costTables),
  certificates,
  limits,
  provenance: {
    ...from,
    version: version(),
    node: `Node ${process.version}`,
    machine: machine(),
    solver,
    date: timestamp(),
    times,
  },
});

/** What a page goes without, if anything. */
const goneWithout = (explorer: E.Either<Failure, ReportExplorer>): readonly string[] =>
  E.isLeft(explorer)
    ? [`The page goes without the explorer: ${explorer.left.message}`]
    : explorer.right.without.map((why) => `The explorer in the page goes without a protocol: ${why}`);

const make = async (
  loaded: readonly Loaded[],
  subjects: readonly ReportSubject[],
  args: ReportArguments,
): Promise<E.Either<Failure, ExitCode>> => {
  const begun = now();
  const at = await commit();
  const surveyed = await survey(subjects, {
    seconds: args.maxSeconds,
    trustSolver: args.trustSolver,
    commit: at,
    own: loaded.filter(({ fromSource }) => fromSource).map(({ protocol }) => protocol),
  });
  if (E.isLeft(surveyed)) return surveyed;
  if (surveyed.right === null) {
    complain('Interrupted: no file was written.');
    if (args.json) printJson({ schema: SCHEMA, interrupted: true, files: [] });
    return E.right(EXIT.unknown);
  }
  const certificates = args.certificates ? await certifyClaims(loaded, surveyed.right.atlases, args) : E.right(null);
  if (E.isLeft(certificates)) return certificates;
  const report = reportOn(subjects, surveyed.right, certificates.right, {
    command: commandText(commandFor(args)),
    commit: at,
    seconds: (now() - begun) / 1000,
  });
  const explorer = args.format.includes('html') ? await explorerFor(report, loaded)() : null;
  const { files, pictures } = foldedOf(report, {
    formats: args.format,
    explorer: explorer !== null && E.isRight(explorer) ? explorer.right.explorer : null,
  });
  const written = await writeReport(args.out, files, report.exhibits, pictures, args.pictures ?? [])();
  if (E.isLeft(written)) return written;
  if (args.json) printJson(jsonOf(report, written.right));
  else print(...linesOf(report, written.right));
  if (explorer !== null) complain(...goneWithout(explorer));
  return E.right(exitFor(report));
};

export const reportCommand = (args: ReportArguments): TE.TaskEither<Failure, ExitCode> =>
  pipe(
    TE.Do,
    TE.tap(() => canDraw(args.pictures ?? [])),
    TE.bind('loaded', () => loadAll(args)),
    TE.bind('subjects', ({ loaded }) => pipe(loaded, TE.traverseSeqArray(subjectOf))),
    TE.flatMap(
      ({ loaded, subjects }) =>
        () =>
          make(loaded, subjects, args),
    ),
  );
