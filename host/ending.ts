/**
 * How the process ends: with the exit code that a command came to, and never with another.
 *
 * A protocol's code runs in this process. It may end it, or wait for what never comes; a promise of its own may fail where
 * nobody listens. Until a command has come to its end the process therefore ends as one that failed, and afterwards with
 * the code that it came to, whoever ends it.
 */
import { writeSync } from 'node:fs';
import process from 'node:process';
import type { ExitCode } from './exit.ts';
import { EXIT } from './exit.ts';

/** The code that the command came to; `null` before it has. The process has one, so it is kept here. */
let settled: ExitCode | null = null;

/** Whether code that is not ours was run. */
let foreign = false;

/** Code that is not ours is about to run. */
export const noteForeignCode = (): void => {
  foreign = true;
};

/** Whether something failed for which no answer makes up. */
let doomed = false;

/** The command has come to its end. */
export const endWith = (code: ExitCode): void => {
  if (!doomed) settled = code;
  process.exitCode = settled ?? code;
};

/** Something failed, and whatever the command still comes to, the process ends with this code. */
export const doom = (code: ExitCode): void => {
  doomed = true;
  settled = code;
  process.exitCode = code;
};

/**
 * Let failures that nobody listened to be heard, which Node tells only between two turns. Where there was one the process
 * is about to end, and nothing more is to be done or said.
 */
export const unlessDoomed = async (): Promise<void> => {
  await new Promise((resolve) => setImmediate(resolve));
  if (doomed) await new Promise(() => undefined);
};

/** Leave at once, on purpose. */
export const leave = (code: ExitCode): never => {
  endWith(code);
  process.exit(code);
};

const FOREIGN =
  'error: the process ended before there was an answer. The protocol’s module ended it, or waits for something that never comes (a promise, an import, a “then” among its exports)\n';

const OURS = 'error: the process ended before there was an answer: this is a bug of Strategos\n';

/** The last word: what is said where nothing was settled. Standard error may be closed, and then nobody hears it. */
const endUnsettled = (): ExitCode => {
  const [code, message] = foreign ? ([EXIT.file, FOREIGN] as const) : ([EXIT.bug, OURS] as const);
  try {
    writeSync(2, message);
  } catch {
    // Nobody hears it; the exit code says it.
  }
  return code;
};

/** What Node calls at the very end of `process.exit`. */
interface ReallyExiting {
  reallyExit: (code?: number) => never;
}

/** From now on the process ends with what was settled, and as one that failed while nothing is. */
export const guardEnding = (): void => {
  process.exitCode = EXIT.bug;
  process.on('exit', () => {
    settled ??= endUnsettled();
    process.exitCode = settled;
  });
  const ending = process as unknown as ReallyExiting;
  const { reallyExit } = ending;
  ending.reallyExit = () => reallyExit.call(process, (settled ??= endUnsettled()));
};

/** Whether a command has come to its end. */
export const isSettled = (): boolean => settled !== null;
