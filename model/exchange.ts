/**
 * What happened on each link of an execution: what the protocol prescribes, what was heard of it, and why that differs. Every
 * story, figure and trace is a fold over this.
 *
 * Laws (`exchange.spec.ts`): there is one exchange for each scheduled message; those that deviate are the scenario’s deviations;
 * what is heard differs from what is prescribed only where a message deviates or is lost; what deviates is a lie or lost, as the fault
 * model has it on that link; what is late is lost, and does not deviate.
 */
import type { General } from './army.ts';
import { generals } from './army.ts';
import { deviationOn } from './faults/deviating.ts';
import type { Instance } from './instance.ts';
import type { Link } from './link.ts';
import { linkKey } from './link.ts';
import type { Label } from './message.ts';
import { saidIn } from './message.ts';
import type { Recorded } from './scenario.ts';
import { labelsOf } from './schedule.ts';
import type { Work } from './work.ts';
import { done, pacer } from './work.ts';

/** One message over one link in one round. */
export interface Exchange extends Link {
  /** All claims that the link carries, in the protocol’s order. */
  readonly scheduled: readonly Label[];
  /** Those that the protocol prescribes to make. */
  readonly prescribed: readonly Label[];
  /** Those that arrived. */
  readonly heard: readonly Label[];
  /** It is one of the scenario’s deviations: a lie, unless it is lost. */
  readonly deviates: boolean;
  /** It never arrived: it was lost, or it is late. */
  readonly lost: boolean;
  /** Its sender crashed in an earlier round, so it was never sent. That is part of the crash, and no deviation. */
  readonly late: boolean;
}

/** The round in which a general crashes; `null` where it never does. */
export const crashOf = ({ faults }: Instance, { scenario }: Recorded, general: General): number | null =>
  faults.role?.stops === true ? (scenario.deviations.find(({ from }) => from === general)?.round ?? null) : null;

/** What happens on a link of an execution; nothing is heard over one that carries nothing. */
export const exchangeAt = (instance: Instance, recorded: Recorded): ((link: Link) => Exchange) => {
  const { army, schedule, faults } = instance;
  const { scenario, execution } = recorded;
  const deviating = new Set(scenario.deviations.map(({ round, from, to }) => linkKey(round, from, to)));
  const crashes = generals(army).map((general) => crashOf(instance, recorded, general));
  return ({ round, from, to }) => {
    const { sent, heard } = execution.rounds[round - 1] ?? { sent: [], heard: [] };
    const scheduled = labelsOf(schedule, round, from, to);
    const deviates = deviating.has(linkKey(round, from, to));
    const late = round > (crashes[from] ?? Infinity);
    return {
      round,
      from,
      to,
      scheduled,
      prescribed: saidIn(scheduled, sent[from]?.[to] ?? []),
      heard: saidIn(scheduled, heard[to]?.[from] ?? []),
      deviates,
      lost: late || (deviates && deviationOn(faults, scenario.faulty, { from, to }) === 'lost message'),
      late,
    };
  };
};

/** Those that deviate, by round, then sender, then receiver. */
export const deviationsIn = (instance: Instance, recorded: Recorded): readonly Exchange[] =>
  recorded.scenario.deviations.map(exchangeAt(instance, recorded));

/** Every scheduled message, by round, then sender, then receiver. */
export const exchangesOf = (instance: Instance, recorded: Recorded): readonly Exchange[] =>
  done(exchanging(instance, recorded));

/** The same, with pauses. */
export function* exchanging(instance: Instance, recorded: Recorded): Work<readonly Exchange[]> {
  const tired = pacer();
  const everybody = generals(instance.army);
  const exchangeOn = exchangeAt(instance, recorded);
  const all: Exchange[] = [];
  for (const [r] of recorded.execution.rounds.entries())
    for (const from of everybody)
      for (const to of everybody) {
        const exchange = exchangeOn({ round: r + 1, from, to });
        if (tired(exchange.scheduled.length + 1)) yield;
        if (exchange.scheduled.length > 0) all.push(exchange);
      }
  return all;
}
