/**
 * What `--engine` takes: one of the engines, or the best that fits.
 */
import type { EngineName } from '../engines/check-options.ts';
import type { Engine } from '../engines/engine.ts';
import { engineNames, engines } from '../engines/registry.ts';

export const engineChoices: readonly EngineName[] = ['auto', ...engineNames];

/** The engine that was asked for by name; `null` where the best that fits is to answer. */
export const engineNamed = (choice: EngineName): Engine | null => engines.find(({ name }) => name === choice) ?? null;

/** The engines whose proofs can be certified, in words. */
export const certifyingEngines = (): string =>
  `the ${engines.flatMap((engine: Engine) => (engine.certifies ? [engine.name] : [])).join(' or ')} engine`;
