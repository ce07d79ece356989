/**
 * `strategos regress`: what changed since it was last as expected; or recording what is so now.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { ResolvedConfig } from '../../host/config.ts';
import type { ExitCode, Failure } from '../../host/exit.ts';
import { EXIT, usageFailure } from '../../host/exit.ts';
import { isFile } from '../../model/protocols/named.ts';
import { separate } from '../../host/destination.ts';
import type { ModuleGate } from '../../host/gate.ts';
import { print, printJson } from '../../host/terminal.ts';
import type { RegressArguments } from './check-once.ts';
import { checkOnce, quietGate, warn } from './check-once.ts';
import { interruptible } from './interruption.ts';
import { endThreads } from './pool.ts';
import { settingsFor } from './settings.ts';
import { fileIn } from './subject.ts';
import { telling } from './telling.ts';

/** A gate that these files pass as well: who types them is asking for them. */
const passing = (gate: ModuleGate, files: readonly string[]): ModuleGate => ({
  ...gate,
  file: (file) => (files.includes(file) ? TE.right(file) : gate.file(file)),
});

/** Record, and say what changed by it. */
const recordOnce = async (
  config: ResolvedConfig,
  wanted: readonly string[],
  args: RegressArguments,
  signal: AbortSignal,
): Promise<E.Either<Failure, ExitCode>> => {
  const { recordExpectations } = await import('./record.ts');
  const { recordingLines } = await import('./record-output.ts');
  const protocols = args.record === undefined || args.record === true ? [] : args.record;
  const { show, clear } = telling();
  const finished = (name: string, left: number): void => show(`${String(left)} cells left; ${name} is done`);
  const gate = passing(
    quietGate(args),
    protocols.filter(isFile).map((name) => fileIn(config, name)),
  );
  const { maxSeconds: seconds, trustSolver } = args;
  const recording = await recordExpectations({
    config,
    gate,
    wanted,
    protocols,
    seconds,
    trustSolver,
    signal,
    warn,
    finished,
  });
  clear();
  if (E.isLeft(recording)) return recording;
  const { cells, interrupted } = recording.right;
  if (args.json) printJson({ schema: 'strategos/record/1', ...recording.right });
  else print(...recordingLines(recording.right));
  return E.right(
    cells.some(({ error }) => error !== null) ? EXIT.unexpected : interrupted ? EXIT.unknown : EXIT.expected,
  );
};

/** Options that contradict each other. */
const contradiction = ({ record, watch, save, json, trustSolver }: RegressArguments): string | null => {
  if (record !== undefined && trustSolver)
    return '--record does not go with --trust-solver: what is expected from now on has to be proved';
  if (record !== undefined && watch) return '--record does not go with --watch: what breaks would be what is expected';
  if (record !== undefined && save) return '--record does not go with --save: it looks for nothing unexpected';
  return watch && json ? '--watch does not go with --json: one object would not be enough' : null;
};

export const regressCommand = (wanted: readonly string[], args: RegressArguments): TE.TaskEither<Failure, ExitCode> =>
  pipe(
    TE.Do,
    TE.filterOrElse(
      () => contradiction(args) === null,
      () => usageFailure(contradiction(args) ?? ''),
    ),
    TE.chainEitherK(() => separate(args.json, { '--junit': args.junit, '--summary': args.summary })),
    TE.flatMap(() => settingsFor(args)),
    TE.flatMap((config) => async (): Promise<E.Either<Failure, ExitCode>> => {
      try {
        if (args.record !== undefined) return await interruptible((signal) => recordOnce(config, wanted, args, signal));
        if (args.watch) return await (await import('./watch.ts')).watchAndCheck(config, wanted, args);
        const checked = await interruptible((signal) => checkOnce(config, wanted, args, signal));
        return pipe(
          checked,
          E.map(({ exit }) => exit),
        );
      } finally {
        await endThreads();
      }
    }),
  );
