/**
 * The registered protocols, loaded before a test begins.
 */
import type { Either } from 'fp-ts/lib/Either.js';
import type { Protocol } from '../model/protocol.ts';
import type { UnknownProtocol } from '../model/protocols/protocol-of.ts';
import { protocolAmong } from '../model/protocols/protocol-of.ts';
import { registry } from '../model/protocols/registry.ts';

/** All of them, in their order. */
export const protocols: readonly Protocol[] = await Promise.all(registry.map(({ load }) => load()));

/** One of them by its name, over a graph where it says so. */
export const protocolOf = (name: string): Either<UnknownProtocol, Protocol> => protocolAmong(protocols, name);
