/**
 * A protocol of one’s own as it is put into a page: a script, and which of its exports is meant.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { along } from '../model/protocols/named.ts';
import type { ProtocolChoice } from '../properties/exported.ts';
import { propertiesIn, protocolIn } from '../properties/exported.ts';
import type { Playable } from './repertoire.ts';

/** The script of a module, and which protocol in it is meant. */
export interface Script {
  readonly key: string;
  readonly module: string | null;
  readonly fingerprint: string | null;
  /** It leaves what the module exports in the variable `strategosOwn`. */
  readonly text: string;
  readonly choice: ProtocolChoice;
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
