/**
 * The configuration of the repository that one is in: the nearest `strategos.config.ts` upwards, read without a build
 * step, and the protocols that it registers.
 */
import { readFileSync } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { nearest } from '../model/nearest.ts';
import { own } from '../model/own.ts';
import { nameParts } from '../model/protocols/named.ts';
import { decodeConfig } from '../regression/config.ts';
import type { Config as Written, ConfigError } from '../regression/config.ts';
import { bundleModule } from './bundle.ts';
import { configsIn, unreadConfigIn } from './config-names.ts';
import { runBundle } from './run-bundle.ts';
import type { Failure } from './exit.ts';
import { fileFailure, usageFailure } from './exit.ts';
import { registeredFingerprints } from './fingerprint.ts';
import type { Loaded } from './loaded.ts';
import { loadBundle } from './module.ts';
import { hasSources, sourceNames } from './sources.ts';

/** A configuration with everything that it leaves out, every path absolute. */
export interface ResolvedConfig {
  /** Where it lies; `null` where nobody has written one. */
  readonly file: string | null;
  readonly folder: string;
  /** By name: the file, or `file#export`. */
  readonly protocols: Readonly<Record<string, string>>;
  readonly expectations: string;
  readonly corpus: string;
  readonly store: string;
}

/** What is so unless told. */
const STANDARD = { expectations: 'expectations.json', corpus: 'counterexamples', store: '.strategos' } as const;

const configOf = (folder: string, file: string | null, { protocols = {}, ...paths }: Written): ResolvedConfig => {
  const { expectations, corpus, store } = { ...STANDARD, ...paths };
  return {
    file,
    folder,
    protocols: Object.fromEntries(Object.entries(protocols).map(([name, path]) => [name, resolve(folder, path)])),
    expectations: resolve(folder, expectations),
    corpus: resolve(folder, corpus),
    store: resolve(folder, store),
  };
};

/** The configuration of a folder in which nobody has written one. */
export const standardConfig = (folder: string): ResolvedConfig => configOf(resolve(folder), null, {});

/** The nearest configuration file upwards, if there is any. */
export const configFile = (from: string): E.Either<Failure, string | null> => {
  const folder = resolve(from);
  const [file, other] = configsIn(folder);
  if (file !== undefined && other !== undefined)
    return E.left(fileFailure(`${named(file)} and ${named(other)} are both there; only one can count`));
  const unread = unreadConfigIn(folder);
  if (unread !== undefined)
    return E.left(
      fileFailure(
        `${named(unread)} is not read: a configuration is a module, strategos.config.ts; call it so, or take it away`,
      ),
    );
  if (file !== undefined) return E.right(file);
  return dirname(folder) === folder ? E.right(null) : configFile(dirname(folder));
};

/** A file as it is called from here. */
const named = (file: string): string => {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') ? file : path;
};

/** Where in its file a field is written: the first line in which it stands before a colon. */
const lineOf = (file: string, field: string): number | null => {
  const last = field.split('.').at(-1) ?? '';
  if (last === '') return null;
  const found = readFileSync(file, 'utf8')
    .split('\n')
    .findIndex((line) => new RegExp(`(^|[\\s{,'"])${last}['"]?\\s*[:(,]`).test(line));
  return found < 0 ? null : found + 1;
};

const wrongField =
  (file: string) =>
  ({ field, message }: Pick<ConfigError, 'field' | 'message'>): Failure => {
    const line = lineOf(file, field);
    return fileFailure(`${named(file)}${line === null ? '' : `:${String(line)}`}: ${message}`);
  };

/** The names of the protocols that Strategos has. */
export const registeredNames = (): TE.TaskEither<Failure, readonly string[]> =>
  hasSources()
    ? TE.right(sourceNames())
    : pipe(
        registeredFingerprints(),
        TE.bimap(({ message }) => fileFailure(message), Object.keys),
      );

