/**
 * The protocols there are. One list feeds the command line, the laws, the benches and the documentation.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { nearest } from '../nearest.ts';
import type { Protocol } from '../protocol.ts';
import { floodSet } from './flood-set.ts';
import { handshake } from './handshake.ts';
import { majority } from './majority.ts';
import { along, nameParts } from './named.ts';
import { om } from './om.ts';
import { phaseKing } from './phase-king.ts';
import { sm } from './sm.ts';

/** Every protocol of this repository, best known first. */
export const protocols: readonly Protocol[] = [om, sm, phaseKing, floodSet, majority, handshake];

/** There is no protocol of that name. */
export interface UnknownProtocol {
  readonly _tag: 'UnknownProtocol';
  readonly message: string;
}

const registered = (name: string): E.Either<UnknownProtocol, Protocol> => {
  const names = protocols.map((known) => known.name);
  const near = nearest(name, names);
  return E.fromNullable<UnknownProtocol>({
    _tag: 'UnknownProtocol',
    message: `there is no protocol “${name}”.${near === null ? '' : ` Did you mean ${near}?`} There are ${names.join(', ')}; a protocol of your own is given by its file, e.g. ./my-protocol.ts`,
  })(protocols.find((known) => known.name === name));
};

/**
 * The registered protocol of that name, or an error that suggests the nearest one. `phase-king@cycle` is the registered
 * `phase-king` over a cycle (`sparse.ts`).
 */
export const protocolOf = (name: string): E.Either<UnknownProtocol, Protocol> => {
  const { base, graph } = nameParts(name);
  return pipe(
    registered(base),
    E.flatMap((original) =>
      pipe(
        along(original, graph),
        E.mapLeft((message): UnknownProtocol => ({ _tag: 'UnknownProtocol', message })),
      ),
    ),
  );
};
