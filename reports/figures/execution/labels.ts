/**
 * Where what is written stands, so that it covers nothing: each label gets the first of its wordings and the first of its
 * places that are free. Where none is free, it covers no mark if it can help it, and as little of other labels as it can.
 */
import type { Point } from '../marks.ts';
import { SIZE, widthOf } from '../text.ts';

/** A rectangle. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** One way to write something. */
export interface Wording {
  readonly lines: readonly string[];
  /** Nothing is left out. */
  readonly full: boolean;
}

/** Something to be written. */
export interface Wish {
  /** In lines: in full, then shorter and shorter. */
  readonly wordings: readonly Wording[];
  /** Where its middle may be, the best place first. */
  readonly places: readonly Point[];
  readonly strong: boolean;
}

/** What is written where. */
export interface ArrowLabel {
  readonly lines: readonly string[];
  readonly place: Point;
  readonly box: Box;
  /** It covers nothing, and nothing of it is left out. */
  readonly fits: boolean;
}

/** The height of a line of a label. */
export const LINE = 13;

/** A rectangle around a point. */
export const boxAt = ({ x, y }: Point, width: number, height: number): Box => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

/** How much two rectangles have in common. */
const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

const covered = (box: Box, others: readonly Box[]): number =>
  others.reduce((sum, other) => sum + overlap(box, other), 0);

/** The labels of these wishes, earlier ones first served, between the marks and inside the width. */
export const placed = (wishes: readonly Wish[], marks: readonly Box[], width: number): readonly ArrowLabel[] => {
  const labels: ArrowLabel[] = [];
  for (const { wordings, places, strong } of wishes) {
    const candidates = wordings.flatMap(({ lines, full }) => {
      const room = Math.max(...lines.map((line) => widthOf(line, SIZE.small, strong))) + 4;
      return places.map(({ x, y }) => {
        const place = { x: Math.max(room / 2, Math.min(width - room / 2, x)), y };
        const box = boxAt(place, room, LINE * lines.length + 1);
        const [onMarks, onLabels] = [
          covered(box, marks),
          covered(
            box,
            labels.map((each) => each.box),
          ),
        ];
        return { label: { lines, place, box, fits: full && onMarks + onLabels === 0 }, onMarks, onLabels };
      });
    });
    const best = candidates.reduce((least, each) =>
      each.onMarks < least.onMarks || (each.onMarks === least.onMarks && each.onLabels < least.onLabels) ? each : least,
    );
    labels.push(best.label);
  }
  return labels;
};
