/** The last lines of a test run: which tier ran, what it left out and why, and the command for the rest. */
import process from 'node:process';
import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';
import type {} from './cost.ts';
import type { Filter } from './filter.ts';
import { filterOf, isAsked, NO_FILTER } from './filter.ts';
import { workersTime } from './limits.ts';
import type { Need } from './needs.ts';
import { countsChildren } from './processor-time.ts';
import { NEEDS, THOROUGH, WHY_THOROUGH } from './tags.ts';

/** What the reporter has to know of the run. */
export interface Tier {
  readonly thorough: boolean;
  /** How many files the tier has. */
  readonly files: number;
  /** The files that are left to the tier `all`, from the project's folder. */
  readonly leftOut: readonly string[];
}

const counted = (count: number, what: string): string =>
  `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;

const isSkipped = (test: TestCase): boolean => test.result().state === 'skipped';

/** The outermost suite that carries the tag of a test, or the test itself: what to look for. */
const named = (test: TestCase, tag: string): string => {
  let name = test.name;
  for (let above: TestSuite | TestModule = test.parent; above.type === 'suite'; above = above.parent)
    if (above.options.tags?.includes(tag) === true) name = above.fullName;
  return name;
};

/** The skipped tests for which something is so, as lines: a file, and what of it carries the tag. */
const linesOf = (
  modules: readonly TestModule[],
  tag: string,
  isLeftOut: (test: TestCase) => boolean,
): readonly string[] =>
  modules.flatMap((module) => {
    const tests = Array.from(module.children.allTests()).filter((test) => isSkipped(test) && isLeftOut(test));
    const names = [...new Set(tests.map((test) => named(test, tag)))];
    if (names.length === 0) return [];
    const few =
      names.length <= 3 ? names.join('; ') : `${names.slice(0, 2).join('; ')}; and ${String(names.length - 2)} more`;
    return [`  ${module.relativeModuleId} (${counted(tests.length, 'test')}): ${few}`];
  });

const headed = (heading: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [heading, ...lines];

/** Whether only some of the tests were asked for. */
const isPart = (modules: readonly TestModule[], tier: Tier, filter: Filter): boolean =>
  filter.name !== null || modules.length < tier.files;

/** Why tests were left out, and which; the tier's own reason comes last, with the command for the rest. */
const leftOut = (modules: readonly TestModule[], tier: Tier, filter: Filter): readonly string[] => {
  if (filter.tags) return [];
  /** Whether a test would have run, had it not been left out; what is in the other tier only is not missed here. */
  const isMissed = (test: TestCase): boolean =>
    isAsked(filter, test) && (tier.thorough || !test.tags.includes(THOROUGH));
  const missing = (Object.keys(NEEDS) as readonly Need[]).flatMap((need) =>
    headed(
      `Left out, because ${NEEDS[need]}:`,
      linesOf(modules, need, (test) => test.meta().missing === need && isMissed(test)),
    ),
  );
  if (tier.thorough) return missing;
  const isFiltered = isPart(modules, tier, filter);
  // Which tests are in a file that is not loaded is not known.
  const files = !isFiltered
    ? tier.leftOut
    : filter.name === null
      ? tier.leftOut.filter((file) => filter.files.some((part) => file.includes(part)))
      : [];
  const tests = linesOf(modules, THOROUGH, (test) => test.tags.includes(THOROUGH) && isAsked(filter, test));
  const drawing = modules.filter((module) => (module.meta().cost?.draws ?? 0) > 0).map((each) => each.relativeModuleId);
  const lines = [
    ...missing,
    ...headed(
      `Left out, because ${WHY_THOROUGH}, ${counted(files.length, 'file')}:`,
      files.map((file) => `  ${file}`),
    ),
    ...headed(files.length === 0 ? `Left out, because ${WHY_THOROUGH}:` : 'And of other files:', tests),
    ...headed(
      `Run with fewer instances than there are, ${counted(drawing.length, 'file')}:`,
      drawing.map((file) => `  ${file}`),
    ),
  ];
  return isFiltered && lines.length === 0 ? [] : [...lines, 'All of it: npm run test:all'];
};

/** What is said at the end of a run, when vitest itself has taken so many milliseconds of processor time. */
export const lastLines = (
  modules: readonly TestModule[],
  tier: Tier,
  filter: Filter,
  itself: number,
): readonly string[] => {
  const tests = modules.flatMap((module) => [...module.children.allTests()]).filter((test) => !isSkipped(test));
  const spent = (itself + workersTime(modules.flatMap((module) => module.meta().cost ?? []))) / 1000;
  const [name, whole] = tier.thorough ? ['all', 'npm run test:all'] : ['everyday', 'npm test'];
  const command = isPart(modules, tier, filter) ? `part of ${whole}` : whole;
  const uncounted = countsChildren ? '' : ', without that of the programs that they start';
  return [
    `Tier “${name}” (${command}): ${counted(tests.length, 'test')} in ${counted(modules.length, 'file')}, ${spent.toFixed(0)} s of processor time${uncounted}.`,
    ...leftOut(modules, tier, filter),
  ];
};

/** A reporter beside vitest's own. */
export const tierReporter = (tier: Tier): Reporter => {
  let filter: () => Filter = () => NO_FILTER;
  return {
    onInit: (vitest) => {
      filter = () => filterOf(vitest, tier.thorough);
    },
    onTestRunEnd: (modules) => {
      const { user, system } = process.cpuUsage();
      process.stdout.write(`\n${lastLines(modules, tier, filter(), (user + system) / 1000).join('\n')}\n`);
    },
  };
};
