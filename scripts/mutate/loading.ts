/**
 * A spec that cannot be loaded notices the mutant: what it does between its tests has failed. Stryker looks at tests only, and
 * of a spec without tests it would say that nothing has failed; so each such error is told as one outside of a test.
 */
import type { Reporter, Vitest } from 'vitest/node';

/** What such an error begins with. */
export const UNLOADED = 'a spec cannot be loaded: ';

/** A reporter that tells vitest of what went wrong while specs were loaded. */
export const loading = (): Reporter => {
  const told: Vitest[] = [];
  return {
    onInit: (vitest) => {
      told.push(vitest);
    },
    onTestRunEnd: (modules) => {
      for (const { message } of modules.flatMap((module) => module.errors()))
        for (const vitest of told) vitest.state.catchError(new Error(`${UNLOADED}${message}`), 'Loading');
    },
  };
};
