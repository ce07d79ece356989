/**
 * A mutation: one changed line in the code of a protocol, as it is written in `regression/evidence/mutations.json`.
 */

/** What is done to the code, as issue and table call it. */
export const operatorNames = [
  'threshold',
  'dropped relay',
  'wrong default',
  'skipped round',
  'stale view',
  'and/or swapped',
  'id off by one',
] as const;

export type OperatorName = (typeof operatorNames)[number];

/** One line of one file, before and after. */
export interface LineChange {
  /** From the root of the repository. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

export interface Mutation extends LineChange {
  readonly operator: OperatorName;
  /** The registered protocol in which it is tried: a file that several use is mutated for one of them at a time. */
  readonly protocol: string;
}

/** The text with its line changed, or `null` where the line is not what it was. */
export const changedText = (text: string, { line, before, after }: LineChange): string | null => {
  const lines = text.split('\n');
  return lines[line - 1] === before ? lines.with(line - 1, after).join('\n') : null;
};
