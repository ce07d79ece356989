/**
 * `strategos replay --format`: what happens in a counterexample, for other tools. The trace goes to stdout or into a file, and
 * how the replay came out to stderr.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { TraceFormat } from '../reports/traces/format.ts';
import { TRACE_FORMATS } from '../reports/traces/format.ts';
import { traceOf } from '../reports/traces/trace.ts';
import type { ExitCode, Failure } from '../host/exit.ts';
import { usageFailure } from '../host/exit.ts';
import { writeNew } from '../host/files.ts';
import { gateFor } from '../host/gate.ts';
import type { ReplayArguments } from './replay.ts';
import { exitFor, tell } from './replay.ts';
import { replayFile } from '../host/replayed.ts';
import { writeAnswer } from '../host/stdout.ts';
import { complain } from '../host/terminal.ts';

export interface ReplayFormatArguments extends ReplayArguments {
  readonly format?: TraceFormat;
  /** The file to write; without one, stdout. */
  readonly out?: string;
}

/** The one file that is meant, and the format; or what is wrong with the command line. */
const askedOf = (
  paths: readonly string[],
  { format, json, accept }: ReplayFormatArguments,
): E.Either<Failure, { readonly path: string; readonly format: TraceFormat }> => {
  const wrong = (message: string): E.Either<Failure, never> => E.left(usageFailure(message));
  if (format === undefined) return wrong(`--out is the file of a trace; add --format ${TRACE_FORMATS.join('|')}`);
  if (json) return wrong(`--format ${format} and --json are two outputs; leave out one of them`);
  if (accept) return wrong(`--format ${format} changes no counterexample; run --accept by itself`);
  const [path, ...more] = paths;
  if (path === undefined || more.length > 0)
    return wrong(`--format ${format} takes one file, and there are ${String(paths.length)}; run it for each`);
  return E.right({ path, format });
};

/** Replay one file, and write what happened. */
export const replayFormatCommand = (
  paths: readonly string[],
  options: ReplayFormatArguments,
): TE.TaskEither<Failure, ExitCode> =>
  pipe(
    TE.fromEither(askedOf(paths, options)),
    TE.flatMap(({ path, format }) =>
      pipe(
        replayFile(path, gateFor(options)),
        TE.flatMap((result): TE.TaskEither<Failure, ExitCode> => {
          const { replayed } = result;
          const told = async (): Promise<ExitCode> => {
            const judged = { result, acceptance: null };
            await tell(judged, options.story, complain);
            return exitFor(judged);
          };
          if (replayed._tag === 'Stale') return TE.fromTask(told);
          const text = traceOf(format, replayed.instance, replayed.recorded);
          if (options.out !== undefined)
            return pipe(
              writeNew(options.out, text),
              TE.chainTaskK(() => told),
            );
          return TE.fromTask(() => {
            writeAnswer(text);
            return told();
          });
        }),
      ),
    ),
  );
