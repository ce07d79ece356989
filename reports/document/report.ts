/**
 * A research report is a value: the questions that were asked with what came out, what shows it, and where it came from.
 *
 * What is asked is in `inquiry/agenda/`. It is built by the pure functions of this folder, laid out once (`sections/layout.ts`), and
 * folded into formats. The same report always gives the same bytes.
 */
import type { Established, Premise } from '../../engines/premises.ts';
import type { Axis, SheetSubject } from '../../inquiry/agenda/sheets.ts';
import type { CostFormula, Measure } from '../../model/costs.ts';
import type { Instance } from '../../model/instance.ts';
import type { Expectation } from '../../model/protocol.ts';
import type { Bound, Grade, VerdictName } from '../../properties/verdict.ts';
import type { ReportedArgument } from './arguments.ts';
import type { Exhibit } from './exhibit.ts';
import type { ReportProvenance } from './provenance.ts';

/** A protocol that the report is about. */
export interface ReportSubject extends SheetSubject {
  readonly fingerprint: string | null;
  /** What its text was found to be before it was run. */
  readonly established: Established;
}

/** How an answer is known, in numbers. */
export interface Basis {
  readonly engine: string;
  /** `null` where the search did not finish: then it is no evidence. */
  readonly grade: Grade | null;
  /** `null` where they were not counted, as a proof does not. */
  readonly scenarios: bigint | null;
  readonly violating: Readonly<Record<string, bigint | null>>;
  readonly evaluations: number;
  readonly stopped: Bound | null;
}

/** A question with its answer. */
export interface AnsweredQuestion {
  readonly instance: Instance;
  readonly t: number;
  readonly verdict: VerdictName;
  /** By property. */
  readonly properties: Readonly<Record<string, VerdictName>>;
  readonly basis: Basis;
  /** What the answer rests on. */
  readonly premises: readonly Premise[];
  readonly theory: Expectation;
  /** The command that asks it again. */
  readonly command: string;
}

/** An answer in its place. */
export interface Spot {
  readonly row: number;
  readonly column: number;
  readonly answer: AnsweredQuestion;
}

/** The answers for a protocol under one family of faults, by size. Where there is no spot, nothing was asked. */
export interface Atlas {
  readonly subject: ReportSubject;
  readonly faults: string;
  readonly rows: Axis;
  readonly columns: Axis;
  readonly spots: readonly Spot[];
  /** The command that asks any of them, with the names of the axes in it. */
  readonly pattern: string;
}

/** What a run takes for one size of the army: as it is scheduled, and as the formulas say, where there are any. */
export interface RunCost {
  readonly at: number;
  readonly m: number;
  readonly scheduled: Readonly<Record<Measure, number>>;
  readonly formulas: Readonly<Record<Measure, number | null>>;
  readonly command: string;
}

/** What runs of a protocol take. */
export interface Costs {
  readonly subject: ReportSubject;
  /** What is varied: `n`, or a parameter. */
  readonly axis: string;
  readonly costs: readonly RunCost[];
  /** What the literature says of each measure; `null` where nothing is known here. */
  readonly formulas: Readonly<Record<Measure, CostFormula | null>>;
}

/** A certificate that was written for this report. */
export interface ReportedCertificate {
  readonly path: string;
  readonly claim: string;
  /** The hash of its manifest. */
  readonly sha256: string;
}

/** What the search was told. */
export interface ReportedLimits {
  readonly evaluations: number;
  readonly states: number;
  readonly combinations: number;
  /** Runs of a fuzzed question, and its seed. */
  readonly runs: number;
  readonly seed: string;
  /** `null`: no limit on time. */
  readonly seconds: number | null;
}

/** Where a research report came from, and what each question took. */
export interface ResearchProvenance extends ReportProvenance {
  /** By command: how long it took, in milliseconds. */
  readonly times: readonly { readonly command: string; readonly ms: number }[];
}

export interface ResearchReport {
  readonly subjects: readonly ReportSubject[];
  readonly atlases: readonly Atlas[];
  /** The attacks on show. */
  readonly exhibits: readonly Exhibit[];
  readonly arguments: readonly ReportedArgument[];
  readonly costs: readonly Costs[];
  /** `null` where none were asked for. */
  readonly certificates: readonly ReportedCertificate[] | null;
  readonly limits: ReportedLimits;
  readonly provenance: ResearchProvenance;
}

/** All answers of a report. */
export const answersOf = ({ atlases }: Pick<ResearchReport, 'atlases'>): readonly AnsweredQuestion[] =>
  atlases.flatMap(({ spots }) => spots.map(({ answer }) => answer));

/** Whether an answer came out as theory says; `null` where theory or the answer says nothing. */
export const agrees = ({ verdict, theory }: AnsweredQuestion): boolean | null =>
  theory.verdict === 'unknown' || (verdict !== 'holds' && verdict !== 'violated') ? null : verdict === theory.verdict;
