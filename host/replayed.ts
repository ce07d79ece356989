/**
 * A counterexample file, replayed: read, its protocol loaded, run again, and what came of that in words.
 */
import { dirname } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { decodeCounterexample } from '../counterexamples/codec.ts';
import type { Counterexample } from '../counterexamples/counterexample.ts';
import type { Replay } from '../counterexamples/replay.ts';
import { replaying } from '../counterexamples/replay.ts';
import { protocolsMistake } from './thrown.ts';
import { inOneLine } from '../reports/formats/escape.ts';
import { explanationOf } from '../reports/story/replayed.ts';
import { storyLines, tellingStory } from '../reports/story/story.ts';
import { configFile } from './config.ts';
import type { Failure } from './exit.ts';
import { EXIT, fileFailure } from './exit.ts';
import { read } from './files.ts';
import type { ModuleGate } from './gate.ts';
import { inTime } from './in-time.ts';
import { isInside, realPath } from './inside.ts';
import type { Loaded } from './load.ts';
import { load } from './load.ts';
import { moduleNear } from './module-place.ts';
import { schemaIn } from './schema-place.ts';

/** A file, replayed. */
export interface Replayed {
  readonly path: string;
  readonly file: Counterexample;
  /** Where the file says that its schema is; `null` where it does not. */
  readonly $schema: string | null;
  readonly replayed: Replay;
  readonly fingerprint: string | null;
  readonly loaded: Loaded;
}

/**
 * A name that is not known here, looked for in the configuration from a file's folder upwards. That is a program as well, which
 * the file does not even name: one that lies elsewhere is never run.
 */
const loadBeside = (folder: string, name: string, unknown: Failure): TE.TaskEither<Failure, Loaded> =>
  pipe(
    TE.fromEither(configFile(folder)),
    TE.flatMap((config) => {
      if (config === null) return TE.left(unknown);
      if (isInside(realPath(config)))
        return pipe(
          load(name, folder),
          TE.mapLeft((there) => (there.exit === EXIT.usage ? unknown : there)),
        );
      const message = `${unknown.message}. ${inOneLine(config)} was not asked: it lies outside the current folder and its repository; if you trust it, run the command there`;
      return TE.left({ ...unknown, message });
    }),
  );

/** A name is looked for in the configuration from here upwards, then in the one from the file's folder upwards. */
export const loadToReplay = (
  path: string,
  { name, module }: Counterexample['protocol'],
  gate: ModuleGate,
): TE.TaskEither<Failure, Loaded> =>
  pipe(
    gate.named(module === null ? name : moduleNear(dirname(path), module)),
    TE.flatMap((admitted) => load(admitted)),
    TE.orElse((unknown) =>
      module !== null || unknown.exit !== EXIT.usage ? TE.left(unknown) : loadBeside(dirname(path), name, unknown),
    ),
  );

const replayOf = (path: string, gate: ModuleGate): TE.TaskEither<Failure, Replayed> =>
  pipe(
    read(path),
    TE.chainEitherK((text) =>
      pipe(
        decodeCounterexample(text),
        E.bimap(
          ({ message }) => fileFailure(`${path}: ${message}`),
          (file) => ({ file, $schema: schemaIn(text) }),
        ),
      ),
    ),
    TE.flatMap(({ file, $schema }) =>
      pipe(
        loadToReplay(path, file.protocol, gate),
        TE.mapLeft(({ message }) => fileFailure(`${path}: protocol: ${message}`)),
        TE.flatMap((loaded) =>
          pipe(
            TE.Do,
            TE.bind('fingerprint', () => loaded.fingerprint),
            TE.bind('replayed', () => () => inTime('replaying', replaying(file, loaded.protocol, loaded.properties))),
            TE.map((outcome) => ({ path, file, $schema, loaded, ...outcome })),
          ),
        ),
      ),
    ),
  );

/** Replay a file, if its module is let through. What its protocol throws is said of the file. */
export const replayFile =
  (path: string, gate: ModuleGate): TE.TaskEither<Failure, Replayed> =>
  async () => {
    try {
      return await replayOf(path, gate)();
    } catch (thrown) {
      const mistake = protocolsMistake(thrown);
      if (mistake === null) throw thrown;
      return E.left(fileFailure(`${path}: ${mistake}`));
    }
  };

/** What came of it, in words. */
export const explanation = ({ replayed }: Pick<Replayed, 'replayed'>): string => explanationOf(replayed);

/**
 * Its story, in lines; none where it cannot be run any more. Where there is no time for it, that is said: what came of the replay
 * is told in any case.
 */
export const storyOfReplay = async ({
  file,
  replayed,
}: Pick<Replayed, 'file' | 'replayed'>): Promise<readonly string[]> => {
  if (replayed._tag === 'Stale') return [];
  const { instance, recorded } = replayed;
  const telling = await inTime('telling the story', tellingStory(instance, file.t, replayed.property, recorded));
  if (E.isLeft(telling)) return [`The story is left out: ${telling.left.message}.`];
  const story = telling.right;
  return storyLines(
    replayed._tag === 'Fixed'
      ? { ...story, moral: `That does not break ${inOneLine(file.property)}.`, mirror: [] }
      : story,
  );
};
