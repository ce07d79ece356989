/**
 * The last lines of a test run: which tier ran, what it left out and why, and the command for the rest. In the mode
 * `budget` also what breaks the limits of the everyday tier, and then the run fails.
 *
 * The limits are in seconds of processor time of a machine of the speed of which CONTRIBUTING speaks: they are stretched by
 * how long this machine takes for a piece of work of known length, and so hold on one that is slower or busy.
 */
import process from 'node:process';
import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';
import type {} from './cost.ts';
import { TAGS, THOROUGH } from './tags.ts';

/** What the reporter has to know of the run. */
export interface Tier {
  readonly thorough: boolean;
  /** The files that are left to the tier `all`, from the project's folder. */
  readonly leftOut: readonly string[];
  /** Whether the limits are checked. */
  readonly checked: boolean;
}

/** The most processor time that a file of the everyday tier may take, in milliseconds. */
const MOST_FOR_A_FILE = 3_000;

/** The most that the everyday tier may take together, in milliseconds. */
const MOST_TOGETHER = 180_000;

/** What the piece of work below takes, in milliseconds of processor time, on the machine that the limits are meant for: 2 cores, idle. */
const USUALLY = 100;

/** How much slower than that machine this one is; at least 1, so that no limit is stricter on a faster one. */
const slowness = (): number => {
  const before = process.cpuUsage();
  const seen = new Map<number, number>();
  let x = 1;
  for (let i = 0; i < 3_000_000; i++) {
    x = Math.imul(x, 1_664_525) + 1_013_904_223;
    seen.set(x & 0xffff, (seen.get(x & 0xffff) ?? 0) + 1);
  }
  const { user, system } = process.cpuUsage(before);
  return seen.size === 0 ? 1 : Math.max(1, (user + system) / 1000 / USUALLY);
};

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

/** What breaks the limits of the everyday tier. */
const overBudget = (modules: readonly TestModule[], factor: number): readonly string[] => {
  const costs = modules.map((module) => ({
    file: module.relativeModuleId,
    cost: module.meta().cost,
    isIdle: [...module.children.allTests()].every(isSkipped),
  }));
  const seconds = (milliseconds: number): string => (milliseconds / 1000 / factor).toFixed(1);
  const together = costs.reduce((sum, { cost }) => sum + (cost?.milliseconds ?? 0), 0);
  const wrong = costs.flatMap(({ file, cost, isIdle }) => {
    // Where no test of a file is run, there is nothing to measure.
    if (cost === undefined && isIdle) return [];
    if (cost === undefined) return [`${file}: it was not measured`];
    const { milliseconds, started, reason } = cost;
    return [
      ...(milliseconds > MOST_FOR_A_FILE * factor
        ? [
            `${file} takes ${seconds(milliseconds)} s of processor time, more than ${seconds(MOST_FOR_A_FILE * factor)} s`,
          ]
        : []),
      ...(started.length > 0 && reason === null
        ? [`${file} starts a process and does not say why (startsProcesses): ${started[0] ?? ''}`]
        : []),
      ...(started.length === 0 && reason !== null ? [`${file} says that it starts processes, and starts none`] : []),
    ];
  });
  return together > MOST_TOGETHER * factor
    ? [
        ...wrong,
        `together they take ${seconds(together)} s of processor time, more than ${seconds(MOST_TOGETHER * factor)} s`,
      ]
    : wrong;
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
    if (tier.checked) {
      const wrong = overBudget(modules, slowness());
      lines.push(
        ...(wrong.length === 0
          ? ['The everyday tier keeps to its limits.']
          : ['Over the limits of the everyday tier:', ...wrong.map((each) => `  ${each}`)]),
      );
      if (wrong.length > 0) process.exitCode = 1;
    }
    process.stdout.write(`${lines.join('\n')}\n`);
  },
});
