/**
 * The circle of a covering argument, place by place: what there is to draw of it.
 */
import type { CoveringWorld } from '../engines/impossibility/covering/argue.ts';
import type { Cover } from '../engines/impossibility/covering/cover.ts';
import { copyAt, groupAt, nodeOf } from '../engines/impossibility/covering/cover.ts';
import type { General } from '../model/army.ts';
import { at } from '../model/at.ts';

/** A place of the circle. */
export interface CirclePlace {
  /** The copy that it lies in. */
  readonly copy: number;
  /** The generals there. */
  readonly group: readonly General[];
  /** The number of the order that they start with. */
  readonly order: number;
}

/** The places of a cover’s circle, in order. */
export const circleOf = (cover: Cover): readonly CirclePlace[] =>
  Array.from({ length: cover.groups.length * cover.copies }, (_, place) => {
    const copy = copyAt(cover, place);
    const group = groupAt(cover, place);
    // A side of a thin cut may be empty, and is drawn like the copy.
    return { copy, group, order: at(cover.orders, nodeOf(cover, copy, group[0] ?? 0)) };
  });

/** The places of the circle whose generals a world plays loyally, from the first to the last along the circle. */
export const arcOf = (cover: Cover, { plays }: Pick<CoveringWorld, 'plays'>): readonly number[] => {
  const places = cover.groups.length * cover.copies;
  const isLoyal = (place: number): boolean => {
    const around = (place + places) % places;
    return groupAt(cover, around).some((general) => plays[general] === nodeOf(cover, copyAt(cover, around), general));
  };
  const loyal = Array.from({ length: places }, (_, place) => place).filter(isLoyal);
  const first = at(
    loyal.filter((place) => !isLoyal(place - 1)),
    0,
  );
  const arc: number[] = [];
  for (let place = first; isLoyal(place) && arc.length < places; place++) arc.push(place);
  return arc;
};
