/**
 * The meter of a search: what it has spent, and whether it has been told to stop.
 *
 * Mutable on purpose: it is created by one search, threaded through its parts and never leaves it.
 */
import type { Bound } from '../properties/verdict.ts';
import type { Instance } from '../model/instance.ts';
import type { Work } from '../model/work.ts';
import type { Limits, Progress, Search } from './finding.ts';
import type { Phase } from './phase.ts';

export interface Meter {
  evaluations: number;
  /** Combinations of outcomes gone through. */
  combinations: number;
  /** Steps since the last report, evaluations or not. */
  work: number;
  scenarios: bigint;
  doing: string;
  phase: Phase;
  stopped: Bound | null;
  readonly limits: Limits;
}

export const meterOf = (limits: Limits): Meter => ({
  evaluations: 0,
  combinations: 0,
  work: 0,
  scenarios: 0n,
  doing: '',
  phase: 'searching',
  stopped: null,
  limits,
});

/** How many steps go by between two reports: a few milliseconds' worth. */
const REPORT_EVERY = 4096;

/** Whether it is time to report. Kept apart from `reportProgress` so that the usual case costs no generator. */
export const due = (meter: Meter, steps: number): boolean => (meter.work += steps) >= REPORT_EVERY;

/** Report, and take note if the answer is to stop; `waiting` if there is nothing to do until somebody else is done. */
export function* reportProgress(meter: Meter, waiting: Promise<void> | null = null): Search<void> {
  meter.work = 0;
  const { doing, phase, evaluations, scenarios, limits } = meter;
  const progress: Progress = { doing, phase, evaluations, scenarios, ...(waiting === null ? {} : { waiting }) };
  const bound = yield progress;
  if (bound !== undefined) meter.stopped = bound;
  else if (evaluations >= limits.evaluations) meter.stopped = { _tag: 'evaluations', limit: limits.evaluations };
}

/** Count one evaluation against its limit; false if there is none left. */
export const spend = (meter: Meter): boolean => {
  if (meter.evaluations >= meter.limits.evaluations) {
    meter.stopped ??= { _tag: 'evaluations', limit: meter.limits.evaluations };
    return false;
  }
  meter.evaluations += 1;
  return true;
};

/** What one step of an execution weighs: somebody hears what everybody says to it. */
export const stepWeight = ({ army, schedule }: Pick<Instance, 'army' | 'schedule'>): number =>
  army.n + Math.ceil(schedule.claims / Math.max(1, schedule.rounds * army.n));

/** What is done before the clock is looked at, where a little more makes a result of what would be lost: some 100 ms. */
const GRACE = 200_000;

/** Whether it was told to stop, or has nothing left to spend. */
export const isStopped = ({ stopped }: Meter): boolean => stopped !== null;

/** Let what comes next begin with some time of its own. */
export const grant = (meter: Meter): void => {
  meter.work = -GRACE;
};

/** Do a piece of work whose steps weigh so much, in a phase of its own; `null` where it is told to stop before the end. */
export function* metered<A>(meter: Meter, phase: Phase, weight: number, work: Work<A>): Search<A | null> {
  const before = meter.phase;
  meter.phase = phase;
  for (;;) {
    const step = work.next();
    if (step.done === true) {
      meter.phase = before;
      return step.value;
    }
    if (due(meter, weight)) yield* reportProgress(meter);
    // The phase stays: it is the one in which the search was stopped.
    if (meter.stopped !== null) return null;
  }
}
