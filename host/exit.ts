/**
 * Exit codes, and failures on the way to a verdict.
 */

/** The exit codes of the command line's contract. */
export const EXIT = {
  /** As expected. */
  expected: 0,
  /** Not as expected. */
  unexpected: 1,
  /** Unknown: a bound was hit, or it was interrupted. */
  unknown: 2,
  /** The command line is wrong. */
  usage: 64,
  /** A file is wrong: input that cannot be read or understood, output that cannot be written. */
  file: 65,
  /** A bug of Strategos. */
  bug: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Why a command could not do what it was asked; the message says what to do. */
export interface Failure {
  readonly _tag: 'Failure';
  readonly exit: ExitCode;
  readonly message: string;
}

export const usageFailure = (message: string): Failure => ({ _tag: 'Failure', exit: EXIT.usage, message });

export const fileFailure = (message: string): Failure => ({ _tag: 'Failure', exit: EXIT.file, message });

/** Several exit codes as one: the gravest. */
export const gravest = (codes: readonly ExitCode[]): ExitCode =>
  codes.reduce<ExitCode>((worst, code) => (code > worst ? code : worst), EXIT.expected);
