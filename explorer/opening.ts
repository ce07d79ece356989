/**
 * Opening a counterexample file: read and replayed as on the command line, and told in the same words.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { decodeCounterexample } from '../counterexamples/codec.ts';
import type { Counterexample } from '../counterexamples/counterexample.ts';
import { counterexampleText } from '../counterexamples/counterexample.ts';
import { isReplayExpected, replay, replayName } from '../counterexamples/replay.ts';
import { outcomeOf, sourceRemark } from '../reports/story/replayed.ts';
import type { Repertoire } from './repertoire.ts';
import { playableOf } from './repertoire.ts';
import type { Scene } from './state.ts';
import { sceneOf } from './state.ts';
import { setupOf, tooLargeToPlay } from './setup.ts';

/** A file that was opened. */
export interface OpenedFile {
  readonly scene: Scene;
  readonly file: Counterexample;
  /** What replaying it found, line by line, in the words of the command line. */
  readonly outcome: readonly string[];
  readonly asExpected: boolean;
}

/** A file larger than this is no counterexample that could be played. */
export const LARGEST_FILE = 2_000_000;

const sceneIn = (repertoire: Repertoire, file: Counterexample): E.Either<string, OpenedFile> => {
  const found = playableOf(repertoire, file.protocol.module ?? file.protocol.name);
  if (E.isLeft(found)) return E.left(`protocol: ${found.left}`);
  const { protocol, properties, fingerprint } = found.right;
  const large = tooLargeToPlay(protocol, file.army);
  if (large !== null) return E.left(large);
  const replayed = replay(file, protocol, properties);
  const outcome = outcomeOf(file, replayed);
  if (replayed._tag === 'Stale') return E.left(`${replayName(replayed)}: ${outcome}`);
  const { instance, recorded, property } = replayed;
  const remark = sourceRemark(file, fingerprint);
  return pipe(
    sceneOf(repertoire, {
      setup: setupOf(found.right, instance, file.t, file.validity),
      scenario: recorded.scenario,
      property: property.name,
      round: instance.schedule.rounds + 1,
      general: null,
      message: null,
    }),
    E.map((scene) => ({
      scene,
      file,
      outcome: [`${replayName(replayed)}: ${outcome}`, ...(remark === null ? [] : [remark])],
      asExpected: isReplayExpected(file, replayed),
    })),
  );
};

/** What a file's text holds, played; or what is wrong with it. */
export const openFile = (repertoire: Repertoire, text: string): E.Either<string, OpenedFile> =>
  text.length > LARGEST_FILE
    ? E.left('the file is too large to be a counterexample')
    : pipe(
        decodeCounterexample(text),
        E.mapLeft(({ message }) => message),
        E.flatMap((file) => sceneIn(repertoire, file)),
      );

/** What is there is still what the file says. */
export const isUnchanged = (scene: Scene, { scene: opened, file }: OpenedFile): boolean =>
  file.expect === 'violated' &&
  scene.state.property === opened.state.property &&
  JSON.stringify([scene.state.setup, scene.state.scenario]) ===
    JSON.stringify([opened.state.setup, opened.state.scenario]);

/** The file's text as it is written. */
export const fileText = ({ file }: OpenedFile): string => counterexampleText(file);
