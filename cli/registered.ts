/**
 * The registered protocols, all of them loaded.
 */
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Protocol } from '../model/protocol.ts';
import { allProtocols } from '../model/protocols/protocol-of.ts';
import type { Failure } from '../host/exit.ts';
import { fileFailure } from '../host/exit.ts';

/** All of them in their order, or which of them could not be loaded. */
export const registeredProtocols: TE.TaskEither<Failure, readonly Protocol[]> = pipe(
  allProtocols,
  TE.mapLeft(({ message }) => fileFailure(message)),
);
