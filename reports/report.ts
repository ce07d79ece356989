/**
 * A research report is a value first: claims with their evidence, counterexamples with their stories, and where it all
 * came from. Rendering is a fold over it (`markdown.ts`); the same report always gives the same bytes.
 */
import type { Counterexample } from '../counterexamples/counterexample.ts';
import type { Instance } from '../model/instance.ts';
import type { Expectation } from '../model/protocol.ts';
import type { Recorded } from '../model/scenario.ts';
import type { Bound, Grade, VerdictName } from '../properties/verdict.ts';
import type { Argument } from '../engines/impossibility/argument.ts';
import type { Story } from './story/story.ts';
import type { Figure } from './figures/svg.ts';

/** How a claim was settled, in numbers. */
export interface Evidence {
  /** `null` where the search did not finish: then it is no evidence. */
  readonly grade: Grade | null;
  readonly scenarios: bigint;
  /** By property. */
  readonly violating: Readonly<Record<string, bigint>>;
  readonly evaluations: number;
  /** What stopped the search, if it did not finish. */
  readonly stopped: Bound | null;
}

/** A claim that was checked. */
export interface CheckedClaim {
  /** What was asked, in words: "Three generals with one traitor cannot agree with OM(1)". */
  readonly words: string;
  readonly instance: Instance;
  readonly t: number;
  readonly verdict: VerdictName;
  /** By property. */
  readonly properties: Readonly<Record<string, VerdictName>>;
  readonly expected: VerdictName;
  readonly theory: Expectation;
  readonly evidence: Evidence;
  /** The command that checks it again. */
  readonly command: string;
  readonly exhibits: readonly Exhibit[];
}

/** A counterexample on show. */
export interface Exhibit {
  readonly counterexample: Counterexample;
  readonly file: string;
  readonly instance: Instance;
  readonly recorded: Recorded;
  readonly story: Story;
}

/** What a command that replays it takes besides: its module may lie outside the folder that the report’s commands are for. */
export const replayAllowance = ({ counterexample: { protocol } }: Pick<Exhibit, 'counterexample'>): string =>
  /^(\.\.\/|\/|\w:[/\\])/.test(protocol.module ?? '') ? ' --allow-module' : '';

/** An impossibility argument on show. */
export interface ReportedArgument {
  readonly argument: Argument;
  readonly figure: Figure;
  /** Where the figure goes. */
  readonly file: string;
  /** The command that tells it again. */
  readonly command: string;
}

/** What a commit’s name ends in where there were changes that are in no commit. */
export const DIRTY = '-dirty';

/** What is said of the commit of a run. It is that of the folder, which seldom is Strategos’s own. */
export const commitText = (commit: string | null): string => {
  if (commit === null) return 'Run in a folder that is in no git repository, or in one without a commit';
  return commit.endsWith(DIRTY)
    ? `Commit of the folder it was run in: ${commit.slice(0, -DIRTY.length)}, with changes that are not committed`
    : `Commit of the folder it was run in: ${commit}`;
};

/** Where a report came from; the only part that may differ between two runs. */
export interface ReportProvenance {
  readonly command: string;
  readonly version: string;
  /** Of the folder it was run in. */
  readonly commit: string | null;
  readonly node: string;
  readonly machine: string;
  readonly date: string;
  readonly seconds: number;
}

export interface Report {
  readonly title: string;
  readonly summary: readonly string[];
  readonly claims: readonly CheckedClaim[];
  readonly arguments: readonly ReportedArgument[];
  /** By protocol name. */
  readonly fingerprints: Readonly<Record<string, string>>;
  readonly seeds: readonly string[];
  readonly provenance: ReportProvenance;
}

/** The claim turned out as the literature says it should. */
export const isClaimExpected = ({ verdict, expected }: CheckedClaim): boolean => verdict === expected;
