/**
 * The protocols there are, best known first: what each is called, which file it is written in, and how to load it.
 *
 * One list feeds the command line, the laws, the benches, the explorer and the documentation. It is data: whoever reads
 * it loads no protocol, so where the file of one cannot be loaded, the others still can.
 */
import type { Protocol } from '../protocol.ts';

/** A protocol of this repository. */
export interface Registered {
  /** The protocol's name. */
  readonly name: string;
  /** Its file, from this folder. */
  readonly file: string;
  readonly load: () => Promise<Protocol>;
}

/** Every protocol of this repository. */
export const registry: readonly Registered[] = [
  { name: 'om', file: 'om.ts', load: async () => (await import('./om.ts')).om },
  { name: 'sm', file: 'sm.ts', load: async () => (await import('./sm.ts')).sm },
  { name: 'phase-king', file: 'phase-king.ts', load: async () => (await import('./phase-king.ts')).phaseKing },
  { name: 'flood-set', file: 'flood-set.ts', load: async () => (await import('./flood-set.ts')).floodSet },
  { name: 'majority', file: 'majority.ts', load: async () => (await import('./majority.ts')).majority },
  { name: 'handshake', file: 'handshake.ts', load: async () => (await import('./handshake.ts')).handshake },
];
