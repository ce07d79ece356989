/**
 * Verdicts, and the evidence for them. Never a bare boolean.
 *
 * The grades of evidence are never mixed up: `exhaustive` means every scenario, counted exactly; `proof` an
 * unsatisfiability proof that was checked; `solver` the word of a solver, which nobody checked; `sampled` some runs;
 * `theorem` somebody else's theorem, cited. A verdict for one n is about that n.
 *
 * Samples that broke nothing leave the verdict unknown: nobody knows what the others do.
 */
import type { Scenario } from '../model/scenario.ts';
import { thousands } from '../model/thousands.ts';

/** How a verdict is known. */
export type Grade = 'exhaustive' | 'proof' | 'solver' | 'sampled' | 'theorem';

/** How small a counterexample is known to be. */
export interface Minimality {
  /**
   * `minimum`: no attack with fewer lies exists. `local`: no single simplification keeps it failing. `none`: making it smaller
   * was stopped.
   */
  readonly claim: 'minimum' | 'local' | 'none';
  /** How many messages deviate. */
  readonly lies: number;
  /** What shows that there is no attack with fewer, where that is claimed. */
  readonly evidence?: Extract<Grade, 'exhaustive' | 'proof' | 'solver'>;
  /** The certificate of that, where one was written. */
  readonly certificate?: CertificateReference;
}

/** Where a certificate was written, and the SHA-256 of its manifest, by which it is known anywhere. */
export interface CertificateReference {
  readonly path: string;
  readonly sha256: string;
}

/** Why a search ended before it was through. */
export type Bound =
  | { readonly _tag: 'evaluations'; readonly limit: number }
  /** `during`: what was under way, as it is said after “while”. */
  | { readonly _tag: 'seconds'; readonly limit: number; readonly during?: string }
  /** In megabytes, a million bytes each. */
  | { readonly _tag: 'memory'; readonly limit: number; readonly during?: string }
  | { readonly _tag: 'states'; readonly limit: number }
  | { readonly _tag: 'combinations'; readonly limit: number }
  /** Only so many random scenarios were tried, and none of them broke anything. */
  | { readonly _tag: 'sampled'; readonly scenarios: bigint }
  /** In none of so many random scenarios did a premise come true. */
  | { readonly _tag: 'untried'; readonly scenarios: bigint }
  /** The solver gave no answer; the message says why. */
  | { readonly _tag: 'solver'; readonly message: string }
  /** No attack was found, but loyal generals say what no traitor may, so traitors are weaker than they are meant to be. */
  | { readonly _tag: 'dishonest'; readonly message: string }
  | { readonly _tag: 'interrupted' };

export type Verdict =
  | { readonly _tag: 'Holds'; readonly grade: Exclude<Grade, 'sampled'> }
  /** No scenario breaks it, and in none did a premise of it come true: it was never put to the test. */
  | { readonly _tag: 'Vacuous'; readonly grade: Exclude<Grade, 'sampled'> }
  /** The question itself excludes its premises, whatever the protocol does: there was nothing to test. */
  | { readonly _tag: 'NotApplicable' }
  | { readonly _tag: 'Violated'; readonly scenario: Scenario; readonly minimality: Minimality }
  | { readonly _tag: 'Unknown'; readonly bound: Bound };

/** The verdict's name in files and on the command line. */
export type VerdictName = 'holds' | 'violated' | 'unknown' | 'vacuous' | 'not applicable';

export const verdictName = (verdict: Verdict): VerdictName => {
  switch (verdict._tag) {
    case 'Holds':
      return 'holds';
    case 'Violated':
      return 'violated';
    case 'Unknown':
      return 'unknown';
    case 'Vacuous':
      return 'vacuous';
    case 'NotApplicable':
      return 'not applicable';
  }
};

/** What weighs most, first. */
const WEIGHTIEST: readonly VerdictName[] = ['violated', 'unknown', 'vacuous', 'holds', 'not applicable'];

/**
 * The verdict on several properties together: one violation violates, one unknown leaves it open, and one that was never put to
 * the test is as good as none. What the question excludes does no harm where something else was tested.
 */
export const together = (names: readonly VerdictName[]): VerdictName =>
  WEIGHTIEST.find((name) => names.includes(name)) ?? 'holds';

/** What is said of samples that broke nothing, where a verdict stands otherwise. */
export const NO_VIOLATION = 'no violation found (sampled)';

/** What was under way, where that is known. */
const whileText = ({ during }: { readonly during?: string }): string =>
  during === undefined ? '' : ` while ${during}`;

/** The bound in words. */
export const boundText = (bound: Bound): string => {
  switch (bound._tag) {
    case 'evaluations':
      return `the limit of ${thousands(bound.limit)} evaluations was reached`;
    case 'seconds':
      return `the limit of ${String(bound.limit)} ${bound.limit === 1 ? 'second' : 'seconds'} was reached${whileText(bound)}`;
    case 'memory':
      return `the limit of ${thousands(bound.limit)} MB of memory was reached${whileText(bound)}`;
    case 'states':
      return `the limit of ${thousands(bound.limit)} states was reached`;
    case 'combinations':
      return `the limit of ${thousands(bound.limit)} combinations of outcomes was reached`;
    case 'sampled':
      return `only ${thousands(bound.scenarios)} random scenarios were tried`;
    case 'untried':
      return `in none of ${thousands(bound.scenarios)} random scenarios did its premise come true`;
    case 'solver':
      return bound.message;
    case 'dishonest':
      return `a traitor may not say all that a loyal general says: ${bound.message}`;
    case 'interrupted':
      return 'it was interrupted';
  }
};

/** How small an attack is known to be where it is not proved to be the smallest. */
export const simplified = ({ claim }: Minimality): string =>
  claim === 'none' ? 'making it smaller was stopped' : 'no single simplification keeps it failing';
