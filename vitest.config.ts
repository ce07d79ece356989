/**
 * Tests: every `*.spec.ts` beside its source. The whole suite stays below five minutes on two cores, coverage and
 * browsers included.
 */
import type { ViteUserConfig } from 'vitest/config';
import { defineConfig } from 'vitest/config';

const config: ViteUserConfig = defineConfig({
  test: {
    include: ['**/*.spec.ts'],
    exclude: ['node_modules/**', 'dist/**', 'templates/**'],
    // Processes rather than threads, because the command line is tested with its working directory and exit code. Two of
    // them also on larger machines, so that timings mean the same everywhere.
    pool: 'forks',
    maxWorkers: 2,
    // A property may enumerate thousands of scenarios; one that takes longer than this has grown out of a unit test.
    testTimeout: 30_000,
    coverage: {
      provider: 'v8',
      // What has a meaning by itself. reports/ is pinned by snapshots, and cli/ runs in processes that are not measured.
      include: ['model', 'properties', 'engines', 'certificates', 'counterexamples', 'regression'].map(
        (folder) => `${folder}/**/*.ts`,
      ),
      // Arbitraries and properties stay in: a law that nobody runs is a law that is not checked.
      exclude: ['**/*.spec.ts', '**/*.bench.ts'],
      reporter: [['text', { skipFull: true }], 'html'],
      thresholds: { lines: 95, branches: 95 },
    },
  },
});

export default config;
