/**
 * `strategos prove`: the main job. Checks the claims, tells what it found, writes counterexamples and a report.
 */
import { join } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import pc from 'picocolors';
import { argumentsToProve } from '../inquiry/agenda/arguments.ts';
import { checkingClaim, claimsToProve, standardCast } from '../inquiry/agenda/claims.ts';
import { argumentLines, argumentName } from '../reports/story/argument.ts';
import type { ReportedArgument } from '../reports/document/arguments.ts';
import { argumentsOf } from '../reports/document/arguments.ts';
import type { CheckedClaim } from '../reports/document/claim.ts';
import { checkedClaim, foundText, isClaimExpected } from '../reports/document/claim.ts';
import type { Exhibit, Surroundings } from '../reports/document/exhibit.ts';
import { withoutProvenance } from '../reports/document/provenance.ts';
import { documentMarkdown } from '../reports/formats/markdown.ts';
import { proofDocument } from '../reports/sections/proof.ts';
import { storyLines } from '../reports/story/story.ts';
import { svgOf } from '../reports/figures/svg.ts';
import { now } from '../host/clock.ts';
import { drive } from '../host/drive.ts';
import type { ExitCode, Failure } from '../host/exit.ts';
import { EXIT, fileFailure } from '../host/exit.ts';
import type { Written } from '../host/files.ts';
import { saveCounterexample, writeGenerated } from '../host/files.ts';
import { isReport } from './report/marks.ts';
import { registeredFingerprints } from '../host/fingerprint.ts';
import { commit, machine, timestamp } from './surroundings.ts';
import { complain, print, printJson, progressLine, verdictText } from '../host/terminal.ts';
import { version } from '../host/package.ts';

export interface ProveArguments {
  /** Counterexamples and the report go below this folder. */
  readonly out: string;
  readonly maxSeconds: number;
  readonly json: boolean;
}

const COUNTEREXAMPLES = 'counterexamples';

const REPORTS = 'reports';

const surroundings: TE.TaskEither<Failure, Surroundings> = pipe(
  TE.Do,
  TE.bind('fingerprints', () =>
    pipe(
      registeredFingerprints(),
      TE.mapLeft(({ message }) => fileFailure(message)),
    ),
  ),
  TE.bind('commit', () => TE.fromTask(commit)),
  TE.map(({ fingerprints, commit: at }) => ({ version: version(), commit: at, fingerprints, folder: COUNTEREXAMPLES })),
);

const claimLines = (claim: CheckedClaim): readonly string[] => [
  '',
  `${isClaimExpected(claim) ? pc.green('✓') : pc.red('✗')} ${pc.bold(claim.words)}`,
  `  ${verdictText(claim.verdict)} — ${foundText(claim)}`,
  `  ${pc.dim(claim.command)}`,
  ...claim.exhibits.flatMap(({ story, file }) => [
    ...storyLines(story).map((line) => `    ${line}`),
    pc.dim(`    ${file}`),
  ]),
];

/** Why no protocol can, in a few lines; the report and `strategos impossible` tell it all. */
const whyLines = (reported: readonly ReportedArgument[]): readonly string[] =>
  reported.flatMap(({ argument, command }) => [
    '',
    `${pc.green('✓')} ${pc.bold(`No protocol can: ${argumentName(argument)}`)}`,
    ...argumentLines(argument)
      .slice(-2)
      .map((line) => `  ${line}`),
    `  ${pc.dim(command)}`,
  ]);

const interrupted = ({ evidence }: CheckedClaim): boolean => evidence.stopped?._tag === 'interrupted';

/** Check the claims one after another, telling each as soon as it is settled. */
const checkAll = async (
  where: Surroundings,
  { json, maxSeconds }: ProveArguments,
): Promise<readonly CheckedClaim[]> => {
  const checked: CheckedClaim[] = [];
  const claims = claimsToProve(standardCast);
  for (const [i, claim] of claims.entries()) {
    const line = progressLine(`[${String(i + 1)}/${String(claims.length)}] ${claim.words}: `);
    const found = await drive(checkingClaim(claim), { seconds: maxSeconds, show: line.show });
    line.clear();
    const result = checkedClaim(claim, found, where);
    if (!json) print(...claimLines(result));
    checked.push(result);
    if (interrupted(result)) break;
  }
  return checked;
};

const saveExhibit = (out: string, { counterexample, file }: Exhibit): TE.TaskEither<Failure, Written> =>
  saveCounterexample(join(out, file), counterexample);

const isDecided = ({ verdict }: CheckedClaim): boolean => verdict === 'holds' || verdict === 'violated';

const exitFor = (claims: readonly CheckedClaim[]): ExitCode => {
  if (claims.every(isClaimExpected)) return EXIT.expected;
  return claims.every((claim) => isClaimExpected(claim) || !isDecided(claim)) ? EXIT.unknown : EXIT.unexpected;
};

const jsonOf = (claims: readonly CheckedClaim[], written: readonly Written[]): object => ({
  schema: 'strategos/prove/1',
  asExpected: claims.every(isClaimExpected),
  claims: claims.map(({ words, instance, t, verdict, expected, properties, theory, evidence, command, exhibits }) => ({
    claim: words,
    protocol: instance.protocol.name,
    n: instance.army.n,
    m: instance.army.m,
    t,
    parameters: instance.army.parameters,
    faultModel: instance.faults.name,
    verdict,
    expected,
    properties,
    theory,
    evidence: { ...evidence, evaluations: BigInt(evidence.evaluations) },
    command,
    counterexamples: exhibits.map(({ file }) => file),
  })),
  files: written.map(({ path, outcome }) => ({ path, outcome })),
});

export const proveCommand = (args: ProveArguments): TE.TaskEither<Failure, ExitCode> =>
  pipe(
    surroundings,
    TE.flatMap((where) => async () => {
      const begun = now();
      if (!args.json) print(pc.bold('Three generals cannot, four can.'));
      const claims = await checkAll(where, args);
      if (claims.some(interrupted)) {
        complain('Interrupted: no file was written.');
        if (args.json) printJson(jsonOf(claims, []));
        return E.right(EXIT.unknown);
      }
      const reported = argumentsOf(argumentsToProve(standardCast));
      if (!args.json) print(...whyLines(reported));
      const report = proofDocument(claims, reported, where.fingerprints, {
        command: 'strategos prove',
        version: where.version,
        commit: where.commit,
        node: `Node ${process.version}`,
        machine: machine(),
        solver: null,
        date: timestamp(),
        seconds: (now() - begun) / 1000,
      });
      const exhibits = claims.flatMap((claim) => claim.exhibits);
      const written = await pipe(
        exhibits,
        TE.traverseSeqArray((exhibit) => saveExhibit(args.out, exhibit)),
        TE.flatMap((files) =>
          pipe(
            reported,
            TE.traverseSeqArray(({ file, figure }) =>
              writeGenerated(join(args.out, REPORTS, file), svgOf(figure), (text) => text, isReport),
            ),
            TE.bindTo('figures'),
            TE.bind('file', () =>
              writeGenerated(
                join(args.out, REPORTS, 'prove.md'),
                documentMarkdown(report),
                withoutProvenance,
                isReport,
              ),
            ),
            TE.map(({ figures, file }) => [...files, ...figures, file]),
          ),
        ),
      )();
      if (E.isLeft(written)) return written;
      if (args.json) printJson(jsonOf(claims, written.right));
      else print('', ...written.right.map(({ path, outcome }) => `${outcome.padEnd(11)} ${path}`));
      return E.right(exitFor(claims));
    }),
  );
