/**
 * What an adversary can do in one round, as boxes.
 *
 * A *box* says what each general may have seen after the round: one set of views a general, independent of each
 * other. An adversary turns the state before a round into boxes such that the joint views after the round are exactly
 * those in one of the boxes. It may hand out the same joint view twice; nothing depends on how often.
 */
import type { General } from '../../../model/army.ts';

/** Everybody's view before a round, and what the adversary remembers. */
export interface AdversaryState {
  /** By general; `NO_VIEW` for a traitor, who has no view that matters. */
  readonly views: readonly number[];
  /** 0 as long as nothing was lost. */
  readonly memory: number;
}

export interface AdversaryBox {
  /** By general: what it may have seen; never empty, `[NOTHING]` where it does not matter. */
  readonly options: readonly (readonly number[])[];
  readonly memory: number;
  /** Its executions are in another box of the state as well. */
  readonly again?: boolean;
}

export interface Adversary {
  /** A round that is not the last: everybody's view matters. */
  readonly round: (state: AdversaryState, round: number) => Iterable<AdversaryBox>;
  /** The last round: only the views of those that decide matter. */
  readonly last: (state: AdversaryState, round: number, deciders: readonly General[]) => Iterable<AdversaryBox>;
}

/** One of each, in every way; the array is a new one each time, and the last one changes fastest. */
export function* product(sets: readonly (readonly number[])[]): Generator<readonly number[]> {
  if (sets.some((set) => set.length === 0)) return;
  const places = sets.map(() => 0);
  const values = sets.map((set) => set[0] as number);
  for (;;) {
    yield values.slice();
    let k = sets.length - 1;
    for (; k >= 0; k--) {
      const set = sets[k] as readonly number[];
      const next = ((places[k] as number) + 1) % set.length;
      places[k] = next;
      values[k] = set[next] as number;
      if (next !== 0) break;
    }
    if (k < 0) return;
  }
}
