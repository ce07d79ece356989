/**
 * Tests as a mutation run needs them: the specs of one group, each with modules of its own, so that a mutant in what a module
 * computes while it is loaded is seen. No stopwatch, no report on tiers, and always the same draws.
 */
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import type { ViteUserConfig } from 'vitest/config';
import { EVERYDAY, TAGS } from '../../test-support/tier/tags.ts';
import { groups } from './groups.ts';
import { loading } from './loading.ts';
import { GROUP } from './options.ts';

const config: ViteUserConfig = defineConfig({
  test: {
    root: fileURLToPath(new URL('../..', import.meta.url)),
    include: [...(groups.find(({ name }) => name === process.env[GROUP])?.specs ?? [])],
    tags: [...TAGS],
    // Spread, since vitest's type of a configuration does not know it.
    ...{ tagsFilter: [EVERYDAY] },
    provide: { thorough: false, limited: false },
    globalSetup: ['test-support/tier/temporary.ts'],
    setupFiles: ['scripts/mutate/same-draws.ts'],
    isolate: true,
    // Stryker ends what hangs.
    testTimeout: 3_600_000,
    hookTimeout: 3_600_000,
    reporters: [loading()],
  },
});

export default config;
