/**
 * The registered protocols, which are part of the page.
 */
import type { Protocol } from '../../model/protocol.ts';
import { registry } from '../../model/protocols/registry.ts';

/** All of them, in their order. */
export const loadRegistered = (): Promise<readonly Protocol[]> => Promise.all(registry.map(({ load }) => load()));
