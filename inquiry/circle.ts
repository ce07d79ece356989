/**
 * The circle of a covering argument, place by place: what there is to draw of it.
 */
import type { CoveringWorld } from '../engines/impossibility/covering/argue.ts';
import type { Cover } from '../engines/impossibility/covering/cover.ts';
import { copyAt, groupAt, nodeOf } from '../engines/impossibility/covering/cover.ts';
import type { General } from '../model/army.ts';

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
    return { copy, group, order: cover.orders[nodeOf(cover, copy, group[0] ?? 0)] ?? 0 };
  });

/** The places of the circle whose generals a world plays loyally, from the first to the last along the circle. */
export const arcOf = (cover: Cover, { plays }: Pick<CoveringWorld, 'plays'>): readonly number[] => {
  const places = cover.groups.length * cover.copies;
  const isLoyal = (place: number): boolean => {
    const at = ((place % places) + places) % places;
    const copy = copyAt(cover, at);
    return groupAt(cover, at).some((general) => plays[general] === nodeOf(cover, copy, general));
  };
  const first = Array.from({ length: places }, (_, place) => place).find(
    (place) => isLoyal(place) && !isLoyal(place - 1),
  );
  if (first === undefined) return [];
  const arc: number[] = [];
  for (let place = first; isLoyal(place) && arc.length < places; place++) arc.push(place);
  return arc;
};
