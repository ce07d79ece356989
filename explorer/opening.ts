/**
 * Opening a counterexample file: read and replayed as on the command line, and told in the same words.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { decode } from '../counterexamples/codec.ts';
import type { Counterexample } from '../counterexamples/counterexample.ts';
import { textOf } from '../counterexamples/counterexample.ts';
import { asExpected, replay, replayName } from '../counterexamples/replay.ts';
import { protocolOf } from '../model/protocols/registry.ts';
import { explanationOf } from '../reports/replayed.ts';
import type { Scene } from './state.ts';
import { PROPERTIES, sceneOf } from './state.ts';
import { setupOf, tooLargeToPlay } from './setup.ts';

/** A file that was opened. */
export interface Opened {
  readonly scene: Scene;
  readonly file: Counterexample;
  /** What replaying it found, in words. */
  readonly outcome: string;
  readonly asExpected: boolean;
}

/** A file larger than this is no counterexample that could be played. */
export const LARGEST_FILE = 2_000_000;

const sceneIn = (file: Counterexample): E.Either<string, Opened> => {
  const protocol = protocolOf(file.protocol.name);
  if (file.protocol.module !== null)
    return E.left(
      `protocol.module: it is about the protocol in ${file.protocol.module}, and only those of Strategos itself are played here; try: strategos replay`,
    );
  if (E.isLeft(protocol)) return E.left(`protocol: ${protocol.left.message}`);
  const large = tooLargeToPlay(protocol.right, file.army);
  if (large !== null) return E.left(large);
  const replayed = replay(file, protocol.right);
  const outcome = explanationOf(replayed);
  if (replayed._tag === 'Stale') return E.left(outcome);
  const { instance, recorded, property } = replayed;
  return pipe(
    sceneOf({
      setup: setupOf(instance, file.t, file.validity),
      scenario: recorded.scenario,
      property: PROPERTIES.find((name) => name === property.name) ?? 'agreement',
      round: instance.schedule.rounds + 1,
      general: null,
      message: null,
    }),
    E.map((scene) => ({
      scene,
      file,
      outcome: `${replayName(replayed)}: ${outcome}`,
      asExpected: asExpected(file, replayed),
    })),
  );
};

/** What a file's text holds, played; or what is wrong with it. */
export const openFile = (text: string): E.Either<string, Opened> =>
  text.length > LARGEST_FILE
    ? E.left('the file is too large to be a counterexample')
    : pipe(
        decode(text),
        E.mapLeft(({ message }) => message),
        E.flatMap(sceneIn),
      );

/** What is there is still what the file says. */
export const isUnchanged = (scene: Scene, { scene: opened, file }: Opened): boolean =>
  file.expect === 'violated' &&
  scene.state.property === opened.state.property &&
  JSON.stringify([scene.state.setup, scene.state.scenario]) ===
    JSON.stringify([opened.state.setup, opened.state.scenario]);

/** The file's text as it is written. */
export const fileText = ({ file }: Opened): string => textOf(file);
