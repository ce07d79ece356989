/**
 * What makes a world, in one sentence: who is faulty, and as which copy it speaks to whom.
 */
import type { General } from '../../../model/army.ts';
import { at } from '../../../model/at.ts';
import { NOBODY } from '../../../model/network.ts';
import { orderName } from '../../../model/order.ts';
import type { Cover } from './cover.ts';
import type { Staging } from './staging.ts';
import { holdsOrder } from '../../../model/problem.ts';

/** Ascending numbers, those in a row together: `0`, `0 and 1`, `0, 2 and 4`, `0 to 9 and 12`. */
const listed = (generals: readonly General[]): string => {
  const runs: string[] = [];
  for (let start = 0, end = 1; start < generals.length; start = end, end = start + 1) {
    while (generals[end] === at(generals, end - 1) + 1) end += 1;
    const run = generals.slice(start, end).map(String);
    runs.push(...(run.length < 3 ? run : [`${at(run, 0)} to ${at(run, run.length - 1)}`]));
  }
  return runs.length < 2 ? runs.join('') : `${runs.slice(0, -1).join(', ')} and ${at(runs, runs.length - 1)}`;
};

const areOr = (generals: readonly General[], one: string, many: string): string =>
  `${listed(generals)} ${generals.length === 1 ? one : many}`;

/** Members by what they have in common, in the order of their first. */
const grouped = (generals: readonly General[], by: (general: General) => number): ReadonlyMap<number, General[]> => {
  const groups = new Map<number, General[]>();
  for (const general of generals) groups.set(by(general), [...(groups.get(by(general)) ?? []), general]);
  return groups;
};

/** Who holds which order, as far as it matters. */
const orders = ({ instance: { protocol, army } }: Cover, { faulty, orders: held }: Staging): string => {
  const holders = held.flatMap((_, general) =>
    holdsOrder(protocol, general) && !faulty.includes(general) ? [general] : [],
  );
  return [...grouped(holders, (general) => at(held, general))]
    .map(([order, who]) => `${areOr(who, 'holds', 'hold')} ${orderName(army, order)}`)
    .join(', ');
};

/** The copy whose words a loyal general hears from the faulty: of any of them, since they lie in one place or copy. */
const copyHeard = ({ instance, network }: Cover, { faulty, plays }: Staging, listener: General): number => {
  const { neighbours } = at(network, at(plays, listener));
  const heard = faulty.map((general) => neighbours[general] ?? NOBODY).find((node) => node !== NOBODY);
  return heard === undefined ? NOBODY : Math.floor(heard / instance.army.n);
};

/** The sentence. */
export const coveringStory = (cover: Cover, staging: Staging): string => {
  const { faulty, plays } = staging;
  const held = orders(cover, staging);
  if (faulty.length === 0) return `nobody is faulty; ${held}`;
  const loyal = plays.flatMap((node, general) => (node === NOBODY ? [] : [general]));
  const told = [...grouped(loyal, (general) => copyHeard(cover, staging, general))]
    .filter(([copy]) => copy !== NOBODY)
    .map(([copy, who]) => `to ${listed(who)} as in copy ${String(copy)}`);
  const speaks = told.length === 0 ? '' : ` and ${faulty.length === 1 ? 'speaks' : 'speak'} ${told.join(', ')}`;
  return [`${areOr(faulty, 'is', 'are')} faulty${speaks}`, ...(held === '' ? [] : [held])].join('; ');
};
