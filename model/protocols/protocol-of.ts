/**
 * The registered protocols by name.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { nearest } from '../nearest.ts';
import type { Protocol } from '../protocol.ts';
import { messageIn } from '../quoted.ts';
import { along, nameParts } from './named.ts';
import type { Registered } from './registry.ts';
import { registry } from './registry.ts';

/** There is no protocol of that name. */
export interface UnknownProtocol {
  readonly _tag: 'UnknownProtocol';
  readonly message: string;
}

/** A registered protocol could not be loaded; the message names it and its file. */
export interface UnloadedProtocol {
  readonly _tag: 'UnloadedProtocol';
  readonly message: string;
}

const unknown = (message: string): UnknownProtocol => ({ _tag: 'UnknownProtocol', message });

/** The one of that name, or an error that suggests the nearest one. */
const called = <A extends Pick<Registered, 'name'>>(all: readonly A[], name: string): E.Either<UnknownProtocol, A> => {
  const names = all.map((known) => known.name);
  const near = nearest(name, names);
  return E.fromNullable(
    unknown(
      `there is no protocol “${name}”.${near === null ? '' : ` Did you mean ${near}?`} There are ${names.join(', ')}; a protocol of your own is given by its file, e.g. ./my-protocol.ts`,
    ),
  )(all.find((known) => known.name === name));
};

const over = (original: Protocol, graph: string | null): E.Either<UnknownProtocol, Protocol> =>
  pipe(along(original, graph), E.mapLeft(unknown));

/** A registered protocol, or why it could not be loaded. */
export const loaded = ({ name, file, load }: Registered): TE.TaskEither<UnloadedProtocol, Protocol> =>
  TE.tryCatch(load, (thrown) => ({
    _tag: 'UnloadedProtocol',
    message: `the registered protocol ${name} could not be loaded from model/protocols/${file}: ${messageIn(thrown)}`,
  }));

/** All registered protocols in their order, or why one of them could not be loaded. */
export const allProtocols: TE.TaskEither<UnloadedProtocol, readonly Protocol[]> = pipe(
  registry,
  TE.traverseArray(loaded),
);

/**
 * The registered protocol of that name, loaded without the others, or an error that suggests the nearest one.
 * `phase-king@cycle` is the registered `phase-king` over a cycle (`sparse.ts`).
 */
export const protocolOf = (name: string): TE.TaskEither<UnknownProtocol | UnloadedProtocol, Protocol> => {
  const { base, graph } = nameParts(name);
  return pipe(
    TE.fromEither(called(registry, base)),
    TE.flatMap(loaded),
    TE.chainEitherKW((original) => over(original, graph)),
  );
};

/** The same among protocols that are loaded already. */
export const protocolAmong = (all: readonly Protocol[], name: string): E.Either<UnknownProtocol, Protocol> => {
  const { base, graph } = nameParts(name);
  return pipe(
    called(all, base),
    E.flatMap((original) => over(original, graph)),
  );
};
