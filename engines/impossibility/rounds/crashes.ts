/**
 * Crashes, told so that they can be varied step by step: a general speaks to its receivers in ascending order, and
 * stops somewhere.
 *
 * A *plan* is an execution under crash faults: the orders, and for each general that crashes the round, and how many
 * of its receivers in that round it still reaches.
 *
 * Law: plans of the same execution with the same faulty generals are equal. So a general that reaches everybody in a
 * round is told as one that crashes before it speaks in the next round in which it has anything to say; if there is
 * none, it is faulty and never shows it.
 */
import type { General } from '../../../model/army.ts';
import { at } from '../../../model/at.ts';
import type { Schedule } from '../../../model/schedule.ts';
import { labelsOf } from '../../../model/schedule.ts';
import type { Scenario } from '../../../model/scenario.ts';

export interface Crash {
  readonly general: General;
  /** 1..R, or R + 1 for after everything. */
  readonly round: number;
  /** It reaches the first so many of its receivers in that round, and then nobody any more. */
  readonly reached: number;
}

export interface Plan {
  readonly orders: readonly number[];
  readonly crashes: readonly Crash[];
}

/** To whom a general speaks in a round, in ascending order. */
export const receiversOf = (schedule: Schedule, round: number, from: General): readonly General[] =>
  (schedule.links[round - 1]?.[from] ?? []).flatMap((labels, to) => (labels.length > 0 ? [to] : []));

/** The same crash, told from the round in which it first shows. */
const shown = (schedule: Schedule, crash: Crash): Crash => {
  let { round, reached } = crash;
  while (round <= schedule.rounds && reached >= receiversOf(schedule, round, crash.general).length) {
    round += 1;
    reached = 0;
  }
  return { ...crash, round, reached };
};

/** The plan in which one more general crashes; whoever has crashed stays as it is. */
export const withCrash = (schedule: Schedule, { orders, crashes }: Plan, crash: Crash): Plan => ({
  orders,
  crashes: crashes.some(({ general }) => general === crash.general) ? crashes : [...crashes, shown(schedule, crash)],
});

/** The plan as a scenario. */
export const scenarioOf = (schedule: Schedule, { orders, crashes }: Plan): Scenario => ({
  faulty: crashes.map(({ general }) => general).sort((a, b) => a - b),
  orders,
  deviations: crashes.flatMap(({ general: from, round, reached }) =>
    receiversOf(schedule, round, from)
      .slice(reached)
      .map((to) => ({ round, from, to, prescribed: labelsOf(schedule, round, from, to), said: [] })),
  ),
  heads: [],
});

/** Where a general's crash in a round may leave off, said of it. */
export const crashText = (schedule: Schedule, { general, round, reached }: Crash): string => {
  const receivers = receiversOf(schedule, round, general);
  const who = `general ${String(general)} crashes in round ${String(round)}`;
  if (reached === 0) return `${who} before it has spoken to anybody`;
  if (reached >= receivers.length) return `${who} after it has spoken to everybody`;
  const heard = receivers.slice(0, reached);
  if (heard.length === 1) return `${who} after it has spoken to general ${String(at(heard, 0))} only`;
  return `${who} after it has spoken to generals ${heard.slice(0, -1).join(', ')} and ${String(heard.at(-1))} only`;
};
