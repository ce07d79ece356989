/**
 * The report on the main job: what came out of each claim, what shows it, and why no protocol can.
 *
 * The words of the summary are put together from what was found.
 */
import { fileNameOf } from '../counterexamples/counterexample.ts';
import type { Checked } from '../engines/check.ts';
import type { Counted, Finding } from '../engines/finding.ts';
import type { Argument } from '../engines/impossibility/argument.ts';
import type { Claim } from '../inquiry/agenda/claims.ts';
import { commandAbout, commandText, flag, withOptions, withTime } from '../inquiry/command.ts';
import { exhibit } from '../inquiry/exhibit.ts';
import { own } from '../model/own.ts';
import { argumentFigure } from './argument-figure.ts';
import type { CheckedClaim, Exhibit, Report, ReportedArgument, ReportProvenance } from './report.ts';
import { isClaimExpected } from './report.ts';
import { storyOf } from './story.ts';
import { counted } from './words.ts';

/** What the outside world knows: versions, fingerprints. */
export interface Surroundings {
  readonly version: string;
  readonly commit: string | null;
  readonly fingerprints: Readonly<Record<string, string>>;
  /** Where counterexample files go, e.g. `counterexamples`. */
  readonly folder: string;
  /** The file that the protocol came from, where it is not a registered one. */
  readonly module?: string | null;
}

/** What shows that a checked question is broken: a file's content and its story. */
export const exhibitsOf = (
  checked: Checked,
  { version, commit, fingerprints, folder, module = null }: Surroundings,
): readonly Exhibit[] => {
  const { instance, t } = checked.question;
  const command = withOptions(
    commandAbout('check', checked.question, module ?? instance.protocol.name),
    flag('--minimum'),
  );
  return checked.attacks.map(({ property, smallest, minimality, unproved }): Exhibit => {
    const bound = checked.finding.stopped?._tag === 'seconds' ? checked.finding.stopped : unproved;
    const counterexample = exhibit(
      { instance, t, property, recorded: smallest, minimality },
      { fingerprint: own(fingerprints, instance.protocol.name) ?? null, module, version, commit },
      { engine: checked.finding.engine, seed: null, path: null, command: withTime(command, bound) },
    );
    return {
      counterexample,
      file: `${folder}/${fileNameOf(counterexample, instance)}`,
      instance,
      recorded: smallest,
      story: storyOf(instance, t, property, smallest),
    };
  });
};

const isCounted = (finding: Finding): finding is Counted =>
  finding.scenarios !== null && Object.values(finding.violating).every((count) => count !== null);

/** A claim, with what came out when it was checked. */
export const checkedClaim = (claim: Claim, checked: Checked, surroundings: Surroundings): CheckedClaim => {
  const { question, finding, properties, verdict } = checked;
  const { instance } = question;
  if (!isCounted(finding)) throw new Error('a claim was checked without counting the scenarios');
  return {
    words: claim.words,
    instance,
    t: claim.t,
    verdict,
    properties,
    expected: claim.expected,
    theory: instance.protocol.theory(instance.army, claim.t, instance.faults.name),
    evidence: {
      grade: finding.stopped === null ? finding.grade : null,
      scenarios: finding.scenarios,
      violating: finding.violating,
      evaluations: finding.evaluations,
      stopped: finding.stopped,
    },
    command: commandText(withTime(commandAbout('check', question), finding.stopped)),
    exhibits: exhibitsOf(checked, surroundings),
  };
};

/** What was found and how it is known, in one sentence a claim. */
export const foundText = (claim: CheckedClaim): string => {
  const { evidence, verdict, properties } = claim;
  const scenarios = counted(evidence.scenarios, 'scenario');
  const finished = evidence.grade === 'exhaustive';
  const brokenNames = Object.entries(properties)
    .filter(([, name]) => name === 'violated')
    .map(([name]) => name);
  const counts = brokenNames.map((name) => `${counted(evidence.violating[name] ?? 0n, 'breaks', 'break')} ${name}`);
  const scope = finished ? `all ${scenarios}` : `the ${scenarios} covered before the search was stopped`;
  const how = verdict === 'violated' ? `of ${scope}, ${counts.join(' and ')}` : `of ${scope}, none breaks anything`;
  return `${how}${isClaimExpected(claim) ? '' : '. That is NOT what was expected'}.`;
};

/** The arguments on show, each with its figure. */
export const argumentsOf = (told: readonly Argument[]): readonly ReportedArgument[] =>
  told.map((argument) => {
    const { kind, instance } = argument;
    const { protocol, army } = instance;
    return {
      argument,
      figure: argumentFigure(argument),
      file: `reports/figures/${kind}-${protocol.name}-n${String(army.n)}-m${String(army.m)}.svg`,
      command: commandText(commandAbout('impossible', argument)),
    };
  });

/** The report on the claims that were checked. */
export const reportOf = (
  claims: readonly CheckedClaim[],
  reported: readonly ReportedArgument[],
  surroundings: Surroundings,
  provenance: ReportProvenance,
): Report => ({
  title: 'Three generals cannot, four can',
  summary: [
    claims.every(isClaimExpected)
      ? 'Every claim below turned out as the literature says. A claim that something is impossible is shown for the protocol named, by an attack that anyone can replay; that nothing breaks a protocol is shown by going through every scenario.'
      : 'Some claim below did NOT turn out as the literature says: see the table.',
    ...claims.map((claim) => `- **${claim.words}**: ${foundText(claim)}`),
  ],
  claims,
  arguments: reported,
  fingerprints: Object.fromEntries(
    Object.entries(surroundings.fingerprints).filter(([name]) =>
      claims.some(({ instance }) => instance.protocol.name === name),
    ),
  ),
  seeds: [],
  provenance,
});
