/**
 * A view: everything that a general has seen after some rounds, as data.
 *
 * In the full-information protocol a message is its sender's view: in round r everybody tells everybody what it has
 * seen in r - 1 rounds (Pease, Shostak and Lamport 1980; Lynch 1996, §6.2.3). So a view after r rounds holds one
 * order and, for each of the r rounds and each other general, the view which that general said it had.
 */
import type { General } from './army.ts';
import { orderName } from './order.ts';

export interface View {
  readonly general: General;
  /** Its order; `null` for a lieutenant, who holds none. */
  readonly order: number | null;
  /** `heard[round - 1][from]`: what `from` told it in that round; `null` where nothing came, and from itself. */
  readonly heard: readonly (readonly (View | null)[])[];
}

/**
 * A view in one line: the order, then a bracket a round with what came from whom; `–` is silence.
 *
 * @example
 * viewText(view) // "2:ATTACK [0:RETREAT 1:–]": general 2 holds ATTACK, heard RETREAT from 0 and nothing from 1
 */
export const viewText = ({ general, order, heard }: View): string => {
  const rounds = heard.map((messages) => {
    const told = messages.flatMap((message, from) => {
      if (from === general) return [];
      return [message === null ? `${String(from)}:–` : viewText(message)];
    });
    return ` [${told.join(' ')}]`;
  });
  return `${String(general)}:${order === null ? '·' : orderName({ values: 2 }, order)}${rounds.join('')}`;
};
