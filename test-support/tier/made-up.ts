/**
 * Runs that never were, for the tests of what is said of a run.
 */
import type { TestCase, TestModule, TestSuite } from 'vitest/node';
import type { Cost } from './cost.ts';
import type { Need } from './needs.ts';

/** What a file cost that cost nothing, but for this. */
export const cost = (known: Partial<Cost> = {}): Cost => ({
  milliseconds: 0,
  worker: { id: 1, milliseconds: 0 },
  slowness: [],
  started: [],
  reason: null,
  draws: 0,
  ...known,
});

/** A test; it has the tags of its suite besides its own, as vitest has it. */
export interface MadeUp {
  readonly name: string;
  readonly state?: 'passed' | 'skipped';
  readonly tags?: readonly string[];
  readonly missing?: Need;
  readonly suite?: { readonly name: string; readonly tags: readonly string[] };
}

const testOf = ({ name, state = 'passed', tags = [], missing, suite }: MadeUp, module: TestModule): TestCase => {
  const parent =
    suite === undefined
      ? module
      : ({
          type: 'suite',
          fullName: suite.name,
          options: { tags: suite.tags },
          parent: module,
        } as unknown as TestSuite);
  return {
    name,
    fullName: suite === undefined ? name : `${suite.name} > ${name}`,
    parent,
    tags: [...(suite?.tags ?? []), ...tags],
    meta: () => (missing === undefined ? {} : { missing }),
    result: () => ({ state }),
  } as unknown as TestCase;
};

/** A file with these tests. */
export const moduleOf = (file: string, tests: readonly MadeUp[], itsCost?: Cost): TestModule => {
  const module = {
    type: 'module',
    relativeModuleId: file,
    meta: () => (itsCost === undefined ? {} : { cost: itsCost }),
    children: { allTests: () => tests.map((each) => testOf(each, module as unknown as TestModule)) },
  };
  return module as unknown as TestModule;
};
