/**
 * `strategos replay`: counterexample files, run again.
 */
import { dirname, resolve } from 'node:path';
import { existsSync } from 'node:fs';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import pc from 'picocolors';
import { decode } from '../counterexamples/codec.ts';
import type { Counterexample } from '../counterexamples/counterexample.ts';
import { decisionsOf } from '../counterexamples/counterexample.ts';
import type { Replay } from '../counterexamples/replay.ts';
import { asExpected, replay, replayName } from '../counterexamples/replay.ts';
import { storyLines, storyOf } from '../reports/story.ts';
import { listed } from '../reports/words.ts';
import type { ExitCode, Failure } from './exit.ts';
import { EXIT, fileFailure, gravest } from './exit.ts';
import { read } from './files.ts';
import type { Loaded } from './load.ts';
import { load } from './load.ts';
import { ProtocolThrew } from './own.ts';
import { print, printJson } from './terminal.ts';

export interface ReplayArguments {
  readonly json: boolean;
  readonly story: boolean;
}

/** A file, replayed. */
interface Replayed {
  readonly path: string;
  readonly file: Counterexample;
  readonly replayed: Replay;
  readonly fingerprint: string | null;
  readonly loaded: Loaded;
}

/** A module is looked for from here, then from the file's folder. */
const moduleFor = (path: string, module: string): string => {
  const [file = ''] = module.split('#');
  return existsSync(file) ? module : resolve(dirname(path), module);
};

const replayFile = (path: string): TE.TaskEither<Failure, Replayed> =>
  pipe(
    read(path),
    TE.chainEitherK((text) =>
      pipe(
        decode(text),
        E.mapLeft(({ message }) => fileFailure(`${path}: ${message}`)),
      ),
    ),
    TE.flatMap((file) =>
      pipe(
        load(file.protocol.module === null ? file.protocol.name : moduleFor(path, file.protocol.module)),
        TE.mapLeft(({ message }) => fileFailure(`${path}: protocol: ${message}`)),
        TE.flatMap((loaded) =>
          pipe(
            loaded.fingerprint,
            TE.map((fingerprint) => ({
              path,
              file,
              loaded,
              fingerprint,
              replayed: replay(file, loaded.protocol, loaded.properties),
            })),
          ),
        ),
      ),
    ),
  );

const exitFor = ({ file, replayed }: Replayed): ExitCode =>
  replayed._tag === 'Stale' ? EXIT.file : asExpected(file, replayed) ? EXIT.expected : EXIT.unexpected;

const explanation = ({ replayed }: Replayed): string => {
  switch (replayed._tag) {
    case 'Reproduced':
      return 'it violates the property, and everybody decides as recorded';
    case 'Fixed':
      return 'it no longer violates the property';
    case 'Changed':
      return `it violates the property, but ${listed(replayed.differing)} decide${replayed.differing.length === 1 ? 's' : ''} differently`;
    case 'Stale':
      return `${replayed.field}: ${replayed.message}`;
  }
};

const colours = { reproduced: pc.green, fixed: pc.cyan, changed: pc.yellow, stale: pc.red } as const;

const storyOfReplay = ({ file, replayed }: Replayed): readonly string[] => {
  if (replayed._tag === 'Stale') return [];
  const { instance, recorded } = replayed;
  const story = storyOf(instance, file.t, replayed.property, recorded);
  return storyLines(
    instance,
    replayed._tag === 'Fixed' ? { ...story, moral: `That does not break ${file.property}.`, mirror: [] } : story,
  );
};

const linesOf = (result: Replayed, story: boolean): readonly string[] => {
  const { path, file, replayed, fingerprint } = result;
  const name = replayName(replayed);
  const changed =
    fingerprint !== null && file.protocol.fingerprint !== null && fingerprint !== file.protocol.fingerprint;
  return [
    `${colours[name](name.padEnd(10))} ${path}`,
    `           ${file.title}`,
    `           ${explanation(result)}${replayed._tag !== 'Stale' && !asExpected(file, replayed) ? `; expected: ${file.expect}` : ''}`,
    ...(changed ? [pc.dim('           the protocol’s source has changed since this was found')] : []),
    ...(story ? storyOfReplay(result).map((line) => `           ${line}`) : []),
  ];
};

const jsonOf = (result: Replayed): object => {
  const { path, file, replayed, fingerprint } = result;
  return {
    file: path,
    title: file.title,
    outcome: replayName(replayed),
    expect: file.expect,
    asExpected: asExpected(file, replayed),
    explanation: explanation(result),
    decisions: replayed._tag === 'Stale' ? null : decisionsOf(replayed.instance, replayed.recorded),
    recorded: file.decisions,
    fingerprint: { recorded: file.protocol.fingerprint, now: fingerprint },
  };
};

/** What a protocol throws is said of its file, and the others are replayed all the same. */
const replayOrSay = async (path: string): Promise<E.Either<Failure, Replayed>> => {
  try {
    return await replayFile(path)();
  } catch (thrown) {
    if (thrown instanceof ProtocolThrew) return E.left(fileFailure(`${path}: ${thrown.message}`));
    throw thrown;
  }
};

/** Replay every file; one that cannot be read does not keep the others from being replayed. */
export const replayCommand =
  (paths: readonly string[], { json, story }: ReplayArguments): TE.TaskEither<Failure, ExitCode> =>
  async () => {
    const codes: ExitCode[] = [];
    const objects: object[] = [];
    for (const path of paths) {
      const result = await replayOrSay(path);
      if (E.isLeft(result)) {
        codes.push(result.left.exit);
        objects.push({ file: path, outcome: 'error', error: result.left });
        if (!json) print(`${pc.red('error'.padEnd(10))} ${result.left.message}`);
        continue;
      }
      codes.push(exitFor(result.right));
      objects.push(jsonOf(result.right));
      if (!json) print(...linesOf(result.right, story || paths.length === 1));
    }
    if (json) printJson({ schema: 'strategos/replay/1', replays: objects });
    return E.right(gravest(codes));
  };
