/**
 * An input that is wrong: what is typed, the files that lie there, and what comes of it.
 */
export interface BadInput {
  /** The words behind `strategos`, with spaces between; a word in ‘…’ may have spaces, or be empty. */
  readonly line: string;
  /** The exit code. */
  readonly exit: 64 | 65;
  /** What is printed, as far as it matters. */
  readonly says: string;
  /** The files that it is about, besides those that are always there; a text, or bytes. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  /** Whether it takes a process of its own: where a module ends the process, or exports what Vitest itself would wait for. */
  readonly apart?: true;
}

/** A line and what comes of it, where no file is needed. */
export const usage = (line: string, says: string): BadInput => ({ line, exit: 64, says });

/** A line about a file that is wrong, or not there. */
export const file = (line: string, says: string): BadInput => ({ line, exit: 65, says });

/** The same, in a process of its own. */
export const apart = (input: BadInput): BadInput => ({ ...input, apart: true });

/** The words of a line. */
export const wordsOf = (line: string): readonly string[] =>
  [...line.matchAll(/‘([^’]*)’|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
