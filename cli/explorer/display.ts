/**
 * What `strategos explore` is to show: a counterexample, a link, or a protocol. One of one’s own is loaded, so that the
 * page can be given it.
 */
import { statSync } from 'node:fs';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { decodeCounterexample } from '../../counterexamples/codec.ts';
import type { Counterexample } from '../../counterexamples/counterexample.ts';
import { firstScene } from '../../explorer/first.ts';
import { openFile } from '../../explorer/opening.ts';
import { readLink } from '../../explorer/link.ts';
import type { Repertoire } from '../../explorer/repertoire.ts';
import type { Explored } from '../../explorer/state.ts';
import { sceneOf } from '../../explorer/state.ts';
import type { Failure } from '../../host/exit.ts';
import { fileFailure, usageFailure } from '../../host/exit.ts';
import { read } from '../../host/files.ts';
import { registeredFingerprints } from '../../host/fingerprint.ts';
import type { ModuleGate } from '../../host/gate.ts';
import type { Loaded } from '../../host/loaded.ts';
import { load } from '../../host/load.ts';
import { registeredProtocols } from '../registered.ts';
import { loadToReplay } from '../../host/replayed.ts';
import type { Own } from './own.ts';
import { ownOf } from './own.ts';

/** What is to be shown, and what there is to say about it. */
export interface Display {
  /** `null` where the page may begin as it likes. */
  readonly state: Explored | null;
  readonly outcome: readonly string[];
  /** What has to be put into the page; `null` where it has everything. */
  readonly own: Own | null;
  /** The counterexample that was opened, if one was. */
  readonly counterexample: Counterexample | null;
}

/** A protocol that can be played, and whether the page has it. */
interface Prepared {
  readonly repertoire: Repertoire;
  readonly own: Own | null;
}

/** Without fingerprints nothing can be said about changed sources, and that is all. */
const fingerprints: TE.TaskEither<Failure, Repertoire['fingerprints']> = pipe(
  registeredFingerprints(),
  TE.orElse(() => TE.right<Failure, Repertoire['fingerprints']>({})),
);

const prepared = (key: string, loaded: Loaded): TE.TaskEither<Failure, Prepared> =>
  pipe(
    TE.Do,
    TE.bind('own', () => ownOf(key, loaded)),
    TE.bind('known', () => fingerprints),
    TE.bind('registered', () => registeredProtocols),
    TE.map(({ own, known, registered }) => ({
      own,
      repertoire: { own: own === null ? [] : [own.playable], registered, fingerprints: known },
    })),
  );

const displayed = (
  { own }: Prepared,
  state: Explored,
  outcome: readonly string[] = [],
  counterexample: Counterexample | null = null,
): Display => ({ state, outcome, own, counterexample });

const fromLink = (link: string, gate: ModuleGate): TE.TaskEither<Failure, Display> => {
  const cannot = (why: string): Failure => usageFailure(`the link cannot be shown: ${why}`);
  return pipe(
    TE.fromEither(pipe(readLink(link), E.mapLeft(cannot))),
    TE.bindTo('state'),
    TE.bind('ready', ({ state: { setup } }) =>
      pipe(
        gate.named(setup.protocol),
        TE.flatMap((admitted) => load(admitted)),
        TE.mapLeft((failure) => ({ ...failure, message: cannot(`protocol: ${failure.message}`).message })),
        TE.flatMap((loaded) => prepared(setup.protocol, loaded)),
      ),
    ),
    TE.chainEitherK(({ state, ready }) =>
      pipe(
        sceneOf(ready.repertoire, state),
        E.bimap(cannot, (scene) => displayed(ready, scene.state)),
      ),
    ),
  );
};

const fromFile = (path: string, gate: ModuleGate): TE.TaskEither<Failure, Display> => {
  const wrong = (why: string): Failure => fileFailure(`${path}: ${why}`);
  return pipe(
    read(path),
    TE.bindTo('text'),
    TE.bind('file', ({ text }) =>
      TE.fromEither(
        pipe(
          decodeCounterexample(text),
          E.mapLeft(({ message }) => wrong(message)),
        ),
      ),
    ),
    TE.bind('ready', ({ file: { protocol } }) =>
      pipe(
        loadToReplay(path, protocol, gate),
        TE.mapLeft(({ message }) => wrong(`protocol: ${message}`)),
        TE.flatMap((loaded) => prepared(protocol.module ?? protocol.name, loaded)),
      ),
    ),
    TE.chainEitherK(({ text, file, ready }) =>
      pipe(
        openFile(ready.repertoire, text),
        E.bimap(wrong, ({ scene, outcome }) => displayed(ready, scene.state, outcome, file)),
      ),
    ),
  );
};

const fromProtocol = (given: string): TE.TaskEither<Failure, Display> =>
  pipe(
    load(given),
    TE.flatMap((loaded) => prepared(given, loaded)),
    TE.chainEitherK((ready) =>
      pipe(
        firstScene(ready.repertoire, given),
        E.bimap(usageFailure, ({ state }) => displayed(ready, state)),
      ),
    ),
  );

/** A counterexample may be called anything but what a module is called. */
const isCounterexample = (what: string): boolean =>
  /\.json$/i.test(what) ||
  (!/\.[cm]?[jt]sx?(#|$)/.test(what) && statSync(what, { throwIfNoEntry: false })?.isFile() === true);

/** What an argument asks for; `null` asks for the page as it is. A module that a file or a link names is let through first. */
export const displayOf = (what: string | null, gate: ModuleGate): TE.TaskEither<Failure, Display> => {
  if (what === null) return TE.right({ state: null, outcome: [], own: null, counterexample: null });
  if (what.startsWith('#')) return fromLink(what, gate);
  return isCounterexample(what) ? fromFile(what, gate) : fromProtocol(what);
};
