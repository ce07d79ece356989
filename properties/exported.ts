/**
 * What a module of one’s own brings along: the protocol among its exports, looked over and watched, and its properties.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { misspelt, strangersIn } from '../model/misspelt.ts';
import { isMeantAsProtocol, lackingIn, lookOver } from '../model/look-over.ts';
import type { Protocol } from '../model/protocol.ts';
import { quoted } from '../model/quoted.ts';
import { isPlainName, NAME_RULE } from '../model/plain-name.ts';
import { elementsOf } from '../model/recording/plain.ts';
import { watched } from '../model/watched.ts';
import { validityNames } from './conditions.ts';
import type { Property } from './property.ts';
import { OUR_NAMES } from './registry.ts';
import { watchedProperty } from './watched.ts';

/** Which of several protocols is meant. */
export interface ProtocolChoice {
  /** The name of the export; left out, the only one that is a protocol. */
  readonly exported?: string;
  /** The name of the protocol. */
  readonly named?: string;
}

/**
 * What a module exports by name. A CommonJS module hands over one value, `module.exports`, as its default: where that is no
 * protocol, its fields are the exports.
 */
const fieldsOf = (exports: object): object => {
  const [only, ...others] = Object.entries(exports) as readonly [string, unknown][];
  if (only?.[0] !== 'default' || others.length > 0) return exports;
  const [, whole] = only;
  return typeof whole === 'object' && whole !== null && !isMeantAsProtocol(whole) ? whole : exports;
};

/** Why a module exports no protocol: what looks like one may lack something. */
const noneIn = (file: string, exports: object): string => {
  for (const [name, value] of Object.entries(exports) as readonly [string, unknown][]) {
    if (typeof value === 'object' && value !== null && 'then' in value)
      return `${file}: “${name}” is a promise; write: export const mine = await …`;
    const lacking = lackingIn(value);
    if (lacking !== null) return `${file}: “${name}” is no protocol yet: it lacks ${lacking}`;
  }
  return `${file} exports no protocol; write: export const mine = protocol({ … })`;
};

/** The one protocol that a module exports, or the one that is wanted; or what is wrong, `file` being what it is called. */
export const protocolIn = (
  file: string,
  exports: object,
  { exported, named }: ProtocolChoice = {},
): E.Either<string, Protocol> => {
  const candidates = Object.entries(fieldsOf(exports)).filter((entry): entry is [string, Partial<Protocol>] =>
    isMeantAsProtocol(entry[1]),
  );
  const meant = candidates.filter(
    ([name, candidate]) =>
      (exported === undefined || name === exported) && (named === undefined || candidate.name === named),
  );
  // One protocol may be exported twice, as itself and as the default.
  const chosen = meant.filter(([, candidate], i) => meant.findIndex(([, other]) => other === candidate) === i);
  const [first, second] = chosen;
  if (first === undefined)
    return E.left(
      named !== undefined
        ? `${file} exports no protocol that is named “${named}”`
        : exported === undefined
          ? noneIn(file, fieldsOf(exports))
          : `${file} exports no protocol “${exported}”; it exports ${candidates.map(([name]) => name).join(', ') || 'none'}`,
    );
  if (second !== undefined)
    return E.left(
      `${file} exports several protocols; say which: ${chosen.map(([name]) => `${file}#${name}`).join(' or ')}`,
    );
  const looked = lookOver(first[1]);
  return typeof looked === 'string' ? E.left(`${file}: ${looked}`) : E.right(watched(looked));
};

/** What no property of the user's may be called: a validity condition is ours as well. */
const RESERVED: readonly string[] = [...OUR_NAMES, ...validityNames];

/** The fields of what is meant to be a property, each read once: a getter could say something else the next time. */
const readOnce = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  const { name, statement, source, symmetric, on }: { readonly [Field in keyof Property]?: unknown } = value;
  return { name, statement, source, symmetric, on: typeof on === 'function' ? (on as Property['on']).bind(value) : on };
};

/** The fields of a property that its author writes. */
const FIELDS = ['name', 'statement', 'source', 'symmetric', 'on'];

/** The first thing that is wrong with what is meant to be a property; `null` if it is one. `strangers`: what other fields it has. */
const wrongWith = (value: unknown, strangers: readonly string[]): string | null => {
  if (typeof value !== 'object' || value === null) return 'is no property { name, statement, symmetric, on }';
  const { name, statement, source, symmetric, on }: { readonly [Field in keyof Property]?: unknown } = value;
  const hint = (field: string): string => misspelt(field, strangers);
  if (typeof name !== 'string' || name === '') return `has no name${hint('name')}`;
  if (!isPlainName(name)) return `is named ${quoted(name)}: ${NAME_RULE}`;
  if (RESERVED.includes(name.toLowerCase()))
    return `is named “${name}”, as a standard property is; give yours a name of its own`;
  if (typeof statement !== 'string')
    return `(${name}) has no statement, one sentence that says what it demands${hint('statement')}`;
  if (typeof on !== 'function') return `(${name}) has no function “on”, which judges${hint('on')}`;
  if (typeof symmetric !== 'boolean')
    return `(${name}) does not say whether it is symmetric: true if renaming generals never changes whether it holds, else false${hint('symmetric')}`;
  // Where a definition comes from is only told, and may be nowhere.
  return source === undefined || typeof source === 'string'
    ? null
    : `(${name}) has the source ${quoted(source)}, no text`;
};

/** The first that has the name of one before it, by which two could not be told apart. */
const twiceNamed = (properties: readonly Property[]): string | null => {
  const names = properties.map(({ name }) => name);
  const second = names.findIndex((name, i) => names.indexOf(name) < i);
  const name = names[second];
  return name === undefined
    ? null
    : `properties[${String(names.indexOf(name))}] and properties[${String(second)}] are both named “${name}”; each needs a name of its own`;
};

const strangersOf = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null ? strangersIn(value, FIELDS) : [];

/** Properties of one’s own, watched; what is meant as one and is none is an error, and none is left out. */
export const propertiesFrom = (list: unknown): E.Either<string, readonly Property[]> => {
  if (!Array.isArray(list)) return E.left('properties is no list of properties');
  // A hole in a list is something that is missing in it.
  const written = elementsOf<unknown>(list);
  const all = written.map(readOnce);
  const problems = all.map((value, i) => wrongWith(value, strangersOf(written[i])));
  const wrong = problems.findIndex((problem) => problem !== null);
  if (wrong >= 0) return E.left(`properties[${String(wrong)}] ${problems[wrong] ?? ''}`);
  const properties = all as readonly Property[];
  const twice = twiceNamed(properties);
  return twice === null ? E.right(properties.map(watchedProperty)) : E.left(twice);
};

/** The properties of one’s own that a module exports as `properties`. */
export const propertiesIn = (file: string, exports: object): E.Either<string, readonly Property[]> => {
  const all = fieldsOf(exports);
  return pipe(
    propertiesFrom('properties' in all ? all.properties : []),
    E.mapLeft((message) => `${file}: ${message}`),
  );
};
