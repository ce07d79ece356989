/**
 * A refactoring: textual changes of one file after which the protocol does what it did before, as it is written in
 * `regression/evidence/refactorings.json`.
 */

/** What is replaced, and by what. */
export interface Edit {
  readonly before: string;
  readonly after: string;
}

export interface Refactoring {
  readonly title: string;
  /** The registered protocol that is compared before and after. */
  readonly protocol: string;
  /** From the root of the repository. */
  readonly file: string;
  readonly edits: readonly Edit[];
}

/** The text after the edits, one after another; `null` where the text before does not stand there exactly once. */
export const refactored = (text: string, edits: readonly Edit[]): string | null =>
  edits.reduce<string | null>((changed, { before, after }) => {
    const parts = changed?.split(before) ?? [];
    return parts.length === 2 ? parts.join(after) : null;
  }, text);
