/**
 * What was exchanged in an execution: every scheduled message, with what the protocol prescribes and what arrived of it.
 *
 * Laws (`exchange.spec.ts`): there is one a scheduled message; those that deviate are the scenario’s deviations; what arrived
 * differs from what was prescribed only where a message deviates or is lost; under benign faults what deviates is lost.
 */
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import type { Instance } from '../../model/instance.ts';
import type { Label } from '../../model/message.ts';
import { saidIn } from '../../model/message.ts';
import type { Recorded } from '../../model/scenario.ts';
import { labelsOf } from '../../model/schedule.ts';

/** One message over one link in one round. */
export interface Exchange {
  readonly round: number;
  readonly from: General;
  readonly to: General;
  /** All claims that the link carries, in the protocol’s order. */
  readonly scheduled: readonly Label[];
  /** Those that the protocol prescribes to make. */
  readonly prescribed: readonly Label[];
  /** Those that arrived. */
  readonly said: readonly Label[];
  /** It is one of the scenario’s deviations. */
  readonly deviates: boolean;
  /** It never arrived: it was lost, or its sender had crashed. */
  readonly lost: boolean;
  /** Its sender had crashed in an earlier round, so it was never sent. */
  readonly unsent: boolean;
}

/** The round in which a general crashes; infinite where it never does. */
export const crashOf = ({ faults }: Instance, { scenario }: Recorded, general: General): number =>
  faults.role?.stops === true
    ? Math.min(...scenario.deviations.filter(({ from }) => from === general).map(({ round }) => round))
    : Infinity;

/** Every scheduled message, by round, then sender, then receiver. */
export const exchangesOf = (instance: Instance, recorded: Recorded): readonly Exchange[] => {
  const { army, schedule, faults } = instance;
  const { deviations } = recorded.scenario;
  const deviating = new Set(deviations.map(({ round, from, to }) => [round, from, to].join(' ')));
  const crashes = generals(army).map((general) => crashOf(instance, recorded, general));
  return recorded.execution.rounds.flatMap(({ sent, heard }, r) => {
    const round = r + 1;
    return generals(army).flatMap((from) =>
      generals(army).flatMap((to): readonly Exchange[] => {
        const scheduled = labelsOf(schedule, round, from, to);
        if (scheduled.length === 0) return [];
        const deviates = deviating.has([round, from, to].join(' '));
        const silenced = round > (crashes[from] ?? Infinity);
        return [
          {
            round,
            from,
            to,
            scheduled,
            prescribed: saidIn(scheduled, sent[from]?.[to] ?? []),
            said: saidIn(scheduled, heard[to]?.[from] ?? []),
            deviates,
            lost: faults.benign && (deviates || silenced),
            unsent: silenced,
          },
        ];
      }),
    );
  });
};
