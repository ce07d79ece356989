/**
 * The configuration of a repository of one's own: a `strategos.config.ts` at its root.
 *
 *     import { defineConfig } from 'strategos/config';
 *
 *     export default defineConfig({
 *       protocols: { echo: './protocols/echo.ts', eager: './protocols/all.ts#eager' },
 *     });
 *
 * Paths are relative to the folder of the file. A protocol is registered under the name that it has itself, so that what
 * is written down about it (expectations, counterexamples, commands) names it in the same way everywhere.
 */
import * as E from 'fp-ts/lib/Either.js';
import { nearest } from '../model/nearest.ts';

/** What a configuration may say; what it leaves out is as usual. */
export interface Config {
  /** Protocols by name: the file of each, or the file and the export in it, `./file.ts#export`. */
  readonly protocols?: Readonly<Record<string, string>>;
  /** The file of what is expected; `expectations.json` unless told. */
  readonly expectations?: string;
  /** The folder of counterexamples that are replayed; `counterexamples` unless told. */
  readonly corpus?: string;
  /** The folder of answers that need not be found again; `.strategos` unless told. */
  readonly store?: string;
}

/** A configuration in which something is wrong. */
export interface ConfigError {
  readonly _tag: 'ConfigError';
  /** The field that is wrong, e.g. `protocols.echo`; empty for the configuration as a whole. */
  readonly field: string;
  readonly message: string;
}

/** The configuration as it is; this is here so that an editor knows its fields. */
export const defineConfig = (config: Config): Config => config;

const FIELDS = ['protocols', 'expectations', 'corpus', 'store'] as const;

/** What the name of a protocol looks like. */
const NAME = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

const wrong = (field: string, message: string): E.Either<ConfigError, never> =>
  E.left({ _tag: 'ConfigError', field, message: field === '' ? message : `${field}: ${message}` });

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isPath = (value: unknown): boolean => typeof value === 'string' && value !== '' && !value.startsWith('#');

/** Whether a value is a promise, which has no fields of its own. */
const isPromise = (value: unknown): boolean => isRecord(value) && 'then' in value && !Object.hasOwn(value, 'then');

const shown = (value: unknown): string =>
  isPromise(value)
    ? 'a promise (write: export default await …)'
    : value === undefined
      ? 'nothing'
      : typeof value === 'function'
        ? 'a function'
        : JSON.stringify(value);

/** The first thing that is wrong with the protocols. */
const wrongProtocol = (protocols: Readonly<Record<string, unknown>>): E.Either<ConfigError, null> => {
  for (const [name, file] of Object.entries(protocols)) {
    const field = `protocols.${name}`;
    if (!NAME.test(name)) return wrong(field, 'a name is made of lower-case words joined by hyphens');
    if (!isPath(file)) return wrong(field, `expected a file, './protocols/${name}.ts', and found ${shown(file)}`);
  }
  return E.right(null);
};

/** What a module exports as its configuration, or what is wrong with it. */
export const decodeConfig = (value: unknown): E.Either<ConfigError, Config> => {
  if (!isRecord(value) || isPromise(value))
    return wrong('', `expected a configuration { protocols: { … } }, and found ${shown(value)}`);
  const unknown = Object.keys(value).find((field) => !FIELDS.some((known) => known === field));
  if (unknown !== undefined) {
    const near = nearest(unknown, FIELDS);
    const hint = near === null ? `there are ${FIELDS.join(', ')}` : `did you mean ${near}?`;
    return wrong(unknown, `there is no such field; ${hint}`);
  }
  const { protocols = {}, ...paths } = value;
  if (!isRecord(protocols))
    return wrong('protocols', `expected a record of files by name, and found ${shown(protocols)}`);
  for (const [field, path] of Object.entries(paths))
    if (path !== undefined && !isPath(path)) return wrong(field, `expected a path, and found ${shown(path)}`);
  const checked = wrongProtocol(protocols);
  return E.isLeft(checked) ? checked : E.right(value);
};
