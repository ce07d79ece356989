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
import { om } from './om.ts';
import { phaseKing } from './phase-king.ts';
import { sm } from './sm.ts';
import type { Graph } from './sparse.ts';
import { graphs, over } from './sparse.ts';

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

const graphOf = (name: string): E.Either<UnknownProtocol, Graph> =>
  E.fromNullable<UnknownProtocol>({
    _tag: 'UnknownProtocol',
    message: `there is no graph “${name}” to run a protocol over. There are ${graphs.map((known) => known.name).join(', ')}`,
  })(graphs.find((known) => known.name === name));

/** The protocol over a graph, if there are as many generals as the graph takes. */
const along = (original: Protocol, graph: Graph): E.Either<UnknownProtocol, Protocol> =>
  original.sizes.most >= graph.least
    ? E.right(over(original, graph))
    : E.left({
        _tag: 'UnknownProtocol',
        message: `there is no ${original.name} over a ${graph.name}: it has at most ${String(original.sizes.most)} generals, and a ${graph.name} at least ${String(graph.least)}`,
      });

/**
 * The registered protocol of that name, or an error that suggests the nearest one. `phase-king@cycle` is the registered
 * `phase-king` over a cycle (`sparse.ts`).
 */
export const protocolOf = (name: string): E.Either<UnknownProtocol, Protocol> => {
  const [whole, base = '', graph = ''] = /^([^@]*)@(.*)$/.exec(name) ?? [];
  return whole === undefined
    ? registered(name)
    : pipe(
        registered(base),
        E.chain((original) =>
          pipe(
            graphOf(graph),
            E.chain((found) => along(original, found)),
          ),
        ),
      );
};
