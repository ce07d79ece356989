/**
 * What a module of one’s own brings along: the protocol among its exports, looked over and watched, and its properties.
 */
import * as E from 'fp-ts/lib/Either.js';
import { isMeantAsProtocol, lookOver } from '../model/look-over.ts';
import type { Protocol } from '../model/protocol.ts';
import { watched } from '../model/watched.ts';
import type { Property } from './property.ts';
import { watchedProperty } from './watched.ts';

/** Which of several protocols is meant. */
export interface Choice {
  /** The name of the export; left out, the only one that is a protocol. */
  readonly exported?: string;
  /** The name of the protocol. */
  readonly named?: string;
}

/** The one protocol that a module exports, or the one that is wanted; or what is wrong, `file` being what it is called. */
export const protocolIn = (
  file: string,
  exports: object,
  { exported, named }: Choice = {},
): E.Either<string, Protocol> => {
  const candidates = Object.entries(exports).filter((entry): entry is [string, Partial<Protocol>] =>
    isMeantAsProtocol(entry[1]),
  );
  const chosen = candidates.filter(
    ([name, candidate]) =>
      (exported === undefined || name === exported) && (named === undefined || candidate.name === named),
  );
  const [first, second] = chosen;
  if (first === undefined)
    return E.left(
      named !== undefined
        ? `${file} exports no protocol that is named “${named}”`
        : exported === undefined
          ? `${file} exports no protocol; write: export const mine = protocol({ … })`
          : `${file} exports no protocol “${exported}”; it exports ${candidates.map(([name]) => name).join(', ') || 'none'}`,
    );
  if (second !== undefined)
    return E.left(
      `${file} exports several protocols; say which: ${chosen.map(([name]) => `${file}#${name}`).join(' or ')}`,
    );
  const looked = lookOver(first[1]);
  return typeof looked === 'string' ? E.left(`${file}: ${looked}`) : E.right(watched(looked));
};

/** The first thing that is wrong with what is meant to be a property; `null` if it is one. */
const wrongWith = (value: unknown): string | null => {
  if (typeof value !== 'object' || value === null) return 'is no property { name, statement, symmetric, on }';
  const { name, statement, on } = value as Partial<Property>;
  if (typeof name !== 'string' || name === '') return 'has no name';
  if (typeof statement !== 'string') return `(${name}) has no statement, one sentence that says what it demands`;
  return typeof on === 'function' ? null : `(${name}) has no function “on”, which judges`;
};

/** The properties of one’s own that a module exports as `properties`; what is meant as one and is none is an error. */
export const propertiesIn = (file: string, exports: object): E.Either<string, readonly Property[]> => {
  const list: unknown = 'properties' in exports ? exports.properties : [];
  if (!Array.isArray(list)) return E.left(`${file}: properties is no list of properties`);
  const problems = list.map(wrongWith);
  const wrong = problems.findIndex((problem) => problem !== null);
  return wrong < 0
    ? E.right((list as readonly Property[]).map(watchedProperty))
    : E.left(`${file}: properties[${String(wrong)}] ${problems[wrong] ?? ''}`);
};