/** A name that is taken would mean two protocols. */
const notTaken =
  (file: string) =>
  (config: ResolvedConfig): TE.TaskEither<Failure, ResolvedConfig> =>
    pipe(
      registeredNames(),
      TE.flatMap((names) => {
        const taken = Object.keys(config.protocols).find((name) => names.includes(name));
        return taken === undefined
          ? TE.right(config)
          : TE.left(
              wrongField(file)({
                field: `protocols.${taken}`,
                message: `protocols.${taken}: Strategos has a protocol of that name; call yours something else`,
              }),
            );
      }),
    );

const readConfig = (file: string): TE.TaskEither<Failure, ResolvedConfig> =>
  pipe(
    bundleModule(named(file)),
    TE.flatMap(runBundle),
    TE.mapLeft(({ message }) => fileFailure(message)),
    TE.filterOrElse(
      (exports) => 'default' in exports,
      () => fileFailure(`${named(file)} exports no configuration; write: export default defineConfig({ … })`),
    ),
    TE.chainEitherK((exports) =>
      pipe(decodeConfig('default' in exports ? exports.default : null), E.mapLeft(wrongField(file))),
    ),
    TE.map((written) => configOf(dirname(file), file, written)),
    TE.flatMap(notTaken(file)),
  );

/** The nearest configuration upwards from a folder; `null` where there is none. It is read afresh each time. */
export const findConfig = (from: string): TE.TaskEither<Failure, ResolvedConfig | null> =>
  pipe(
    TE.fromEither(configFile(from)),
    TE.flatMap((file) => (file === null ? TE.right(null) : readConfig(file))),
  );

/** The protocol that a configuration registers under a name; `null` where it registers none. */
const registeredIn = ({ file, protocols }: ResolvedConfig, name: string): TE.TaskEither<Failure, Loaded | null> => {
  const { base, graph } = nameParts(name);
  const path = own(protocols, base);
  if (path === undefined) return TE.right(null);
  const [source = '', exported] = path.split('#');
  const wanted = { module: null, ...(exported === undefined ? {} : { exported }) };
  return pipe(
    bundleModule(named(source)),
    TE.flatMap((made) => loadBundle(made, graph === null ? wanted : { ...wanted, registered: name })),
    TE.mapLeft(({ message, place }) =>
      // What has no place in the module has one in the configuration.
      place === null
        ? wrongField(file ?? '')({ field: base, message: `protocols.${base}: ${message}` })
        : fileFailure(message),
    ),
    TE.filterOrElse(
      ({ protocol }) => graph !== null || protocol.name === base,
      ({ protocol }) =>
        wrongField(file ?? '')({
          field: base,
          message: `protocols.${base}: what ${named(source)} exports is named “${protocol.name}”; register it under its own name`,
        }),
    ),
  );
};

/** There is no protocol of that name, among those that are registered and those of a configuration. */
const notIn = ({ file, protocols }: ResolvedConfig, name: string, known: readonly string[]): Failure => {
  const own = Object.keys(protocols);
  const near = nearest(name, [...own, ...known]);
  return usageFailure(
    [
      `there is no protocol “${name}”.${near === null ? '' : ` Did you mean ${near}?`}`,
      `There are ${known.join(', ')};`,
      own.length === 0 ? '' : `${basename(file ?? '')} registers ${own.join(', ')};`,
      'any other is given by its file, e.g. ./my-protocol.ts',
    ]
      .filter((text) => text !== '')
      .join(' '),
  );
};

/**
 * The protocol that the nearest configuration registers under a name. Where it registers none of that name, there is
 * none: `unknown` is why, where nobody has written a configuration.
 */
export const fromConfig = (name: string, unknown: Failure, from: string): TE.TaskEither<Failure, Loaded> =>
  pipe(
    TE.Do,
    TE.bind('config', () => findConfig(from)),
    TE.bind('known', registeredNames),
    TE.flatMap(({ config, known }) =>
      config === null || known.includes(nameParts(name).base)
        ? TE.left(unknown)
        : pipe(
            registeredIn(config, name),
            TE.flatMap((loaded) => (loaded === null ? TE.left(notIn(config, name, known)) : TE.right(loaded))),
          ),
    ),
  );
