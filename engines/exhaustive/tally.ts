/**
 * A receiver's outcomes, added up: the assignments that lead to each of them, by how many lies they take.
 */
import type { Lanes } from '../../model/lanes.ts';
import { lanesHeld } from '../../model/lanes.ts';
import type { Member, Outcomes } from './diagram.ts';
import type { EnumerationBlock } from './hearing.ts';
import { assignmentIn } from './hearing.ts';
import type { Weight } from './weight.ts';
import { weigh } from './weight.ts';

/** The assignments with one outcome, up to some block. */
interface Tally {
  /** `counts[k]`: how many there are with k lies. */
  readonly counts: number[];
  /** The fewest lies, and the first assignment with that many. */
  lies: number;
  first: number;
}

/** Tallies by the number of the memory, then of what is kept. They are one receiver's, while it is listened to. */
export type Tallies = Map<number, Map<number, Tally>>;

/** Count those lanes of a block, which all lead to this outcome. */
export const count = (
  tallies: Tallies,
  { byLies, index }: EnumerationBlock,
  lanes: Lanes,
  kept: number,
  memory: number,
): void => {
  const sameMemory = tallies.get(memory) ?? new Map<number, Tally>();
  tallies.set(memory, sameMemory);
  const tally = sameMemory.get(kept) ?? { counts: byLies.map(() => 0), lies: Infinity, first: 0 };
  sameMemory.set(kept, tally);
  for (let lies = 0; lies < byLies.length; lies++) {
    const held = (byLies[lies] ?? 0) & lanes;
    if (held === 0) continue;
    tally.counts[lies] = (tally.counts[lies] ?? 0) + lanesHeld(held);
    if (lies >= tally.lies) continue;
    tally.lies = lies;
    tally.first = assignmentIn(index, held);
  }
};

/** How many different outcomes there are so far. */
export const distinct = (tallies: Tallies): number => {
  let sum = 0;
  for (const sameMemory of tallies.values()) sum += sameMemory.size;
  return sum;
};

/** The outcomes of what has been counted; `groupOf` numbers lists of them. */
export const outcomesOf = <W>(
  tallies: Tallies,
  weight: Weight<W>,
  groupOf: (members: readonly Member<W>[]) => number,
): readonly Outcomes<W>[] =>
  [...tallies].map(([memory, sameMemory]) => {
    const members = [...sameMemory]
      .sort(([a], [b]) => a - b)
      .map(([kept, { counts, first }]): Member<W> => ({ kept, weight: weigh(weight, counts), first }));
    return { group: groupOf(members), memory, members };
  });
