/**
 * Regression checks without threads: starting one takes longer than measuring what tests ask about.
 */
import { afterAll, beforeAll } from 'vitest';
import type { Pool } from '../cli/regress/pool.ts';
import { openPoolsBy } from '../cli/regress/pool.ts';
import { findTypeErrors, measureCell } from '../cli/regress/worker.ts';

/** What a thread would be handed, and would answer: copies. */
const copied =
  <A, B>(work: (task: A) => Promise<B>) =>
  async (task: A): Promise<B> =>
    structuredClone(await work(structuredClone(task)));

const here: Pool = {
  measureCell: copied(measureCell),
  findTypeErrors: copied(findTypeErrors),
  end: () => Promise.resolve(),
};

/** In all tests of a file, or of a suite, cells are measured in this process. */
export const withoutThreads = (): void => {
  beforeAll(() => {
    openPoolsBy(() => here);
  });
  afterAll(() => {
    openPoolsBy(null);
  });
};
