/**
 * A protocol of one’s own for the explorer: to be played here, and as a script that a browser can run.
 */
import { runInNewContext } from 'node:vm';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import type { Playable } from '../../explorer/repertoire.ts';
import type { Script } from '../../explorer/script.ts';
import { SCRIPT_VARIABLE } from '../../explorer/script.ts';
import type { Failure } from '../../host/exit.ts';
import { fileFailure } from '../../host/exit.ts';
import type { ModuleCode, Loaded } from '../../host/loaded.ts';

/** A protocol of one’s own, twice. */
export interface Own {
  readonly playable: Playable;
  readonly script: Script;
}

/** What esbuild says of a module that waits before it is there. */
const WAITS = /top-level await/i;

const whyNot = (thrown: unknown): string => {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return WAITS.test(message) ? 'it waits at its top level (“await”), and a script does not' : message;
};

const scriptText = async ({ text }: ModuleCode): Promise<string> => {
  // Loaded here, because a page without protocols of one's own does without.
  const { transform } = await import('esbuild');
  const { code } = await transform(text, {
    format: 'iife',
    globalName: SCRIPT_VARIABLE,
    logLevel: 'silent',
    minify: true,
    target: 'es2023',
  });
  return code;
};

/** The first module of Node's that a script asks for; a page does not have it. Whatever else it lacks, a page may have. */
const nodeModuleOf = (text: string): string | null => {
  let wanted: string | null = null;
  const require = (name: string): never => {
    wanted ??= name;
    throw new Error(name);
  };
  E.tryCatch(() => {
    runInNewContext(text, { require });
  }, String);
  return wanted;
};

const forPages = (text: string): E.Either<string, string> => {
  const wanted = nodeModuleOf(text);
  return wanted === null
    ? E.right(text)
    : E.left(`it imports ${wanted}, which is Node’s, and a browser does not have it`);
};

/**
 * The protocol for a page; `null` for one that every page has. `key` is what it is called in links and commands. Left: why
 * no page can run it.
 */
export const ownOf = (key: string, loaded: Loaded): TE.TaskEither<Failure, Own | null> => {
  const { code, module, protocol, properties } = loaded;
  if (code === null) return TE.right(null);
  return pipe(
    TE.tryCatch(() => scriptText(code), whyNot),
    TE.chainEitherK(forPages),
    TE.mapLeft((why) => fileFailure(`${key} cannot be run in a page: ${why}`)),
    TE.bindTo('text'),
    TE.bind('fingerprint', () => loaded.fingerprint),
    TE.map(({ text, fingerprint }) => ({
      playable: { key, protocol, properties, module, fingerprint },
      script: { key, module, fingerprint, text, choice: code.choice, graph: code.graph },
    })),
  );
};
