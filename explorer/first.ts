/**
 * The scene that the explorer begins with: a protocol, at sizes at which there is something to see.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { act } from './act.ts';
import type { Repertoire } from './repertoire.ts';
import { playableOf } from './repertoire.ts';
import { setupFor } from './setup.ts';
import type { Scene } from './state.ts';
import { firstState, sceneOf } from './state.ts';

/** What a page begins with that was made for a protocol, else what is best known. */
export const firstScene = (repertoire: Repertoire, key: string | null = null): E.Either<string, Scene> => {
  const known = sceneOf(repertoire, firstState);
  const chosen = key ?? repertoire.own[0]?.key ?? null;
  return chosen === null
    ? known
    : pipe(
        E.Do,
        E.bind('playable', () => playableOf(repertoire, chosen)),
        E.bind('scene', () => known),
        E.flatMap(({ playable, scene }) => act(scene, { _tag: 'Play', setup: setupFor(playable, null) })),
      );
};
