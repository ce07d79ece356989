/**
 * A protocol of one’s own for the explorer’s page: the bundle of its module, as a script that a browser can run.
 */
import { runInNewContext } from 'node:vm';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Playable, Script } from '../../explorer/repertoire.ts';
import { SCRIPT_VARIABLE } from '../../explorer/repertoire.ts';
import type { Failure } from '../exit.ts';
import { fileFailure } from '../exit.ts';
import type { Code, Loaded } from '../loaded.ts';

const told = (thrown: unknown): string => (thrown instanceof Error ? thrown.message : String(thrown));

const scriptText = async ({ text }: Code): Promise<string> => {
  // Loaded here, because a page without protocols of one's own does without.
  const { transform } = await import('esbuild');
  const { code } = await transform(text, {
    format: 'iife',
    globalName: SCRIPT_VARIABLE,
    minify: true,
    target: 'es2023',
  });
  return code;
};

/** What a page has instead of Node's modules. */
const require = (name: string): never => {
  throw new Error(`it imports ${name}, which is Node’s, and a browser does not have it`);
};

/** What needs Node is no script for a page: it is tried where there is nothing but the language. */
const tried = (key: string, text: string): E.Either<Failure, string> =>
  E.tryCatch(
    () => {
      runInNewContext(text, { require });
      return text;
    },
    (thrown) => fileFailure(`${key} cannot be run in a page: ${told(thrown)}`),
  );

/** The script of a protocol; `null` for one that every page has. `key` is what it is called in links and commands. */
export const scriptOf = (key: string, { code, module, fingerprint }: Loaded): TE.TaskEither<Failure, Script | null> =>
  code === null
    ? TE.right(null)
    : pipe(
        TE.tryCatch(
          () => scriptText(code),
          (thrown) => fileFailure(`${key} cannot be made a script for a page: ${told(thrown)}`),
        ),
        TE.chainEitherK((text) => tried(key, text)),
        TE.bindTo('text'),
        TE.bind('fingerprint', () => fingerprint),
        TE.map((made) => ({ ...made, key, module, choice: code.choice, graph: code.graph })),
      );

/** The same protocol, to be played without a page. */
export const playableOf = (key: string, loaded: Loaded): TE.TaskEither<Failure, Playable> =>
  pipe(
    loaded.fingerprint,
    TE.map((fingerprint) => ({
      key,
      protocol: loaded.protocol,
      properties: loaded.properties,
      module: loaded.module,
      fingerprint,
    })),
  );
