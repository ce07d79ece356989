/**
 * The meter of a search: what it has spent, and whether it has been told to stop.
 *
 * Mutable on purpose: it is created by one search, threaded through its parts and never leaves it.
 */
import type { Bound } from '../properties/verdict.ts';
import type { Limits, Progress, Search } from './finding.ts';

export interface Meter {
  evaluations: number;
  /** Combinations of outcomes gone through. */
  combinations: number;
  /** Steps since the last report, evaluations or not. */
  work: number;
  scenarios: bigint;
  doing: string;
  stopped: Bound | null;
  readonly limits: Limits;
}

export const meterOf = (limits: Limits): Meter => ({
  evaluations: 0,
  combinations: 0,
  work: 0,
  scenarios: 0n,
  doing: '',
  stopped: null,
  limits,
});

/** How many steps go by between two reports: a few milliseconds' worth. */
const REPORT_EVERY = 4096;

/** Whether it is time to report. Kept apart from `report` so that the usual case costs no generator. */
export const due = (meter: Meter, steps: number): boolean => (meter.work += steps) >= REPORT_EVERY;

/** Report, and take note if the answer is to stop; `waiting` if there is nothing to do until somebody else is done. */
export function* report(meter: Meter, waiting: Promise<void> | null = null): Search<void> {
  meter.work = 0;
  const { doing, evaluations, scenarios, limits } = meter;
  const progress: Progress = { doing, evaluations, scenarios, ...(waiting === null ? {} : { waiting }) };
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
