/**
 * A protocol from the bundle of its module.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { along, nameParts } from '../model/protocols/named.ts';
import { propertiesIn, protocolIn } from '../properties/exported.ts';
import type { ModuleBundle, LoadError } from './bundle.ts';
import { loadError } from './bundle.ts';
import { NOT_ASKED, REGISTERED } from './guard/established.ts';
import type { Established } from '../engines/premises.ts';
import type { Loaded } from './loaded.ts';
import { sourceOf } from './sources.ts';
import { runBundle } from './run-bundle.ts';

/** What is wanted of a module. */
export interface WantedProtocol {
  /** The module as it was given: its file, or file and export; `null` for a registered protocol. */
  readonly module: string | null;
  /** The name of the export; left out, the only one that is a protocol. */
  readonly exported?: string;
  /** The name of the protocol, where it is registered: `om`, `om@cycle`. */
  readonly registered?: string;
}

type Bundled = Pick<ModuleBundle, 'file' | 'text' | 'map' | 'inputs' | 'fingerprint'>;

/** Whether a name is that of a registered protocol, whose text is ours. */
const isRegistered = (name: string | undefined): boolean =>
  name !== undefined && sourceOf(nameParts(name).base) !== null;

/** What there is to say of the text of a module; one that is impure is refused, before it is run. */
const lookedOver = (bundle: Bundled, { registered }: WantedProtocol): TE.TaskEither<LoadError, Established> =>
  isRegistered(registered)
    ? TE.right(REGISTERED)
    : async () => {
        // Loaded here, because most commands ask about registered protocols, and should not wait for a parser.
        const { pureBundle } = await import('./guard/pure-bundle.ts');
        return pipe(
          pureBundle(bundle),
          E.map((purity) => ({ purity, values: NOT_ASKED })),
        );
      };

/** A protocol from the bundle of its module. */
export const loadBundle = (bundle: Bundled, wanted: WantedProtocol): TE.TaskEither<LoadError, Loaded> => {
  const { module, exported, registered } = wanted;
  const { base, graph } = nameParts(registered ?? '');
  const choice = {
    ...(exported === undefined ? {} : { exported }),
    ...(registered === undefined ? {} : { named: base }),
  };
  return pipe(
    lookedOver(bundle, wanted),
    TE.bindTo('established'),
    TE.bind('exports', () => runBundle(bundle)),
    TE.chainEitherK(({ established, exports }) =>
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
            file: isRegistered(registered) ? null : bundle.file,
            fingerprint: TE.right(bundle.fingerprint),
            fromSource: true,
            code: { text: bundle.text, choice, graph },
            established,
          }),
        ),
      ),
    ),
  );
};
