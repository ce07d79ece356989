/**
 * Loading a protocol: a registered one by name, one of one's own by its file, TypeScript or JavaScript, no build step.
 *
 * A file is bundled with all it imports, and the bundle is loaded; so it may import `strategos/…` wherever it lies.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import * as TE from 'fp-ts/lib/TaskEither.js';
import { stream } from '../engines/fuzz/stream.ts';
import type { General } from '../model/army.ts';
import type { Draw } from '../model/draw.ts';
import type { Instance } from '../model/instance.ts';
import { brokenLaw } from '../model/laws.ts';
import type { Protocol } from '../model/protocol.ts';
import { protocolOf } from '../model/protocols/registry.ts';
import type { Property } from '../properties/property.ts';
import { symmetryHolds } from '../properties/symmetry.ts';
import type { Failure } from './exit.ts';
import { fileFailure, usageFailure } from './exit.ts';
import { bundleOf, fingerprintOf, registeredFingerprints } from './fingerprint.ts';
import { isMeantAsProtocol, lookOver, watched, watchedProperty } from './own.ts';

/** A protocol, ready to be asked about. */
export interface Loaded {
  readonly protocol: Protocol;
  /** Properties of one's own that its module brings along. */
  readonly properties: readonly Property[];
  /** The file it came from; `null` for a registered one. */
  readonly module: string | null;
  readonly fingerprint: TE.TaskEither<Failure, string | null>;
}

/** Whether a protocol is given by its file. */
const isFile = (name: string): boolean => /[/\\]|\.[cm]?[jt]sx?(#|$)/.test(name);

const registered = (name: string): E.Either<Failure, Loaded> =>
  pipe(
    protocolOf(name),
    E.bimap(
      ({ message }) => usageFailure(message),
      (protocol) => ({
        protocol,
        properties: [],
        module: null,
        fingerprint: pipe(
          registeredFingerprints(),
          TE.bimap(
            ({ message }) => fileFailure(message),
            (known) => known[name] ?? null,
          ),
        ),
      }),
    ),
  );

const isProperty = (value: unknown): value is Property =>
  typeof value === 'object' && value !== null && 'statement' in value && 'on' in value && 'name' in value;

/** The one protocol that a module exports, or the one named after `#`. */
const protocolIn = (file: string, wanted: string | undefined, exports: object): E.Either<Failure, Protocol> => {
  const candidates = Object.entries(exports).filter((entry): entry is [string, Partial<Protocol>] =>
    isMeantAsProtocol(entry[1]),
  );
  const chosen = wanted === undefined ? candidates : candidates.filter(([name]) => name === wanted);
  const [first, second] = chosen;
  if (first === undefined)
    return E.left(
      fileFailure(
        wanted === undefined
          ? `${file} exports no protocol; write: export const mine = protocol({ … })`
          : `${file} exports no protocol “${wanted}”; it exports ${candidates.map(([name]) => name).join(', ') || 'none'}`,
      ),
    );
  if (second !== undefined)
    return E.left(
      fileFailure(
        `${file} exports several protocols; say which: ${chosen.map(([name]) => `${file}#${name}`).join(' or ')}`,
      ),
    );
  const looked = lookOver(first[1]);
  return typeof looked === 'string' ? E.left(fileFailure(`${file}: ${looked}`)) : E.right(watched(looked));
};

const propertiesIn = (exports: object): readonly Property[] =>
  'properties' in exports && Array.isArray(exports.properties)
    ? exports.properties.filter(isProperty).map(watchedProperty)
    : [];

const fromFile = (name: string): TE.TaskEither<Failure, Loaded> => {
  const [file = '', wanted] = name.split('#');
  const failed = (error: unknown): Failure =>
    fileFailure(`${file} could not be loaded: ${error instanceof Error ? error.message : String(error)}`);
  return pipe(
    bundleOf(file),
    TE.mapLeft(({ message }) => fileFailure(message)),
    TE.flatMap((bundle) =>
      TE.tryCatch(
        () => import(`data:text/javascript;base64,${Buffer.from(bundle).toString('base64')}`) as Promise<object>,
        failed,
      ),
    ),
    TE.chainEitherK((exports) =>
      pipe(
        protocolIn(file, wanted, exports),
        E.map((protocol) => ({
          protocol,
          properties: propertiesIn(exports),
          module: name,
          fingerprint: pipe(
            fingerprintOf(file),
            TE.mapLeft(({ message }) => fileFailure(message)),
          ),
        })),
      ),
    ),
  );
};

/** The protocol of that name, or in that file (`./mine.ts`, or `./several.ts#one`). */
export const load = (name: string): TE.TaskEither<Failure, Loaded> =>
  isFile(name) ? fromFile(name) : TE.fromEither(registered(name));

/** How many scenarios a property of one's own is tried with, in each placement: each costs two executions. */
const SWAPS = 32;

/** What is wrong with the symmetry that properties of one's own claim. */
const asymmetry = (
  instance: Instance,
  properties: readonly Property[],
  faulty: readonly General[],
  draw: Draw,
): string | null => {
  for (const property of properties)
    for (let swap = 0; swap < SWAPS; swap++) {
      const wrong = symmetryHolds(instance, property, faulty, draw);
      if (wrong !== null) return wrong;
    }
  return null;
};

/** How many placements and draws a protocol of one's own is tried with before its first verdict. */
const TRIALS = 8;

/** Whether a protocol and properties of one's own obey the laws: a verdict on what does not means nothing. */
export const obeysLaws = (
  instance: Instance,
  t: number,
  properties: readonly Property[] = [],
): E.Either<Failure, Instance> => {
  const { protocol, army, faults } = instance;
  const most = faults.generalsFail ? t : 0;
  for (let trial = 0; trial < TRIALS; trial++) {
    const draw = stream('laws', protocol.name, trial);
    const count = Math.min(most, trial);
    const faulty = Array.from({ length: army.n }, (_, general) => general)
      .map((general) => ({ general, rank: draw() }))
      .sort((a, b) => a.rank - b.rank)
      .slice(0, count)
      .map(({ general }) => general);
    const wrong = brokenLaw(instance, faulty, draw) ?? asymmetry(instance, properties, faulty, draw);
    if (wrong !== null) return E.left(fileFailure(`${protocol.name} cannot be checked: ${wrong}`));
  }
  return E.right(instance);
};
