/**
 * How hard a question is tried where nothing else is said: the best engine that fits, within the standard limits.
 */
import type { CheckOptions } from '../engines/check-options.ts';
import { standardLimits } from '../engines/exhaustive/exhaustive.ts';
import { RUNS, SEED } from './check-defaults.ts';

/** Without a solver: whoever has one adds it. */
export const standardOptions: CheckOptions = {
  engine: 'auto',
  reduction: true,
  limits: standardLimits,
  fuzz: { seed: SEED, runs: RUNS, path: null },
};
