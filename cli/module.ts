/**
 * The protocol in a module: found among its exports, looked over, and watched while it runs.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Protocol } from '../model/protocol.ts';
import { graphs, over } from '../model/protocols/sparse.ts';
import type { Property } from '../properties/property.ts';
import type { Bundle, LoadError } from './bundle.ts';
import { loadError, runBundle } from './bundle.ts';
import type { Loaded } from './loaded.ts';
import { isMeantAsProtocol, lookOver, watched, watchedProperty } from './own.ts';

/** What is wanted of a module. */
export interface Wanted {
  /** The module as it was given: its file, or file and export; `null` for a registered protocol. */
  readonly module: string | null;
  /** The name of the export; left out, the only one that is a protocol. */
  readonly exported?: string;
  /** The name of the protocol, where it is registered: `om`, `om@cycle`. */
  readonly registered?: string;
}

const isProperty = (value: unknown): value is Property =>
  typeof value === 'object' && value !== null && 'statement' in value && 'on' in value && 'name' in value;

/** The one protocol that a module exports, or the one that is wanted. */
const protocolIn = (
  file: string,
  { exported, registered }: Pick<Wanted, 'exported' | 'registered'>,
  exports: object,
): E.Either<LoadError, Protocol> => {
  const candidates = Object.entries(exports).filter((entry): entry is [string, Partial<Protocol>] =>
    isMeantAsProtocol(entry[1]),
  );
  const chosen = candidates.filter(
    ([name, candidate]) =>
      (exported === undefined || name === exported) && (registered === undefined || candidate.name === registered),
  );
  const [first, second] = chosen;
  if (first === undefined)
    return E.left(
      loadError(
        registered !== undefined
          ? `${file} exports no protocol that is named “${registered}”`
          : exported === undefined
            ? `${file} exports no protocol; write: export const mine = protocol({ … })`
            : `${file} exports no protocol “${exported}”; it exports ${candidates.map(([name]) => name).join(', ') || 'none'}`,
      ),
    );
  if (second !== undefined)
    return E.left(
      loadError(
        `${file} exports several protocols; say which: ${chosen.map(([name]) => `${file}#${name}`).join(' or ')}`,
      ),
    );
  const looked = lookOver(first[1]);
  return typeof looked === 'string' ? E.left(loadError(`${file}: ${looked}`)) : E.right(watched(looked));
};

const propertiesIn = (exports: object): readonly Property[] =>
  'properties' in exports && Array.isArray(exports.properties)
    ? exports.properties.filter(isProperty).map(watchedProperty)
    : [];

/** `om@cycle`: the protocol, and the graph that it is to run over. */
export const nameParts = (name: string): { readonly base: string; readonly graph: string | null } => {
  const [, base = name, graph = null] = /^([^@]*)@(.*)$/.exec(name) ?? [];
  return { base, graph };
};

const along = (protocol: Protocol, graph: string | null): E.Either<LoadError, Protocol> => {
  if (graph === null) return E.right(protocol);
  const known = graphs.find(({ name }) => name === graph);
  return known === undefined
    ? E.left(
        loadError(
          `there is no graph “${graph}” to run a protocol over. There are ${graphs.map(({ name }) => name).join(', ')}`,
        ),
      )
    : E.right(over(protocol, known));
};

/** A protocol from the bundle of its module. */
export const loadBundle = (
  bundle: Pick<Bundle, 'file' | 'text' | 'fingerprint'>,
  { module, exported, registered }: Wanted,
): TE.TaskEither<LoadError, Loaded> => {
  const { base, graph } = nameParts(registered ?? '');
  const wanted = {
    ...(exported === undefined ? {} : { exported }),
    ...(registered === undefined ? {} : { registered: base }),
  };
  return pipe(
    runBundle(bundle),
    TE.chainEitherK((exports) =>
      pipe(
        protocolIn(bundle.file, wanted, exports),
        E.flatMap((protocol) => along(protocol, graph)),
        E.map((protocol) => ({
          protocol,
          properties: registered === undefined ? propertiesIn(exports) : [],
          module,
          fingerprint: TE.right(bundle.fingerprint),
          fromSource: true,
        })),
      ),
    ),
  );
};
