/** What a run was told to run of its tier: `vitest run engines/fuzz`, `-t 'a name'`, `--tags-filter tex`. */
import type { TestCase, Vitest } from 'vitest/node';
import { EVERYDAY } from './tags.ts';

/** What was asked for. */
export interface Filter {
  /** Parts of the paths of files; none if all are meant. */
  readonly files: readonly string[];
  /** A test whose full name does not match was not asked for. */
  readonly name: RegExp | null;
  /** Whether tags decide besides that of the tier. */
  readonly tags: boolean;
}

/** All of the tier. */
export const NO_FILTER: Filter = { files: [], name: null, tags: false };

/** What vitest knows of it. */
export const filterOf = (vitest: Pick<Vitest, 'config'>, thorough: boolean): Filter => {
  // It publishes no way to ask which files it was told.
  const files = Reflect.get(vitest, 'filenamePattern') as readonly string[] | undefined;
  const { testNamePattern, tagsFilter = [] } = vitest.config;
  return {
    files: files ?? [],
    name: testNamePattern ?? null,
    tags: tagsFilter.join() !== (thorough ? '' : EVERYDAY),
  };
};

/** Whether a test was asked for by its name, as vitest compares it: the names of its suites and its own. */
export const isAsked = ({ name }: Filter, test: Pick<TestCase, 'fullName'>): boolean =>
  name === null || name.test(test.fullName.replaceAll(' > ', ' '));
