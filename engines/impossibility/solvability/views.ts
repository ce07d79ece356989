/**
 * Views by number: equal views have equal numbers, so that the engine compares and keeps numbers only.
 *
 * A view after r rounds is made of the same general's view after r - 1 rounds and of the views that the others sent
 * in round r, which are views after r - 1 rounds as well. So it is a row of n numbers: at the general's own place
 * what it had seen before, at another's what that general told it, `NO_VIEW` for silence. Before round 1 the row
 * holds the order at the general's own place, `NO_VIEW` if it holds none. Law: two rows of the same general and round
 * with the same numbers are one number.
 */
import type { General } from '../../../model/army.ts';
import type { View } from '../../../model/full-view.ts';

/** No message, no order, nobody's view. */
export const NO_VIEW = -1;

export interface Views {
  /** The number of the general's view after `round` rounds with this row. */
  readonly idOf: (round: number, general: General, row: ArrayLike<number>) => number;
  /** Entry `general` of a view's row. */
  readonly part: (view: number, general: General) => number;
  readonly generalOf: (view: number) => General;
  readonly roundOf: (view: number) => number;
  /** How many there are: they are numbered from 0. */
  readonly size: () => number;
}

/** An open-addressing hash table in typed arrays, as large graphs have tens of millions of views. */
export const viewsOf = (n: number): Views => {
  const width = n + 1;
  let rows = new Int32Array(256 * width);
  /** A view's number plus one; 0 where the slot is free. */
  let slots = new Int32Array(512);
  let count = 0;

  const hashOf = (row: ArrayLike<number>, start: number, tag: number): number => {
    let hash = Math.imul(tag + 1, 0x9e3779b1);
    for (let k = 0; k < n; k++) {
      hash = Math.imul(hash ^ ((row[start + k] as number) + 1), 0x85ebca6b);
      hash ^= hash >>> 15;
    }
    return hash;
  };

  const same = (view: number, row: ArrayLike<number>, tag: number): boolean => {
    const start = view * width;
    if (rows[start] !== tag) return false;
    for (let k = 0; k < n; k++) if (rows[start + 1 + k] !== row[k]) return false;
    return true;
  };

  const grow = (): void => {
    const longer = new Int32Array(2 * rows.length);
    longer.set(rows);
    rows = longer;
    slots = new Int32Array(2 * slots.length);
    const last = slots.length - 1;
    for (let view = 0; view < count; view++) {
      let slot = hashOf(rows, view * width + 1, rows[view * width] as number) & last;
      while (slots[slot] !== 0) slot = (slot + 1) & last;
      slots[slot] = view + 1;
    }
  };

  return {
    idOf: (round, general, row) => {
      const tag = round * n + general;
      const last = slots.length - 1;
      let slot = hashOf(row, 0, tag) & last;
      for (let known = slots[slot] as number; known !== 0; known = slots[slot] as number) {
        if (same(known - 1, row, tag)) return known - 1;
        slot = (slot + 1) & last;
      }
      rows[count * width] = tag;
      for (let k = 0; k < n; k++) rows[count * width + 1 + k] = row[k] as number;
      slots[slot] = count + 1;
      count += 1;
      // At most half full: the search for a free slot stays short.
      if (2 * count >= slots.length) grow();
      return count - 1;
    },
    part: (view, general) => rows[view * width + 1 + general] as number,
    generalOf: (view) => (rows[view * width] as number) % n,
    roundOf: (view) => Math.floor((rows[view * width] as number) / n),
    size: () => count,
  };
};

/** What the same general had seen after `round` rounds. */
export const before = (views: Views, view: number, round: number): number => {
  let earlier = view;
  for (let later = views.roundOf(view); later > round; later--) earlier = views.part(earlier, views.generalOf(view));
  return earlier;
};

/** A view's order, `NO_VIEW` if its general holds none. */
export const orderIn = (views: Views, view: number): number =>
  views.part(before(views, view, 0), views.generalOf(view));

/** Views as data; parts that views share are shared. */
export const viewsAsData = (views: Views, n: number): ((view: number) => View) => {
  const known = new Map<number, View>();
  const show = (view: number): View => {
    const seen = known.get(view);
    if (seen !== undefined) return seen;
    const [general, rounds, order] = [views.generalOf(view), views.roundOf(view), orderIn(views, view)];
    const heard = Array.from({ length: rounds }, (_, r) => {
      const then = before(views, view, r + 1);
      return Array.from({ length: n }, (_, from) => {
        const message = from === general ? NO_VIEW : views.part(then, from);
        return message === NO_VIEW ? null : show(message);
      });
    });
    const made: View = { general, order: order === NO_VIEW ? null : order, heard };
    known.set(view, made);
    return made;
  };
  return show;
};
