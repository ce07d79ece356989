/**
 * Loading a protocol: a registered one by name, one of one's own by its file, TypeScript or JavaScript, no build step.
 *
 * A file is bundled with all it imports, and the bundle is loaded; so it may import `strategos/…` wherever it lies.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { stream } from '../engines/fuzz/stream.ts';
import type { General } from '../model/army.ts';
import type { Draw } from '../model/draw.ts';
import type { Instance } from '../model/instance.ts';
import { brokenLaw } from '../model/laws.ts';
import type { Property } from '../properties/property.ts';
import { symmetryHolds } from '../properties/symmetry.ts';
import { bundle } from './bundle.ts';
import { fromConfig } from './config.ts';
import type { Failure } from './exit.ts';
import { fileFailure, usageFailure } from './exit.ts';
import { registeredFingerprints } from './fingerprint.ts';
import type { Loaded } from './loaded.ts';
import { loadBundle } from './module.ts';
import { fromRevision, isRevision } from './revision.ts';

export type { Loaded } from './loaded.ts';

/** Whether a protocol is given by its file. */
export const isFile = (name: string): boolean => /[/\\]|\.[cm]?[jt]sx?(#|$)/.test(name);

/** Loaded here, because the registry loads every protocol: one that is broken is told as what it is. */
const registry = TE.tryCatch(
  () => import('../model/protocols/registry.ts'),
  (thrown) =>
    fileFailure(
      `the registered protocols could not be loaded: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
    ),
);

const registered = (name: string): TE.TaskEither<Failure, Loaded> =>
  pipe(
    registry,
    TE.chainEitherK(({ protocolOf }) =>
      pipe(
        protocolOf(name),
        E.bimap(
          ({ message }) => usageFailure(message),
          (protocol) => ({
            protocol,
            properties: [],
            module: null,
            fingerprint: pipe(
              registeredFingerprints(),
              TE.bimap(
                ({ message }) => fileFailure(message),
                (known) => known[name] ?? null,
              ),
            ),
            fromSource: false,
          }),
        ),
      ),
    ),
  );

const fromFile = (name: string): TE.TaskEither<Failure, Loaded> => {
  const [file = '', exported] = name.split('#');
  return pipe(
    bundle(file),
    TE.flatMap((made) => loadBundle(made, { module: name, ...(exported === undefined ? {} : { exported }) })),
    TE.mapLeft(({ message }) => fileFailure(message)),
  );
};

/** The protocol of that name, registered here or by a configuration, in that file (`./mine.ts`, `./several.ts#one`), or there as it was (`HEAD~3:mine.ts`). */
export const load = (name: string, from: string = process.cwd()): TE.TaskEither<Failure, Loaded> =>
  isRevision(name)
    ? fromRevision(name)
    : isFile(name)
      ? fromFile(name)
      : pipe(
          registered(name),
          TE.orElse((unknown) => fromConfig(name, unknown, from)),
        );

/** How many scenarios a property of one's own is tried with, in each placement: each costs two executions. */
const SWAPS = 32;

/** What is wrong with the symmetry that properties of one's own claim. */
const asymmetry = (
  instance: Instance,
  properties: readonly Property[],
  faulty: readonly General[],
  draw: Draw,
): string | null => {
  for (const property of properties)
    for (let swap = 0; swap < SWAPS; swap++) {
      const wrong = symmetryHolds(instance, property, faulty, draw);
      if (wrong !== null) return wrong;
    }
  return null;
};

/** How many placements and draws a protocol of one's own is tried with before its first verdict. */
const TRIALS = 8;

/** Whether a protocol and properties of one's own obey the laws: a verdict on what does not means nothing. */
export const obeysLaws = (
  instance: Instance,
  t: number,
  properties: readonly Property[] = [],
): E.Either<Failure, Instance> => {
  const { protocol, army, faults } = instance;
  const most = faults.generalsFail ? t : 0;
  for (let trial = 0; trial < TRIALS; trial++) {
    const draw = stream('laws', protocol.name, trial);
    const count = Math.min(most, trial);
    const faulty = Array.from({ length: army.n }, (_, general) => general)
      .map((general) => ({ general, rank: draw() }))
      .sort((a, b) => a.rank - b.rank)
      .slice(0, count)
      .map(({ general }) => general);
    const wrong = brokenLaw(instance, faulty, draw) ?? asymmetry(instance, properties, faulty, draw);
    if (wrong !== null) return E.left(fileFailure(`${protocol.name} cannot be checked: ${wrong}`));
  }
  return E.right(instance);
};
