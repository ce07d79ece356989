/**
 * A claim that was checked: a question that was asked with an answer in mind, what came out, and what shows it.
 */
import type { Checked } from '../../engines/check.ts';
import type { Counted, Finding } from '../../engines/finding.ts';
import type { Claim } from '../../inquiry/agenda/claims.ts';
import { commandAbout, commandText, withTime } from '../../inquiry/command.ts';
import type { VerdictName } from '../../properties/verdict.ts';
import { counted } from '../story/words.ts';
import type { Exhibit, Surroundings } from './exhibit.ts';
import { exhibitsOf } from './exhibit.ts';
import { breakingTexts } from './phrases.ts';
import type { AnsweredQuestion, Basis } from './report.ts';

/** How a claim was settled, in numbers: all of them were counted. */
export interface Evidence extends Omit<Basis, 'engine'> {
  readonly scenarios: bigint;
  /** By property. */
  readonly violating: Readonly<Record<string, bigint>>;
}

/** A claim that was checked. */
export interface CheckedClaim extends Omit<AnsweredQuestion, 'basis' | 'premises'> {
  /** What was asked, in words: "Three generals with one traitor cannot agree with OM(1)". */
  readonly words: string;
  readonly expected: VerdictName;
  readonly evidence: Evidence;
  readonly exhibits: readonly Exhibit[];
}

/** The claim turned out as the literature says it should. */
export const isClaimExpected = ({ verdict, expected }: CheckedClaim): boolean => verdict === expected;

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
  const { evidence, verdict } = claim;
  const scenarios = counted(evidence.scenarios, 'scenario');
  const scope =
    evidence.grade === 'exhaustive' ? `all ${scenarios}` : `the ${scenarios} covered before the search was stopped`;
  const found = verdict === 'violated' ? breakingTexts(evidence).join(' and ') : 'none breaks anything';
  return `of ${scope}, ${found}${isClaimExpected(claim) ? '' : '. That is NOT what was expected'}.`;
};
