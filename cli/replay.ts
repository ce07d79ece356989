/**
 * `strategos replay`: counterexample files, run again.
 */
import * as E from 'fp-ts/lib/Either.js';
import type * as TE from 'fp-ts/lib/TaskEither.js';
import pc from 'picocolors';
import { namedDecisions } from '../counterexamples/counterexample.ts';
import { isReplayExpected, replayName } from '../counterexamples/replay.ts';
import { shellPath } from '../model/shell.ts';
import { outcomeOf, sourceRemark } from '../reports/story/replayed.ts';
import { inOneLine } from '../reports/formats/escape.ts';
import type { Acceptance } from './accept.ts';
import { accept, acceptanceText } from './accept.ts';
import type { ExitCode, Failure } from '../host/exit.ts';
import { EXIT, gravest } from '../host/exit.ts';
import type { Admission, ModuleGate } from '../host/gate.ts';
import { moduleAllowance, gateFor } from '../host/gate.ts';
import type { Replayed } from '../host/replayed.ts';
import { ifInTime } from '../host/in-time.ts';
import { explanation, replayFile, storyOfReplay } from '../host/replayed.ts';
import { print, printJson } from '../host/terminal.ts';
import { unknownText } from './unknown.ts';

export interface ReplayArguments extends Admission {
  readonly story: boolean;
  /** Whether what is fixed is to be expected from now on. */
  readonly accept: boolean;
}

/** A file, replayed, and what became of it by that. */
export interface ReplayedFile {
  readonly result: Replayed;
  /** `null` where nothing was to be accepted. */
  readonly acceptance: Acceptance | null;
}

/** The exit code of a replay. */
export const exitFor = ({ result: { file, replayed }, acceptance }: ReplayedFile): ExitCode =>
  replayed._tag === 'Stale'
    ? EXIT.file
    : acceptance === 'accepted' || isReplayExpected(file, replayed)
      ? EXIT.expected
      : EXIT.unexpected;

const colours = { reproduced: pc.green, fixed: pc.cyan, changed: pc.yellow, stale: pc.red } as const;

/** What there is to do about a file that is fixed, or what was done. */
const acceptanceLine = ({ result, acceptance }: ReplayedFile): readonly string[] => {
  const { path, file, replayed } = result;
  if (acceptance === null)
    return replayed._tag === 'Fixed' && file.expect === 'violated'
      ? [
          `to expect that from now on: strategos replay --accept${moduleAllowance(result.loaded.module)} ${shellPath(path)}`,
        ]
      : [];
  const text = acceptanceText(acceptance, result);
  return text === null ? [] : [acceptance === 'accepted' ? pc.cyan(text) : pc.yellow(text)];
};

/** A replay in lines. */
const linesOf = (judged: ReplayedFile): readonly string[] => {
  const { result } = judged;
  const { path, file, replayed, fingerprint } = result;
  const name = replayName(replayed);
  const remark = sourceRemark(file, fingerprint);
  return [
    `${colours[name](name.padEnd(10))} ${path}`,
    `           ${inOneLine(file.title)}`,
    `           ${inOneLine(outcomeOf(file, replayed))}`,
    ...acceptanceLine(judged).map((line) => `           ${line}`),
    ...(remark === null ? [] : [pc.dim(`           ${remark}`)]),
  ];
};

/** Tell of a replay. What came of it is said first, because the story may take longer than there is time. */
export const tell = async (
  judged: ReplayedFile,
  story: boolean,
  say: (...lines: readonly string[]) => void,
): Promise<void> => {
  say(...linesOf(judged));
  if (story) say(...(await storyOfReplay(judged.result)).map((line) => `           ${line}`));
};

const jsonOf = ({ result, acceptance }: ReplayedFile): object => {
  const { path, file, replayed, fingerprint } = result;
  return {
    file: path,
    title: file.title,
    outcome: replayName(replayed),
    expect: file.expect,
    asExpected: isReplayExpected(file, replayed),
    explanation: explanation(result),
    decisions: replayed._tag === 'Stale' ? null : namedDecisions(replayed.instance, replayed.recorded),
    recorded: file.decisions,
    prescriptions: replayed._tag === 'Stale' ? null : replayed._tag === 'Changed' ? replayed.prescriptions : [],
    fingerprint: { recorded: file.protocol.fingerprint, now: fingerprint },
    ...(acceptance === null ? {} : { acceptance }),
  };
};

/** A file of which there is no replay: it is wrong, or a bound was hit, and then that is no error. */
const lineOfFailure = (path: string, { message, stopped }: Failure): string =>
  stopped === undefined
    ? `${pc.red('error'.padEnd(10))} ${inOneLine(message)}`
    : `${pc.yellow('unknown'.padEnd(10))} ${path}: ${unknownText(stopped.stop, { ...stopped.position, within: null })}`;

const jsonOfFailure = (failure: Failure): object => {
  const { exit, message, stopped } = failure;
  return stopped === undefined
    ? { outcome: 'error', error: { _tag: failure._tag, exit, message } }
    : { outcome: 'unknown', stopped: stopped.stop, ...stopped.position };
};

const judge = async (path: string, gate: ModuleGate, accepting: boolean): Promise<E.Either<Failure, ReplayedFile>> => {
  const inTime = ifInTime('replaying');
  if (E.isLeft(inTime)) return inTime;
  const result = await replayFile(path, gate)();
  if (E.isLeft(result)) return result;
  if (!accepting) return E.right({ result: result.right, acceptance: null });
  const acceptance = await accept(result.right);
  return E.isLeft(acceptance) ? acceptance : E.right({ result: result.right, acceptance: acceptance.right });
};

/** Replay every file; one that cannot be read does not keep the others from being replayed. */
export const runReplay =
  (
    paths: readonly string[],
    { json, story, accept: accepting, ...admission }: ReplayArguments,
  ): TE.TaskEither<Failure, ExitCode> =>
  async () => {
    const gate = gateFor({ json, ...admission });
    const codes: ExitCode[] = [];
    const objects: object[] = [];
    for (const path of paths) {
      const result = await judge(path, gate, accepting);
      if (E.isLeft(result)) {
        codes.push(result.left.exit);
        objects.push({ file: path, ...jsonOfFailure(result.left) });
        if (!json) print(lineOfFailure(path, result.left));
        continue;
      }
      codes.push(exitFor(result.right));
      objects.push(jsonOf(result.right));
      if (!json) await tell(result.right, story || paths.length === 1, print);
    }
    if (json) printJson({ schema: 'strategos/replay/1', replays: objects });
    return E.right(gravest(codes));
  };
