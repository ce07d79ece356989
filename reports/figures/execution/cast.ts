/**
 * Who is who in a figure, in a word each: commander, traitor, what order is held, what is decided.
 */
import type { General } from '../../../model/army.ts';
import { booleanLogic } from '../../../model/boolean.ts';
import type { Instance } from '../../../model/instance.ts';
import { orderName, valueOf } from '../../../model/order.ts';
import { commands, holdsOrder } from '../../../model/problem.ts';
import type { Recorded } from '../../../model/scenario.ts';
import { courtOf } from '../../../properties/judge.ts';
import type { Property } from '../../../properties/property.ts';
import { coinTellings, coinsTold, coinsUntold } from '../../story/coins.ts';
import { castOf, loyalDecisionsText, inOrder, liesTold } from '../../story/story.ts';
import { counted } from '../../story/words.ts';
import type { Spelling } from './sayings.ts';

/** An order as it is spelt in a figure. */
export const spelt = (order: string, spelling: Spelling): string =>
  spelling === 'words' ? order : order.replace(/^(A|R)[A-Z]*/, '$1');

/** What stands below a general's number. */
export interface DrawnRole {
  readonly name: string | null;
  readonly faulty: string | null;
  readonly order: string | null;
}

/** A general's role in an execution. */
export const drawnRoleOf = (
  instance: Instance,
  { scenario }: Recorded,
  general: General,
  spelling: Spelling = 'words',
): DrawnRole => {
  const { protocol, army, faults } = instance;
  const faulty = scenario.faulty.includes(general);
  const holds = holdsOrder(protocol, general) && (faults.benign || !faulty);
  return {
    name: commands(protocol, general) ? 'commander' : null,
    faulty: faulty ? (faults.role?.mark ?? null) : null,
    order: holds ? `holds ${spelt(orderName(army, scenario.orders[general] ?? 0), spelling)}` : null,
  };
};

/** What a general decides, if that counts. */
export interface DrawnDecision {
  readonly order: string;
  /** Another order than RETREAT. */
  readonly attacks: boolean;
}

/** The decision of a general that is to decide, or `null`. */
export const decisionOf = (
  instance: Instance,
  { scenario, execution }: Recorded,
  general: General,
): DrawnDecision | null => {
  if (!courtOf(booleanLogic, instance, scenario.faulty).deciders.includes(general)) return null;
  const decision = execution.decisions[general];
  if (decision?.decided !== true) return { order: 'undecided', attacks: false };
  const value = valueOf(decision.value);
  return { order: orderName(instance.army, value), attacks: value > 0 };
};

/** Longer stories are told by their number. */
const MOST_TOLD = 8;

/** An execution for those who do not see the figure: who is who, what deviates, what is decided. */
export const describe = (instance: Instance, recorded: Recorded): string => {
  const deviating = liesTold(instance, recorded);
  const few = deviating.length <= MOST_TOLD;
  const coins = coinTellings(instance, recorded.scenario);
  const told = [
    ...(deviating.length === 0 ? ['Every message is as prescribed, and arrives.'] : []),
    ...(few ? [] : [`${counted(recorded.scenario.deviations.length, 'message')} deviate from what is prescribed.`]),
    ...inOrder(few ? deviating : [], coinsTold(coins)),
    ...(deviating.length > 0 && few ? ['All other messages are as prescribed.'] : []),
    ...coinsUntold(coins),
  ];
  return [...castOf(instance, recorded), ...told, `In the end ${loyalDecisionsText(instance, recorded)}.`].join(' ');
};

/** What an execution breaks, a sentence a property. */
export const brokenSentences = (properties: readonly Property[]): readonly string[] =>
  properties.map(({ name, statement }) => `This breaks ${name}: ${statement}.`);
