/**
 * Running a command: whatever it comes to, an exit code and, on failure, one clear message.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { ExitCode, Failure } from '../host/exit.ts';
import { complain, errorLine, printJson } from '../host/terminal.ts';
import { thrownFailure } from '../host/thrown.ts';
import { unlessChanged } from '../host/untouched.ts';
import { printUnknown } from './unknown.ts';

const report = (failure: Failure, json: boolean): ExitCode => {
  const { exit, message, stopped } = failure;
  if (stopped !== undefined) {
    printUnknown(stopped.stop, { ...stopped.position, within: null }, json);
    return exit;
  }
  if (json) printJson({ schema: 'strategos/error/1', error: { exit, message } });
  complain(errorLine(failure));
  return exit;
};

/** Tell what was thrown, and the exit code of that. */
export const reportThrown = (thrown: unknown, json: boolean): ExitCode => report(thrownFailure(thrown), json);

/** Run a command to its exit code. */
export const run = async (command: TaskEither<Failure, ExitCode>, json: boolean): Promise<ExitCode> => {
  try {
    const result = await command();
    unlessChanged();
    return E.isRight(result) ? result.right : report(result.left, json);
  } catch (thrown) {
    return reportThrown(thrown, json);
  }
};
