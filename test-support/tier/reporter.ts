/** The last lines of a test run: which tier ran, what it left out and why, and the command for the rest. */
import process from 'node:process';
import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';
import type {} from './cost.ts';
import { TAGS, THOROUGH } from './tags.ts';

/** What the reporter has to know of the run. */
export interface Tier {
  readonly thorough: boolean;
  /** The files that are left to the tier `all`, from the project's folder. */
  readonly leftOut: readonly string[];
}

const counted = (count: number, what: string): string =>
  `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;

const isSkipped = (test: TestCase): boolean => test.result().state === 'skipped';

/** The outermost suite that carries the tag of a test, or the test itself: what somebody would look for. */
const named = (test: TestCase, tag: string): string => {
  let name = test.name;
  for (let above: TestSuite | TestModule = test.parent; above.type === 'suite'; above = above.parent)
    if (above.options.tags?.includes(tag) === true) name = above.fullName;
  return name;
};

/** The tests that carry a tag and were not run for that, as lines: a file, and what of it. `above` goes before the tag. */
const withoutTag = (modules: readonly TestModule[], tag: string, above: string | null = null): readonly string[] =>
  modules.flatMap((module) => {
    const skipped = Array.from(module.children.allTests()).filter(
      (test) => isSkipped(test) && test.tags.includes(tag) && (above === null || !test.tags.includes(above)),
    );
    const names = [...new Set(skipped.map((test) => named(test, tag)))];
    if (names.length === 0) return [];
    const few =
      names.length <= 3 ? names.join('; ') : `${names.slice(0, 2).join('; ')}; and ${String(names.length - 2)} more`;
    return [`  ${module.relativeModuleId} (${counted(skipped.length, 'test')}): ${few}`];
  });

/** Why tests were left out, and which; the tier's own reason comes last, with the command for the rest. */
const leftOut = (modules: readonly TestModule[], { thorough, leftOut: files }: Tier): readonly string[] => {
  const lines = TAGS.filter(({ name }) => name !== THOROUGH).flatMap(({ name, description }) => {
    const missing = withoutTag(modules, name, thorough ? null : THOROUGH);
    return missing.length === 0 ? [] : [`Left out, because ${description}:`, ...missing];
  });
  if (thorough) return lines;
  const tests = withoutTag(modules, THOROUGH);
  const drawing = modules.filter((module) => (module.meta().cost?.draws ?? 0) > 0).map((each) => each.relativeModuleId);
  const reason = TAGS.find(({ name }) => name === THOROUGH)?.description ?? '';
  return [
    ...lines,
    ...(files.length === 0
      ? []
      : [`Left out, because ${reason}, ${counted(files.length, 'file')}:`, ...files.map((f) => `  ${f}`)]),
    ...(tests.length === 0 ? [] : ['And of other files:', ...tests]),
    ...(drawing.length === 0
      ? []
      : [
          `Run with fewer instances than there are, ${counted(drawing.length, 'file')}:`,
          ...drawing.map((f) => `  ${f}`),
        ]),
    'All of it: npm run test:all',
  ];
};

/** A reporter beside vitest's own. */
export const tierReporter = (tier: Tier): Reporter => ({
  onTestRunEnd: (modules) => {
    const tests = modules.flatMap((module) => [...module.children.allTests()]).filter((test) => !isSkipped(test));
    const spent = modules.reduce((sum, module) => sum + (module.meta().cost?.milliseconds ?? 0), 0) / 1000;
    const [name, command] = tier.thorough ? ['all', 'npm run test:all'] : ['everyday', 'npm test'];
    const lines = [
      '',
      `Tier “${name}” (${command}): ${counted(tests.length, 'test')} in ${counted(modules.length, 'file')}, ${spent.toFixed(0)} s of processor time.`,
      ...leftOut(modules, tier),
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
  },
});
