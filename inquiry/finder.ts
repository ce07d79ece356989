/**
 * The engine that found something, as far as its reader is told of it: how it works, and whether it draws scenarios at random.
 * Reports run no engine, and know them by what is said here.
 */
import type { Engine } from '../engines/engine.ts';
import { engineOf } from '../engines/registry.ts';

export type Finder = Pick<Engine, 'name' | 'method' | 'draws'>;

/** The engine that a finding names. */
export const finderOf = ({ engine }: { readonly engine: string }): Finder => engineOf(engine);
