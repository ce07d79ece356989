/**
 * The end of every command: it is loaded, run, and leaves with its exit code.
 */
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { settle } from './ending.ts';
import type { ExitCode, Failure } from './exit.ts';

/** Load a command, run it, and leave with its exit code. */
export const finish = async (command: Promise<TaskEither<Failure, ExitCode>>, asJson: boolean): Promise<void> => {
  const { run } = await import('./run.ts');
  settle(await run(() => command.then((task) => task()), asJson));
};
