/**
 * What a protocol is given by: its name, its name and a graph, or its file.
 *
 * `phase-king@cycle` is the protocol `phase-king`, over a cycle (`sparse.ts`).
 */
import * as E from 'fp-ts/lib/Either.js';
import { nearest } from '../nearest.ts';
import type { Protocol } from '../protocol.ts';
import { graphs, over } from './sparse.ts';

/** Whether a protocol is given by its file. */
export const isFile = (given: string): boolean => /[/\\]|\.[cm]?[jt]sx?(#|$)/.test(given);

/** What a name says: the protocol, and the graph that it is to run over, if any. */
export interface NameParts {
  readonly base: string;
  readonly graph: string | null;
}

/** The parts of a name. */
export const nameParts = (name: string): NameParts => {
  const [, base = name, graph = null] = /^([^@]*)@(.*)$/.exec(name) ?? [];
  return { base, graph };
};

/** The protocol over the graph of that name, if there is one and it may have as many generals as the graph takes. */
export const along = (original: Protocol, graph: string | null): E.Either<string, Protocol> => {
  if (graph === null) return E.right(original);
  const known = graphs.find(({ name }) => name === graph);
  if (known === undefined) {
    const names = graphs.map(({ name }) => name);
    const near = nearest(graph, names);
    return E.left(
      `there is no graph “${graph}” to run a protocol over.${near === null ? '' : ` Did you mean ${near}?`} There are ${names.join(', ')}`,
    );
  }
  return original.sizes.most >= known.least
    ? E.right(over(original, known))
    : E.left(
        `there is no ${original.name} over a ${known.name}: it has at most ${String(original.sizes.most)} generals, and a ${known.name} at least ${String(known.least)}`,
      );
};
