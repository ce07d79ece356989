/**
 * Tests: every `*.spec.ts` beside its source, in two tiers (`test-support/tier/tags.ts`).
 *
 *     vitest run              the everyday tier: npm test
 *     vitest run --mode all   everything: npm run test:all
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ViteUserConfigFnObject } from 'vitest/config';
import { defineConfig } from 'vitest/config';
import { tierReporter } from './test-support/tier/reporter.ts';
import { ALL, EVERYDAY, isThorough, LIMITED, TAGS } from './test-support/tier/tags.ts';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Where there are no tests of ours. */
const ELSEWHERE = ['node_modules', 'dist', 'templates', '.git', 'coverage'];

/** All specs, from the project's folder. */
const specs = (): readonly string[] =>
  readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !ELSEWHERE.includes(entry.name))
    .flatMap(({ name }) =>
      readdirSync(join(root, name), { recursive: true, encoding: 'utf8' }).map((path) => join(name, path)),
    )
    .filter((path) => path.endsWith('.spec.ts'))
    .sort();

/**
 * Longer than any test takes on a machine that is a hundred times slower than ours: it ends a test that hangs, and no
 * other. A test has no limit of its own.
 */
const HANGS = 3_600_000;

const config: ViteUserConfigFnObject = defineConfig(({ mode }) => {
  const thorough = mode === ALL;
  const files = specs();
  // They are not even loaded.
  const leftOut = thorough ? [] : files.filter((path) => isThorough(join(root, path)));
  return {
    test: {
      include: ['**/*.spec.ts'],
      exclude: [...ELSEWHERE.map((folder) => `${folder}/**`), ...leftOut],
      tags: [...TAGS],
      ...(thorough ? {} : { tagsFilter: [EVERYDAY] }),
      provide: { thorough, limited: mode === LIMITED },
      globalSetup: ['test-support/tier/temporary.ts'],
      setupFiles: ['test-support/tier/measure.ts'],
      // Processes rather than threads, because the command line is tested with its working directory and exit code. Two of
      // them also on larger machines, so that timings mean the same everywhere.
      pool: 'forks',
      maxWorkers: 2,
      // Everyday, files share a process and what they import, which halves the time; in the other tier each has its own,
      // so a test that leans on what another left behind is found.
      isolate: thorough,
      testTimeout: HANGS,
      hookTimeout: HANGS,
      teardownTimeout: HANGS,
      reporters: ['default', tierReporter({ thorough, files: files.length - leftOut.length, leftOut })],
      coverage: {
        provider: 'v8',
        // What has a meaning by itself. reports/ is pinned by snapshots, and cli/ and host/ run in processes that are not measured.
        include: ['model', 'properties', 'engines', 'certificates', 'counterexamples', 'inquiry', 'regression'].map(
          (folder) => `${folder}/**/*.ts`,
        ),
        // Arbitraries and properties stay in: a law that nobody runs is a law that is not checked.
        exclude: ['**/*.spec.ts', '**/*.bench.ts'],
        reporter: [['text', { skipFull: true }], 'html'],
        thresholds: { lines: 95, branches: 95 },
      },
    },
  };
});

export default config;
