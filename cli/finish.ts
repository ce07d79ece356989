/**
 * The end of every command: it is loaded, run, and leaves with its exit code.
 */
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import { now } from '../host/clock.ts';
import { endWith } from '../host/ending.ts';
import type { ExitCode, Failure } from '../host/exit.ts';
import { limitMemory } from '../host/memory.ts';
import { startDeadline } from '../host/phase.ts';

/** How a command is to be run. */
interface Run {
  readonly json: boolean;
  /** How long it may take, loading included; no limit where it has no such option. */
  readonly maxSeconds?: number;
  /** How many megabytes it may use; a share of what there is where it is not told. */
  readonly maxMemory?: number | undefined;
}

/** Load a command, run it, and leave with its exit code. */
export const finish = async (
  command: Promise<TaskEither<Failure, ExitCode>>,
  { json, maxSeconds = Infinity, maxMemory }: Run,
): Promise<void> => {
  startDeadline(maxSeconds, now());
  limitMemory(maxMemory ?? null);
  const { run } = await import('./run.ts');
  endWith(await run(() => command.then((task) => task()), json));
};
