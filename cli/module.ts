/**
 * A protocol from the bundle of its module.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { along, nameParts } from '../model/protocols/named.ts';
import { propertiesIn, protocolIn } from '../properties/exported.ts';
import type { Bundle, LoadError } from './bundle.ts';
import { loadError, runBundle } from './bundle.ts';
import type { Loaded } from './loaded.ts';

/** What is wanted of a module. */
export interface Wanted {
  /** The module as it was given: its file, or file and export; `null` for a registered protocol. */
  readonly module: string | null;
  /** The name of the export; left out, the only one that is a protocol. */
  readonly exported?: string;
  /** The name of the protocol, where it is registered: `om`, `om@cycle`. */
  readonly registered?: string;
}

/** A protocol from the bundle of its module. */
export const loadBundle = (
  bundle: Pick<Bundle, 'file' | 'text' | 'fingerprint'>,
  { module, exported, registered }: Wanted,
): TE.TaskEither<LoadError, Loaded> => {
  const { base, graph } = nameParts(registered ?? '');
  const choice = {
    ...(exported === undefined ? {} : { exported }),
    ...(registered === undefined ? {} : { named: base }),
  };
  return pipe(
    runBundle(bundle),
    TE.chainEitherK((exports) =>
      pipe(
        protocolIn(bundle.file, exports, choice),
        E.flatMap((protocol) => along(protocol, graph)),
        E.bindTo('protocol'),
        E.bind('properties', () => (registered === undefined ? propertiesIn(bundle.file, exports) : E.right([]))),
        E.bimap(
          (message) => loadError(message),
          ({ protocol, properties }) => ({
            protocol,
            properties,
            module,
            fingerprint: TE.right(bundle.fingerprint),
            fromSource: true,
            code: { text: bundle.text, choice, graph },
          }),
        ),
      ),
    ),
  );
};
