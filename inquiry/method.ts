/**
 * How the engine that an answer names went about it, as that engine says itself.
 */
import type { Engine } from '../engines/engine.ts';
import { engineOf } from '../engines/registry.ts';

/** What a report says of an engine. */
export type EngineMethod = Pick<Engine, 'method' | 'draws'>;

/** The method of the engine of that name. Throws where there is none. */
export const methodOf = (engine: string): EngineMethod => engineOf(engine);
