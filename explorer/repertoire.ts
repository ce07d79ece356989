/**
 * The repertoire: what can be played here. The registered protocols, and those of one’s own that came with the page.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { nearest } from '../model/nearest.ts';
import { own } from '../model/own.ts';
import type { Protocol } from '../model/protocol.ts';
import { isFile } from '../model/protocols/named.ts';
import { protocolAmong } from '../model/protocols/protocol-of.ts';
import { shellPath } from '../model/shell.ts';
import type { Property } from '../properties/property.ts';

/** A protocol that can be played. */
export interface Playable {
  /** What it is called in a link and in a command: its name where it is registered, else its file. */
  readonly key: string;
  readonly protocol: Protocol;
  /** Properties of one’s own. */
  readonly properties: readonly Property[];
  /** The file it came from; `null` where a name says enough. */
  readonly module: string | null;
  readonly fingerprint: string | null;
}

/** All that can be played. */
export interface Repertoire {
  /** What did not come with Strategos. */
  readonly own: readonly Playable[];
  /** The registered protocols, in their order. */
  readonly registered: readonly Protocol[];
  /** Theirs, by name. */
  readonly fingerprints: Readonly<Record<string, string>>;
}

const registered = (protocol: Protocol, { fingerprints }: Repertoire): Playable => ({
  key: protocol.name,
  protocol,
  properties: [],
  module: null,
  fingerprint: own(fingerprints, protocol.name) ?? null,
});

/** Everything there is to choose from: one’s own first. */
export const playablesOf = (repertoire: Repertoire): readonly Playable[] => [
  ...repertoire.own,
  ...repertoire.registered.map((protocol) => registered(protocol, repertoire)),
];

/** A file is called otherwise in another folder: what counts then is its own name, and what it exports. */
const lastPart = (module: string): string => module.split(/[/\\]/).at(-1) ?? module;

/** What is meant by a file: the one of that path, or the only one of that name. */
const meant = ({ own }: Repertoire, key: string): E.Either<string, Playable | null> => {
  const exact = own.find((each) => each.key === key);
  if (exact !== undefined) return E.right(exact);
  const [one = null, ...others] = own.filter(({ module }) => module !== null && lastPart(key) === lastPart(module));
  return one === null || others.length === 0
    ? E.right(one)
    : E.left(`${key} may be any of ${[one, ...others].map((each) => each.key).join(', ')}; name it as here`);
};

/** The protocol that a key stands for. */
export const playableOf = (repertoire: Repertoire, key: string): E.Either<string, Playable> =>
  pipe(
    meant(repertoire, key),
    E.flatMap((own) => (own === null ? playableByName(repertoire, key) : E.right(own))),
  );

const playableByName = (repertoire: Repertoire, key: string): E.Either<string, Playable> => {
  if (isFile(key))
    return E.left(`the protocol in ${key} did not come with this page. Bring it: strategos explore ${shellPath(key)}`);
  const near = nearest(
    key,
    repertoire.own.map((each) => each.key),
  );
  return pipe(
    protocolAmong(repertoire.registered, key),
    E.bimap(
      ({ message }) => (near === null ? message : `there is no protocol “${key}”. Did you mean ${near}?`),
      (protocol) => registered(protocol, repertoire),
    ),
  );
};
