/**
 * The limits of the everyday tier: what each file may take, and all of them together. They are in seconds of processor
 * time of a machine of the speed of which CONTRIBUTING speaks, stretched by how long this one takes for a piece of work of
 * known length.
 *
 * Processor time is measured, so it wavers: now this file and now that one pays for what the process collects and compiles.
 * What is too slow is too slow every time; so a file counts as it was in the fastest of its measurements.
 */
import process from 'node:process';
import type { TestModule } from 'vitest/node';
import type { Cost } from './cost.ts';

/** What one file cost in one measurement; `null`: it was not measured. */
export interface Measured {
  readonly file: string;
  readonly cost: Cost | null;
}

/** The most processor time that a file of the everyday tier may take, in milliseconds. */
const MOST_FOR_A_FILE = 3_000;

/** The most that the everyday tier may take together, in milliseconds. */
const MOST_TOGETHER = 180_000;

/** What the piece of work below takes, in milliseconds of processor time, on the machine that the limits are meant for: 2 cores, idle. */
const USUALLY = 100;

/** How much slower than that machine this one is; at least 1, so that no limit is stricter on a faster one. */
export const slowness = (): number => {
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

/** What a run measured. A file none of whose tests was run costs nothing. */
export const measured = (modules: readonly TestModule[]): readonly Measured[] =>
  modules.flatMap((module) => {
    const cost = module.meta().cost ?? null;
    const isIdle = [...module.children.allTests()].every((test) => test.result().state === 'skipped');
    return cost === null && isIdle ? [] : [{ file: module.relativeModuleId, cost }];
  });

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

/** What is wrong whatever the clock says: a process without a reason, a reason without a process, nothing measured. */
export const withoutReason = (run: readonly Measured[]): readonly string[] =>
  run.flatMap(({ file, cost }) => {
    if (cost === null) return [`${file}: it was not measured`];
    const { started, reason } = cost;
    if (started.length > 0 && reason === null)
      return [`${file} starts a process and does not say why (startsProcesses): ${started[0] ?? ''}`];
    return started.length === 0 && reason !== null ? [`${file} says that it starts processes, and starts none`] : [];
  });

/** What is over the limits in every one of these measurements, on a machine that is slower by this factor. */
export const tooSlow = (measurements: readonly (readonly Measured[])[], factor: number): readonly string[] => {
  const fastest = new Map<string, number>();
  for (const { file, cost } of measurements.flat())
    fastest.set(file, Math.min(cost?.milliseconds ?? Infinity, fastest.get(file) ?? Infinity));
  const together = Math.min(
    ...measurements.map((run) => run.reduce((sum, { cost }) => sum + (cost?.milliseconds ?? 0), 0)),
  );
  const wrong = [...fastest]
    .filter(([, time]) => time > MOST_FOR_A_FILE * factor)
    .map(
      ([file, time]) =>
        `${file} takes ${seconds(time)} of processor time, more than ${seconds(MOST_FOR_A_FILE * factor)}`,
    );
  return together <= MOST_TOGETHER * factor
    ? wrong
    : [
        ...wrong,
        `together they take ${seconds(together)} of processor time, more than ${seconds(MOST_TOGETHER * factor)}`,
      ];
};
