/**
 * The main job: three generals cannot agree, four can, and what changes that.
 *
 * A list of claims, each about one instance, with what the literature says of it; checking them is a search like any
 * other, and what it finds becomes a report. The words of the summary are put together from what was found.
 */
import * as E from 'fp-ts/lib/Either.js';
import { fileNameOf } from '../counterexamples/counterexample.ts';
import type { Checked } from '../engines/check.ts';
import { check } from '../engines/check.ts';
import { standardLimits } from '../engines/exhaustive/exhaustive.ts';
import type { Counted, Finding, Search } from '../engines/finding.ts';
import { arguing } from '../engines/impossibility/registry.ts';
import type { Question } from '../engines/question.ts';
import { commandAbout, commandText, flag, inTime, withOptions } from '../inquiry/command.ts';
import { exhibit } from '../inquiry/exhibit.ts';
import type { Sizes } from '../model/instance.ts';
import { instanceOf } from '../model/instance.ts';
import { faultModelOf } from '../model/faults/registry.ts';
import { own } from '../model/own.ts';
import type { Protocol } from '../model/protocol.ts';
import { done } from '../model/work.ts';
import { floodSet } from '../model/protocols/flood-set.ts';
import { handshake } from '../model/protocols/handshake.ts';
import { om } from '../model/protocols/om.ts';
import { sm } from '../model/protocols/sm.ts';
import { standardProperties } from '../properties/standard.ts';
import { standardValidity } from '../properties/validity.ts';
import type { VerdictName } from '../properties/verdict.ts';
import { argumentFigure } from './argument-figure.ts';
import type { CheckedClaim, Exhibit, Report, ReportedArgument, ReportProvenance } from './report.ts';
import { isClaimExpected } from './report.ts';
import { storyOf } from './story.ts';
import { counted } from './words.ts';

/** A claim to be checked: what it says in words, of which instance, and what should come out. */
export interface Claim {
  readonly words: string;
  readonly protocol: Protocol;
  readonly sizes: Sizes;
  readonly t: number;
  readonly faults: string;
  readonly expected: VerdictName;
}

/** The protocols that the main job is about; a test puts a changed one in its place. */
export interface Cast {
  readonly om: Protocol;
  readonly sm: Protocol;
  readonly floodSet: Protocol;
  readonly handshake: Protocol;
}

export const standardCast: Cast = { om, sm, floodSet, handshake };

/** What is claimed, in the order in which it is told. */
export const claimsToProve = (cast: Cast): readonly Claim[] => [
  {
    words: 'Three generals, one of them a traitor, cannot agree with OM(1)',
    protocol: cast.om,
    sizes: { n: 3, m: 1 },
    t: 1,
    faults: 'byzantine',
    expected: 'violated',
  },
  {
    words: 'Four generals, one of them a traitor, can',
    protocol: cast.om,
    sizes: { n: 4, m: 1 },
    t: 1,
    faults: 'byzantine',
    expected: 'holds',
  },
  {
    words: 'Six generals, two of them traitors, cannot agree with OM(2)',
    protocol: cast.om,
    sizes: { n: 6, m: 2 },
    t: 2,
    faults: 'byzantine',
    expected: 'violated',
  },
  {
    words: 'Seven generals, two of them traitors, can',
    protocol: cast.om,
    sizes: { n: 7, m: 2 },
    t: 2,
    faults: 'byzantine',
    expected: 'holds',
  },
  {
    words: 'Signatures change it: three generals, one of them a traitor, can agree with SM(1)',
    protocol: cast.sm,
    sizes: { n: 3, m: 1 },
    t: 1,
    faults: 'signed',
    expected: 'holds',
  },
  {
    words: 'A crash differs from a lie: three generals, one of which may crash, can agree with FloodSet',
    protocol: cast.floodSet,
    sizes: { n: 3, m: 1 },
    t: 1,
    faults: 'crash',
    expected: 'holds',
  },
  {
    words: 'The same three generals cannot if the one may lie',
    protocol: cast.floodSet,
    sizes: { n: 3, m: 1 },
    t: 1,
    faults: 'byzantine',
    expected: 'violated',
  },
  ...[1, 2, 3].map((acks): Claim => ({
    words: `Two generals over a lossy link cannot attack together after ${counted(acks, 'acknowledgement')}`,
    protocol: cast.handshake,
    sizes: { n: 2, m: 0, parameters: { acks } },
    t: 0,
    faults: 'loss',
    expected: 'violated',
  })),
];

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

const questionOf = ({ protocol, sizes, t, faults }: Claim): Question => {
  const model = faultModelOf(faults);
  if (E.isLeft(model)) throw new Error(model.left.message);
  const instance = instanceOf(protocol, sizes, model.right);
  if (E.isLeft(instance)) throw new Error(instance.left.message);
  return { instance: instance.right, t, properties: standardProperties(instance.right) };
};

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
      { engine: checked.finding.engine, seed: null, path: null, command: inTime(command, bound) },
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

const checkedClaim = (claim: Claim, checked: Checked, surroundings: Surroundings): CheckedClaim => {
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
    command: commandText(inTime(commandAbout('check', question), finding.stopped)),
    exhibits: exhibitsOf(checked, surroundings),
  };
};

/** Check one claim exhaustively. */
export function* proveClaim(claim: Claim, surroundings: Surroundings): Search<CheckedClaim> {
  const checked = yield* check(questionOf(claim), {
    engine: 'exhaustive',
    reduction: true,
    minimum: true,
    limits: standardLimits,
    fuzz: { seed: 'strategos', runs: 0, path: null },
  });
  return checkedClaim(claim, checked, surroundings);
}

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

/** What is shown to be impossible for any protocol, on those of the cast. */
interface Impossible {
  readonly protocol: Protocol;
  readonly sizes: Sizes;
  readonly t: number;
  readonly faults: string;
}

const impossibleFor = (cast: Cast): readonly Impossible[] => [
  { protocol: cast.om, sizes: { n: 3, m: 1 }, t: 1, faults: 'byzantine' },
  { protocol: cast.handshake, sizes: { n: 2, m: 0 }, t: 0, faults: 'loss' },
];

/** The arguments that the main job tells: why three generals cannot, and two over a lossy link. */
export const argumentsOf = (cast: Cast): readonly ReportedArgument[] =>
  impossibleFor(cast).flatMap(({ protocol, sizes, t, faults }): readonly ReportedArgument[] => {
    const question = questionOf({ words: '', protocol, sizes, t, faults, expected: 'violated' });
    const { instance } = question;
    const argument = done(arguing(instance, t, standardValidity(instance)));
    if (E.isLeft(argument)) return [];
    const { kind } = argument.right;
    return [
      {
        argument: argument.right,
        figure: argumentFigure(argument.right),
        file: `reports/figures/${kind}-${protocol.name}-n${String(sizes.n)}-m${String(sizes.m)}.svg`,
        command: commandText(commandAbout('impossible', question)),
      },
    ];
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
