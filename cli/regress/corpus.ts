/**
 * The corpus: the counterexamples in a folder, each replayed against its protocol as it is now.
 */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { decodeCounterexample } from '../../counterexamples/codec.ts';
import type { Counterexample } from '../../counterexamples/counterexample.ts';
import { isReplayExpected, replay, replayName } from '../../counterexamples/replay.ts';
import type { ReplayOutcome } from '../../regression/outcome.ts';
import type { Failure } from '../../host/exit.ts';
import { fileFailure } from '../../host/exit.ts';
import { read, reason } from '../../host/files.ts';
import type { Loaded } from '../../host/loaded.ts';
import { protocolsMistake } from '../../host/thrown.ts';
import { explanation } from '../../host/replayed.ts';
import { fromHere } from './subject.ts';

/** A file of the corpus: what it holds, or why it cannot be read. */
export interface CorpusFile {
  /** As it is called from here. */
  readonly path: string;
  readonly file: E.Either<Failure, Counterexample>;
}

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';

/** The counterexample files below a folder, in order; schemas may lie there as well. None where there is no folder. */
const filesBelow = async (folder: string): Promise<E.Either<Failure, readonly string[]>> => {
  try {
    const names = await readdir(folder, { recursive: true, encoding: 'utf8' });
    const files = names.filter((name) => name.endsWith('.json') && !name.endsWith('.schema.json'));
    return E.right(files.toSorted().map((name) => join(folder, name)));
  } catch (error) {
    return isMissing(error) ? E.right([]) : E.left(fileFailure(`cannot read ${folder}: ${reason(error)}`));
  }
};

const open = async (file: string): Promise<CorpusFile> => {
  const path = fromHere(file);
  const opened = pipe(
    read(path),
    TE.chainEitherK((text) =>
      pipe(
        decodeCounterexample(text),
        E.mapLeft(({ message }) => fileFailure(message)),
      ),
    ),
  );
  return { path, file: await opened() };
};

/** All counterexamples below a folder. */
export const openCorpus = async (folder: string): Promise<E.Either<Failure, readonly CorpusFile[]>> => {
  const files = await filesBelow(folder);
  return E.isLeft(files) ? files : E.right(await Promise.all(files.right.map(open)));
};

/** The protocol that a counterexample is of: its name, or its file, which is looked for from here, then from its folder. */
export const protocolSpecifierOf = (path: string, { protocol: { name, module } }: Counterexample): string => {
  if (module === null) return name;
  const [file = '', exported] = module.split('#');
  const found = existsSync(file) ? resolve(file) : resolve(dirname(path), file);
  return exported === undefined ? found : `${found}#${exported}`;
};

const failed = (path: string, title: string, protocol: string | null, message: string): ReplayOutcome => ({
  file: path,
  title,
  outcome: 'error',
  asExpected: false,
  explanation: message,
  protocol,
});

/** What came of replaying it. */
export const replayKept = async (
  { path, file }: CorpusFile,
  load: (name: string) => Promise<E.Either<{ readonly message: string }, Loaded>>,
): Promise<ReplayOutcome> => {
  if (E.isLeft(file)) return failed(path, path, null, file.left.message);
  const counterexample = file.right;
  const { title, protocol } = counterexample;
  const loaded = await load(protocolSpecifierOf(path, counterexample));
  if (E.isLeft(loaded)) return failed(path, title, protocol.name, loaded.left.message);
  try {
    const replayed = replay(counterexample, loaded.right.protocol, loaded.right.properties);
    return {
      file: path,
      title,
      outcome: replayName(replayed),
      asExpected: isReplayExpected(counterexample, replayed),
      explanation: explanation({ replayed }),
      protocol: protocol.name,
    };
  } catch (thrown) {
    const mistake = protocolsMistake(thrown);
    if (mistake === null) throw thrown;
    return failed(path, title, protocol.name, mistake);
  }
};
