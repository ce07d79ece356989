/**
 * Running a command: whatever it comes to, an exit code and, on failure, one clear message.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { ExitCode, Failure } from './exit.ts';
import { EXIT, fileFailure } from './exit.ts';
import { ProtocolThrew } from '../model/watched.ts';
import { complain, errorLine, printJson } from './terminal.ts';

const report = (failure: Failure, json: boolean): ExitCode => {
  const { exit, message } = failure;
  if (json) printJson({ schema: 'strategos/error/1', error: { exit, message } });
  complain(errorLine(failure));
  return exit;
};

const bugText = (thrown: unknown): string =>
  [
    `this is a bug of Strategos: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`,
    'Please report it with the command you ran, and the file if there is one.',
  ].join('\n');

/** Run a command to its exit code. */
export const run = async (command: TaskEither<Failure, ExitCode>, json: boolean): Promise<ExitCode> => {
  try {
    const result = await command();
    return E.isRight(result) ? result.right : report(result.left, json);
  } catch (thrown) {
    if (thrown instanceof ProtocolThrew) return report(fileFailure(thrown.message), json);
    return report({ _tag: 'Failure', exit: EXIT.bug, message: bugText(thrown) }, json);
  }
};
