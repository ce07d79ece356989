/**
 * Loading a protocol: a registered one by name, one of one's own by its file, TypeScript or JavaScript, no build step.
 *
 * A file is bundled with all it imports, and the bundle is loaded; so it may import `strategos/…` wherever it lies.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { lawBroken } from '../engines/lawful.ts';
import type { Instance } from '../model/instance.ts';
import { isFile } from '../model/protocols/named.ts';
import { protocolOf } from '../model/protocols/protocol-of.ts';
import type { Property } from '../properties/property.ts';
import { bundleModule } from './bundle.ts';
import { fromConfig } from './config.ts';
import type { Failure } from './exit.ts';
import { fileFailure, usageFailure } from './exit.ts';
import { registeredFingerprint } from './fingerprint.ts';
import { REGISTERED } from './guard/established.ts';
import type { Loaded } from './loaded.ts';
import { loadBundle } from './module.ts';
import { unlessChanged } from './untouched.ts';
import { fromRevision } from './revision.ts';
import { enterPhase } from './phase.ts';
import { isRevision } from './revision-name.ts';

export type { Loaded } from './loaded.ts';

const registered = (name: string): TE.TaskEither<Failure, Loaded> =>
  pipe(
    protocolOf(name),
    TE.bimap(
      ({ _tag, message }) => (_tag === 'UnknownProtocol' ? usageFailure : fileFailure)(message),
      (protocol) => ({
        protocol,
        properties: [],
        module: null,
        file: null,
        fingerprint: pipe(
          registeredFingerprint(name),
          TE.mapLeft(({ message }) => fileFailure(message)),
        ),
        fromSource: false,
        code: null,
        established: REGISTERED,
      }),
    ),
  );

const fromFile = (name: string): TE.TaskEither<Failure, Loaded> => {
  const [file = '', exported] = name.split('#');
  return pipe(
    bundleModule(file),
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

/** Whether a protocol and properties of one's own obey the laws: a verdict on what does not means nothing. */
export const obeysLaws = (
  instance: Instance,
  t: number,
  properties: readonly Property[] = [],
): E.Either<Failure, Instance> => {
  enterPhase('testing the laws');
  const wrong = lawBroken(instance, t, properties);
  unlessChanged();
  return wrong === null
    ? E.right(instance)
    : E.left(fileFailure(`${instance.protocol.name} cannot be checked: ${wrong}`));
};
