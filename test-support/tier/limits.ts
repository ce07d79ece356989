/**
 * The limits of the everyday tier: what each file may take, and all of them together. They are in seconds of processor
 * time of a machine of the speed of which CONTRIBUTING speaks, stretched by how much longer this one takes for a piece of
 * work of known length (`calibration.ts`).
 *
 * Processor time wavers: a file pays for what the process collects and compiles meanwhile, and two that run at once slow each
 * other down. So what a whole run shows is only a suspicion. A file is too slow if it is that each time it is measured alone;
 * and a machine that is now fast and now slow is given the benefit of the doubt.
 */
import type { TestModule } from 'vitest/node';
import type { Cost } from './cost.ts';

/** What one file cost in one measurement; `null`: it was not measured. */
export interface Measured {
  readonly file: string;
  readonly cost: Cost | null;
}

/** A measurement of a file or of a whole run, in milliseconds of processor time, and how slow the machine was meanwhile. */
export interface Taken {
  readonly milliseconds: number;
  readonly slowness: readonly number[];
}

/** The most processor time that a file of the everyday tier may take, in milliseconds. */
export const MOST_FOR_A_FILE = 3_000;

/** The most that the everyday tier may take together, in milliseconds. */
export const MOST_TOGETHER = 180_000;

/** A machine whose slowest calibration takes more than so many times its fastest is too unsteady to judge by. */
const STEADY = 1.5;

/** How many times the limit a measurement may take on such a machine. */
const DOUBT = 3;

/** The value below which there is this share of them; none is like a machine of the usual speed. */
const quantile = (values: readonly number[], share: number, round: (place: number) => number): number =>
  values.toSorted((a, b) => a - b)[round(share * (values.length - 1))] ?? 1;

/** How much slower the machine is than that of the limits, by the median; at least 1, so that none is stricter on a faster one. */
export const factorOf = (slowness: readonly number[]): number => Math.max(1, quantile(slowness, 0.5, Math.ceil));

/**
 * How many times as long as in the fastest calibration the same work took in the slowest. Of more than ten, a tenth at each
 * end is left out: among hundreds, some are always interrupted.
 */
export const unsteadiness = (slowness: readonly number[]): number =>
  quantile(slowness, 0.9, Math.ceil) / quantile(slowness, 0.1, Math.floor);

/** What a run measured. A file none of whose tests was run costs nothing. */
export const measured = (modules: readonly TestModule[]): readonly Measured[] =>
  modules.flatMap((module) => {
    const cost = module.meta().cost ?? null;
    const isIdle = [...module.children.allTests()].every((test) => test.result().state === 'skipped');
    return cost === null && isIdle ? [] : [{ file: module.relativeModuleId, cost }];
  });

/** All calibrations of a run. */
export const calibrations = (run: readonly Measured[]): readonly number[] =>
  run.flatMap(({ cost }) => cost?.slowness ?? []);

/** The processor time of all processes that ran these files, as `/usr/bin/time` adds it up, but for that of vitest itself. */
export const workersTime = (costs: readonly Cost[]): number => {
  const workers = new Map<number, number>();
  for (const { worker } of costs) workers.set(worker.id, Math.max(worker.milliseconds, workers.get(worker.id) ?? 0));
  return [...workers.values()].reduce((sum, milliseconds) => sum + milliseconds, 0);
};

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

/** What is wrong whatever the clock says: a process without a reason, a reason without a process, nothing measured. */
export const withoutReason = (run: readonly Measured[]): readonly string[] =>
  run.flatMap(({ file, cost }) => {
    if (cost === null) return [`${file}: it was not measured`];
    const { started, reason } = cost;
    const [first] = started;
    if (reason?.trim() === '') return [`${file} gives an empty reason for starting processes (startsProcesses)`];
    if (first !== undefined && reason === null)
      return [`${file} starts a process and does not say why (startsProcesses): ${first}`];
    return first === undefined && reason !== null ? [`${file} says that it starts processes, and starts none`] : [];
  });

/** The files that seem too slow in a whole run. */
export const suspects = (run: readonly Measured[]): readonly string[] => {
  const most = MOST_FOR_A_FILE * factorOf(calibrations(run));
  return run.flatMap(({ file, cost }) => (cost !== null && cost.milliseconds > most ? [file] : []));
};

/**
 * What came of measurements: one of them keeps to the limit; none does, but the machine is too unsteady to tell; or all are
 * over it. And a sentence for those who want to know.
 */
export interface Judgement {
  readonly verdict: 'kept' | 'doubtful' | 'over';
  readonly said: string;
}

/**
 * Whether what was measured keeps to a limit. Each measurement is judged by the slowest of its own calibrations. Where all of
 * these show an unsteady machine, it is only over the limit if it is over three times the limit.
 */
export const judged = (what: string, limit: number, measurements: readonly Taken[]): Judgement => {
  const over = measurements.map(
    ({ milliseconds, slowness }) => milliseconds / (limit * Math.max(1, quantile(slowness, 0.9, Math.ceil))),
  );
  const took = `${what} took ${measurements.map(({ milliseconds }) => seconds(milliseconds)).join(', ')} of processor time`;
  if (over.some((times) => times <= 1)) return { verdict: 'kept', said: took };
  const wavers = unsteadiness(measurements.flatMap(({ slowness }) => slowness));
  const factor = Math.max(1, ...measurements.flatMap(({ slowness }) => slowness));
  const most = `${seconds(limit)}${factor > 1 ? ` on a machine that is up to ${factor.toFixed(1)} times as slow as the one meant` : ''}`;
  if (wavers > STEADY && over.some((times) => times <= DOUBT))
    return {
      verdict: 'doubtful',
      said: `${took}. The limit is ${most}, but this machine is too unsteady to judge by: the same work takes up to ${wavers.toFixed(1)} times as long at one moment as at another. So ${String(DOUBT)} times the limit is allowed.`,
    };
  return {
    verdict: 'over',
    said: `${took}, each time more than ${wavers > STEADY ? `${String(DOUBT)} times ` : ''}${most}`,
  };
};
