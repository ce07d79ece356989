/**
 * The attacks that a regression check has found and nobody expected, and the stories of them.
 */
import type { Counterexample } from '../../counterexamples/counterexample.ts';
import { replay } from '../../counterexamples/replay.ts';
import type { Instance } from '../../model/instance.ts';
import { own } from '../../model/own.ts';
import type { Protocol } from '../../model/protocol.ts';
import type { Recorded } from '../../model/scenario.ts';
import type { Property } from '../../properties/property.ts';
import type { Cell } from '../../regression/cell.ts';
import type { CellOutcome } from '../../regression/outcome.ts';
import type { Story } from '../story/story.ts';
import { liesText, storyOf } from '../story/story.ts';
import { counted } from '../story/words.ts';

/** An attack that was run again, for its story and its diagram. */
export interface Retold {
  readonly instance: Instance;
  readonly recorded: Recorded;
  readonly story: Story;
}

/** Runs an attack again; `null` where its protocol is not at hand. */
export type Retell = (counterexample: Counterexample, cell: Cell) => Retold | null;

/** Run an attack on a protocol again; `null` where it breaks nothing, or does not fit. */
export const retold = (
  counterexample: Counterexample,
  protocol: Protocol,
  own: readonly Property[] = [],
): Retold | null => {
  const replayed = replay(counterexample, protocol, own);
  if (replayed._tag === 'Stale' || replayed._tag === 'Fixed') return null;
  const { instance, property, recorded } = replayed;
  return { instance, recorded, story: storyOf(instance, counterexample.t, property, recorded) };
};

/** The attacks on what was expected to hold, or with other lies than were expected: the smallest first. */
export const newAttacks = ({ cell, standing, changes, measured }: CellOutcome): readonly Counterexample[] => {
  const changed = new Set(
    changes.flatMap(({ kind, about }) => (kind === 'property' || kind === 'fewest' ? [about] : [])),
  );
  const isNew = (property: string): boolean =>
    standing === 'newly failing'
      ? own(cell.properties ?? {}, property) !== 'violated'
      : standing === 'changed' && changed.has(property);
  return (measured?.counterexamples ?? [])
    .filter(({ property }) => isNew(property))
    .toSorted((a, b) => a.minimality.lies - b.minimality.lies);
};

/** How small an attack is known to be. */
export const smallnessText = ({ minimality }: Counterexample, instance: Instance | null): string => {
  const { claim, lies } = minimality;
  const size = instance === null ? counted(lies, 'lie') : liesText(instance, lies);
  return `${size}; ${claim === 'minimum' ? 'no attack has fewer' : 'no single simplification keeps it failing'}`;
};
