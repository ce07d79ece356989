/**
 * The subject of a cell: the protocol that it names, as the bundle of its source wherever there is one.
 *
 * So a registered protocol is what its source says now, and one that cannot be loaded keeps no other from being checked.
 * Names are looked up as `load` does: registered ones, then those of the configuration; files are found from its folder.
 */
import { readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { nearest } from '../../model/nearest.ts';
import { own } from '../../model/own.ts';
import { isFile, nameParts } from '../../model/protocols/named.ts';
import type { FilePlace } from '../../regression/outcome.ts';
import type { ModuleBundle, LoadError } from '../../host/bundle.ts';
import { loadError } from '../../host/bundle.ts';
import type { ResolvedConfig } from '../../host/config.ts';
import { registeredFingerprints } from '../../host/fingerprint.ts';
import type { ModuleGate } from '../../host/gate.ts';
import type { Loaded } from '../../host/loaded.ts';
import { load } from '../../host/load.ts';
import type { WantedProtocol } from '../../host/module.ts';
import { loadBundle } from '../../host/module.ts';
import { hasSources, sourceNames, sourceOf } from '../../host/sources.ts';
import { bundleFrom } from './bundles.ts';
import type { MeasurementStore } from './store.ts';

/** What a worker needs to load it. */
export type RegressionSubject =
  | {
      readonly _tag: 'Bundled';
      readonly bundle: ModuleBundle;
      readonly wanted: WantedProtocol;
      readonly called: string | null;
    }
  /** A registered one, without its source. */
  | { readonly _tag: 'Installed'; readonly name: string; readonly fingerprint: string };

/** Where it is, before anything is loaded. */
interface Source {
  readonly file: string;
  readonly wanted: WantedProtocol;
  /** What the protocol has to be called, where it is registered by a configuration. */
  readonly called: string | null;
}

/** A file as it is called from here. */
export const fromHere = (file: string): string => {
  const path = relative(process.cwd(), file);
  return path.startsWith('..') ? file : path;
};

/** A module as it is called on the command line: `./mine.ts#other`. */
const moduleName = (file: string, exported: string | undefined): string => {
  const path = fromHere(file);
  return `${/^[./]|^\w:/.test(path) ? path : `./${path}`}${exported === undefined ? '' : `#${exported}`}`;
};

/** The file of a module that is named by it: found from the folder of the configuration. */
export const fileIn = (config: ResolvedConfig, name: string): string =>
  resolve(config.folder, name.split('#')[0] ?? '');

const sourceIn = (config: ResolvedConfig, name: string): Source | null => {
  if (isFile(name)) {
    const [, exported] = name.split('#');
    const file = fileIn(config, name);
    const module = moduleName(file, exported);
    return { file, wanted: { module, ...(exported === undefined ? {} : { exported }) }, called: null };
  }
  const { base, graph } = nameParts(name);
  const registered = sourceOf(base);
  if (registered !== null) return { file: registered, wanted: { module: null, registered: name }, called: null };
  const registration = own(config.protocols, base);
  if (registration === undefined) return null;
  const [file = '', exported] = registration.split('#');
  const wanted = { module: null, ...(exported === undefined ? {} : { exported }) };
  return {
    file,
    wanted: graph === null ? wanted : { ...wanted, registered: name },
    called: graph === null ? base : null,
  };
};

/** There is no protocol of that name; the nearest is suggested. */
const unknown = (config: ResolvedConfig, name: string, known: readonly string[]): LoadError => {
  const names = [...known, ...Object.keys(config.protocols)];
  const near = nearest(name, names);
  return {
    ...loadError(
      `there is no protocol “${name}”.${near === null ? '' : ` Did you mean ${near}?`} There are ${names.join(', ')}; any other is given by its file, e.g. ./my-protocol.ts`,
    ),
    isUnknown: true,
  };
};

/** A registered protocol of an installed package. */
const installed = async (config: ResolvedConfig, name: string): Promise<E.Either<LoadError, RegressionSubject>> => {
  const known = await registeredFingerprints()();
  if (E.isLeft(known)) return known;
  const fingerprint = own(known.right, nameParts(name).base);
  return fingerprint === undefined
    ? E.left(unknown(config, name, Object.keys(known.right)))
    : E.right({ _tag: 'Installed', name, fingerprint });
};

/**
 * What a cell calls a protocol, found and bundled. One that it names by its file is let through first: whatever reads its cells may
 * come from elsewhere.
 */
export const regressionSubjectOf = async (
  config: ResolvedConfig,
  store: MeasurementStore,
  harness: string,
  name: string,
  gate: ModuleGate,
): Promise<E.Either<LoadError, RegressionSubject>> => {
  const source = sourceIn(config, name);
  if (source === null) return hasSources() ? E.left(unknown(config, name, sourceNames())) : installed(config, name);
  const { file, wanted, called } = source;
  const admitted = isFile(name) ? await gate.file(file)() : E.right(file);
  if (E.isLeft(admitted)) return E.left(loadError(admitted.left.message));
  const made = await bundleFrom(store, harness, fromHere(file));
  return pipe(
    made,
    E.map((bundle): RegressionSubject => ({ _tag: 'Bundled', bundle, wanted, called })),
  );
};

/** The fingerprint of what is asked about: that of its source. */
export const subjectFingerprint = (subject: RegressionSubject): string =>
  subject._tag === 'Bundled' ? subject.bundle.fingerprint : subject.fingerprint;

/** The protocol itself. */
export const loadSubject = (subject: RegressionSubject): TE.TaskEither<LoadError, Loaded> => {
  if (subject._tag === 'Installed')
    return pipe(
      load(subject.name),
      TE.mapLeft(({ message }) => loadError(message)),
    );
  const { bundle, wanted, called } = subject;
  return pipe(
    loadBundle(bundle, wanted),
    TE.filterOrElse(
      ({ protocol }) => called === null || protocol.name === called,
      ({ protocol }) =>
        loadError(
          `what ${bundle.file} exports is named “${protocol.name}”; the configuration registers it as “${called ?? ''}”: register it under its own name`,
        ),
    ),
  );
};

/** What a definition looks like: of the protocol of a name, of an export, of any. */
const definitions = ({ registered, exported }: WantedProtocol, called: string | null): readonly RegExp[] => {
  const name = called ?? (registered === undefined ? null : nameParts(registered).base);
  return [
    ...(exported === undefined ? [] : [new RegExp(`export const ${exported}\\b`)]),
    ...(name === null ? [] : [new RegExp(`\\bname: ['"]${name}['"]`)]),
    /export const \w+[^=]*= protocol\(/,
    /\bprotocol\(\{/,
  ];
};

/** Where a protocol is defined; `null` where its source is not here. */
export const definitionOf = (subject: RegressionSubject): FilePlace | null => {
  if (subject._tag === 'Installed') return null;
  const { file } = subject.bundle;
  const lines = readFileSync(file, 'utf8').split('\n');
  for (const definition of definitions(subject.wanted, subject.called)) {
    const line = lines.findIndex((text) => definition.test(text));
    if (line >= 0) return { file, line: line + 1 };
  }
  return { file, line: 1 };
};
