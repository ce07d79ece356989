/**
 * Exit codes, and failures on the way to a verdict.
 */
import type { Position } from './phase.ts';
import type { Stop } from './stop.ts';

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
  /** Where it is a bound that was hit: that is no error, and there is no answer. */
  readonly stopped?: Stopped;
}

/** A bound that was hit, and where the command was. */
export interface Stopped {
  readonly stop: Stop;
  readonly position: Position;
}

export const usageFailure = (message: string): Failure => ({ _tag: 'Failure', exit: EXIT.usage, message });

export const fileFailure = (message: string): Failure => ({ _tag: 'Failure', exit: EXIT.file, message });

/** Several exit codes as one: the gravest. */
export const gravest = (codes: readonly ExitCode[]): ExitCode =>
  codes.reduce<ExitCode>((worst, code) => (code > worst ? code : worst), EXIT.expected);
