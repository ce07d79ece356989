/**
 * What `strategos explore` is to show: a counterexample, a link, or a protocol. One of one’s own is loaded, so that the
 * page can be given it.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { decode } from '../../counterexamples/codec.ts';
import type { Counterexample } from '../../counterexamples/counterexample.ts';
import { firstScene } from '../../explorer/first.ts';
import { openFile } from '../../explorer/opening.ts';
import { readLink } from '../../explorer/link.ts';
import type { Repertoire, Script } from '../../explorer/repertoire.ts';
import type { Explored } from '../../explorer/state.ts';
import { sceneOf } from '../../explorer/state.ts';
import type { Failure } from '../exit.ts';
import { fileFailure, usageFailure } from '../exit.ts';
import { read } from '../files.ts';
import { registeredFingerprints } from '../fingerprint.ts';
import type { Loaded } from '../loaded.ts';
import { load } from '../load.ts';
import { loadFor } from '../replayed.ts';
import { playableOf, scriptOf } from './script.ts';

/** What is to be shown, and what there is to say about it. */
export interface Wanted {
  /** `null` where the page may begin as it likes. */
  readonly state: Explored | null;
  readonly outcome: readonly string[];
  /** What has to be put into the page; `null` where it has everything. */
  readonly bring: Brought | null;
}

/** A protocol of one’s own, and the counterexample that was opened, if one was. */
export interface Brought {
  readonly script: Script;
  readonly counterexample: Counterexample | null;
}

/** A protocol on the stage: what can be played, and what the page has to be given for that. */
interface Stage {
  readonly repertoire: Repertoire;
  readonly script: Script | null;
}

/** Without fingerprints nothing can be said about changed sources, and that is all. */
const fingerprints: TE.TaskEither<Failure, Repertoire['fingerprints']> = pipe(
  registeredFingerprints(),
  TE.orElse(() => TE.right<Failure, Repertoire['fingerprints']>({})),
);

const stageFor = (key: string, loaded: Loaded): TE.TaskEither<Failure, Stage> =>
  pipe(
    TE.Do,
    TE.bind('script', () => scriptOf(key, loaded)),
    TE.bind('own', () => playableOf(key, loaded)),
    TE.bind('known', () => fingerprints),
    TE.map(({ script, own, known }) => ({
      script,
      repertoire: { own: script === null ? [] : [own], fingerprints: known },
    })),
  );

const wantedOn = (
  { script }: Stage,
  state: Explored,
  outcome: readonly string[] = [],
  counterexample: Counterexample | null = null,
): Wanted => ({ state, outcome, bring: script === null ? null : { script, counterexample } });

const fromLink = (link: string): TE.TaskEither<Failure, Wanted> => {
  const cannot = (why: string): Failure => usageFailure(`the link cannot be shown: ${why}`);
  return pipe(
    TE.fromEither(pipe(readLink(link), E.mapLeft(cannot))),
    TE.bindTo('state'),
    TE.bind('stage', ({ state: { setup } }) =>
      pipe(
        load(setup.protocol),
        TE.mapLeft((failure) => ({ ...failure, message: cannot(`protocol: ${failure.message}`).message })),
        TE.flatMap((loaded) => stageFor(setup.protocol, loaded)),
      ),
    ),
    TE.chainEitherK(({ state, stage }) =>
      pipe(
        sceneOf(stage.repertoire, state),
        E.bimap(cannot, (scene) => wantedOn(stage, scene.state)),
      ),
    ),
  );
};

const fromFile = (path: string): TE.TaskEither<Failure, Wanted> => {
  const wrong = (why: string): Failure => fileFailure(`${path}: ${why}`);
  return pipe(
    read(path),
    TE.bindTo('text'),
    TE.bind('file', ({ text }) =>
      TE.fromEither(
        pipe(
          decode(text),
          E.mapLeft(({ message }) => wrong(message)),
        ),
      ),
    ),
    TE.bind('stage', ({ file: { protocol } }) =>
      pipe(
        loadFor(path, protocol),
        TE.mapLeft(({ message }) => wrong(`protocol: ${message}`)),
        TE.flatMap((loaded) => stageFor(protocol.module ?? protocol.name, loaded)),
      ),
    ),
    TE.chainEitherK(({ text, file, stage }) =>
      pipe(
        openFile(stage.repertoire, text),
        E.bimap(wrong, ({ scene, outcome }) => wantedOn(stage, scene.state, outcome, file)),
      ),
    ),
  );
};

const fromProtocol = (given: string): TE.TaskEither<Failure, Wanted> =>
  pipe(
    load(given),
    TE.flatMap((loaded) => stageFor(given, loaded)),
    TE.chainEitherK((stage) =>
      pipe(
        firstScene(stage.repertoire, given),
        E.bimap(usageFailure, ({ state }) => wantedOn(stage, state)),
      ),
    ),
  );

const isCounterexample = (what: string): boolean => /\.json$/i.test(what);

/** What an argument asks for; `null` asks for the page as it is. */
export const wanted = (what: string | null): TE.TaskEither<Failure, Wanted> => {
  if (what === null) return TE.right({ state: null, outcome: [], bring: null });
  if (what.startsWith('#')) return fromLink(what);
  return isCounterexample(what) ? fromFile(what) : fromProtocol(what);
};
