/** What Stryker is told. */
import type { Stryker } from '@stryker-mutator/core';
import type { Group } from './groups.ts';

/** The variable of the environment that names the group to the specs' configuration. */
export const GROUP = 'STRATEGOS_MUTATE';

/** Where what came of a group is kept: Stryker tries only what has changed since. */
export const resultsOf = ({ name }: Pick<Group, 'name'>): string => `scripts/mutate/${name}.json`;

/** What Stryker is told for a group; it works in `folder`, and forgets what it knows if `force`. */
export const optionsFor = (group: Group, folder: string, force: boolean): ConstructorParameters<typeof Stryker>[0] => ({
  mutate: [...group.files],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'scripts/mutate/vitest.config.ts', related: false },
  coverageAnalysis: 'perTest',
  // How something is worded is pinned where that matters; here it is counted what is done.
  mutator: { plugins: null, excludedMutations: ['StringLiteral'] },
  // The specs check types nowhere, and sources that some of them read stay as they are.
  disableTypeChecks: false,
  concurrency: 1,
  // What is slow because the machine is busy is no endless loop: so many times as long as without the mutant.
  timeoutFactor: 12,
  incremental: true,
  incrementalFile: resultsOf(group),
  force,
  tempDirName: folder,
  reporters: ['progress-append-only'],
  // The score is judged by our own command, which knows which mutants are equivalent.
  thresholds: { high: 92, low: 92, break: null },
  allowConsoleColors: false,
});
