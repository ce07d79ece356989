/**
 * Staging: a world of the ordinary system, cut out of a cover.
 *
 * The loyal generals of the world each play a node of the cover. Whatever a faulty general says to one of them is what
 * that node hears in the cover: the faulty replay their own copies, several of them at once, to each listener the one
 * that is its neighbour. By induction on the rounds a loyal general then sees what its node sees, and decides alike.
 *
 * That is not taken on trust: every world is run in the ordinary system, and the views and decisions are compared.
 */
import type { General } from '../../../model/army.ts';
import { generals } from '../../../model/army.ts';
import { at } from '../../../model/at.ts';
import type { Choose } from '../../../model/choice.ts';
import type { Execution } from '../../../model/execution.ts';
import { NOBODY } from '../../../model/network.ts';
import type { Recorded } from '../../../model/scenario.ts';
import { recording } from '../../../model/scenario.ts';
import { ordersHeld } from '../../../model/scenario-data.ts';
import { labelsOf } from '../../../model/schedule.ts';
import { keyOf } from '../../../model/tree.ts';
import { viewOf } from '../../../model/view.ts';
import type { Work } from '../../../model/work.ts';
import type { Cover } from './cover.ts';
import { copyAt, nodeOf, playersAt } from './cover.ts';

/** A world that is to be run. */
export interface Staging {
  readonly faulty: readonly General[];
  /** The number of each general's order; a traitor's only says what would have been prescribed. */
  readonly orders: readonly number[];
  /** `plays[general]`: the node of the cover whose view it has; `NOBODY` where none is claimed. */
  readonly plays: readonly number[];
}

/** The world in which the generals at these places, neighbours in the circle, are loyal and all others faulty. */
export const windowOf = (cover: Cover, places: readonly number[]): Staging => {
  const plays = playersAt(cover, places);
  const everybody = generals(cover.instance.army);
  // Any order will do for a traitor; much of what it says is as prescribed if it holds that of a copy that it replays.
  const copy = copyAt(cover, at(places, 0));
  return {
    faulty: everybody.filter((general) => plays[general] === NOBODY),
    orders: plays.map((node, general) => at(cover.orders, node === NOBODY ? nodeOf(cover, copy, general) : node)),
    plays,
  };
};

/** Every claim to a loyal general is the one that its node hears in the cover. */
const replaying =
  ({ instance: { schedule }, execution }: Cover, { plays }: Staging): Choose<boolean> =>
  (choice, honest) => {
    if (choice._tag !== 'claim') return honest;
    const { round, from, to, label } = choice;
    const heard = at(at(at(execution.rounds, round - 1).heard, at(plays, to)), from);
    return at(heard, labelsOf(schedule, round, from, to).indexOf(label));
  };

/** What a general, or a node, saw and decided. */
const lifeOf = (execution: Execution<boolean>, node: number): string =>
  [keyOf(viewOf(execution, node)), keyOf(at(execution.decisions, node))].join('\n');

/** The world as it happens. That a loyal general sees or decides otherwise than the node it plays is our own bug. */
export function* stage(cover: Cover, staging: Staging): Work<Recorded> {
  const { instance, execution } = cover;
  const { faulty, orders, plays } = staging;
  const recorded = yield* recording(instance, faulty, orders.slice(0, ordersHeld(instance)), replaying(cover, staging));
  for (const [general, node] of plays.entries()) {
    yield;
    if (node !== NOBODY && lifeOf(recorded.execution, general) !== lifeOf(execution, node))
      throw new Error(
        `general ${String(general)} of ${instance.protocol.name} lives otherwise than node ${String(node)} of the cover that it plays`,
      );
  }
  return recorded;
}
