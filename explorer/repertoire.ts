/**
 * The repertoire: what can be played here. The registered protocols, and those of one’s own that came with the page.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { nearest } from '../model/nearest.ts';
import type { Protocol } from '../model/protocol.ts';
import { along, isFile } from '../model/protocols/named.ts';
import { protocolOf, protocols } from '../model/protocols/registry.ts';
import type { Choice } from '../properties/exported.ts';
import { propertiesIn, protocolIn } from '../properties/exported.ts';
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
  /** Of the registered protocols, by name. */
  readonly fingerprints: Readonly<Record<string, string>>;
}

/** A protocol of one’s own as it is put into a page: a script, and which of its exports is meant. */
export interface Script {
  readonly key: string;
  readonly module: string | null;
  readonly fingerprint: string | null;
  /** It leaves what the module exports in the variable `strategosOwn`. */
  readonly text: string;
  readonly choice: Choice;
  readonly graph: string | null;
}

/** The variable of a script. */
export const SCRIPT_VARIABLE = 'strategosOwn';

/** What a script is the protocol of; `run` runs it, and gives what it exports. */
export const playableIn = (
  { key, module, fingerprint, text, choice, graph }: Script,
  run: (text: string) => object,
): E.Either<string, Playable> =>
  pipe(
    E.tryCatch(
      () => run(text),
      (thrown) => `${key}: it cannot be run in a page: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
    ),
    E.bindTo('exports'),
    E.bind('protocol', ({ exports }) =>
      pipe(
        protocolIn(key, exports, choice),
        E.flatMap((original) => along(original, graph)),
      ),
    ),
    E.bind('properties', ({ exports }) => propertiesIn(key, exports)),
    E.map(({ protocol, properties }) => ({ key, module, fingerprint, protocol, properties })),
  );

const registered = (protocol: Protocol, { fingerprints }: Repertoire): Playable => ({
  key: protocol.name,
  protocol,
  properties: [],
  module: null,
  fingerprint: fingerprints[protocol.name] ?? null,
});

/** Everything there is to choose from: one’s own first. */
export const playablesOf = (repertoire: Repertoire): readonly Playable[] => [
  ...repertoire.own,
  ...protocols.map((protocol) => registered(protocol, repertoire)),
];

/** A file is called otherwise in another folder: what counts then is its own name, and what it exports. */
const lastPart = (module: string): string => module.split(/[/\\]/).at(-1) ?? module;

const isSame = (a: string, b: Playable): boolean => b.module !== null && lastPart(a) === lastPart(b.module);

/** The protocol that a key stands for. */
export const playableOf = (repertoire: Repertoire, key: string): E.Either<string, Playable> => {
  const own = repertoire.own.find((each) => each.key === key) ?? repertoire.own.find((each) => isSame(key, each));
  if (own !== undefined) return E.right(own);
  if (isFile(key))
    return E.left(`the protocol in ${key} did not come with this page. Bring it: strategos explore ${key}`);
  const near = nearest(
    key,
    repertoire.own.map((each) => each.key),
  );
  return pipe(
    protocolOf(key),
    E.bimap(
      ({ message }) => (near === null ? message : `there is no protocol “${key}”. Did you mean ${near}?`),
      (protocol) => registered(protocol, repertoire),
    ),
  );
};
