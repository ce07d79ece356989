/**
 * Whose coins are part of a scenario: everybody's under benign faults, and the loyal generals' where traitors speak freely.
 *
 * A traitor's coins are none, as its order is none. What it says to loyal generals is chosen, claim by claim. Whether it may say
 * that depends on the claims themselves (`byzantine`) and on which signatures loyal generals have sent to traitors (`signed`):
 * never on a traitor's state, not even through what traitors tell each other, since that adds no signature to what they share.
 * So its coins change nothing but what it is prescribed to say, and scenarios that differ in nothing else are one attack. What
 * is prescribed to a traitor is what its program says where all its coins show tails.
 */
import type { General } from './army.ts';
import type { Instance } from './instance.ts';

/** Whether a general's coins are part of a scenario in which these are faulty. */
export const tosses = (
  { faults: { benign } }: { readonly faults: Pick<Instance['faults'], 'benign'> },
  faulty: readonly General[],
  general: General,
): boolean => benign || !faulty.includes(general);

/** How many coins of a general in a round are part of a scenario in which these are faulty. */
export const coinsTossed = (
  instance: Pick<Instance, 'protocol' | 'army' | 'faults'>,
  faulty: readonly General[],
  round: number,
  general: General,
): number => (tosses(instance, faulty, general) ? instance.protocol.coins(instance.army, round, general) : 0);
