/**
 * Where everybody stands in a circle, and the ways of messages from one to another.
 */
import type { General } from '../../../model/army.ts';
import { generals } from '../../../model/army.ts';
import type { Instance } from '../../../model/instance.ts';
import type { Recorded } from '../../../model/scenario.ts';
import type { Toss } from '../../story/coins.ts';
import { coinLetters, tossesOf } from '../../story/coins.ts';
import { drawnRoleOf } from './cast.ts';
import type { Box } from './labels.ts';
import { boxAt } from './labels.ts';
import type { Point } from '../marks.ts';
import { COIN_HEIGHT, coinWidth } from '../marks.ts';
import { SIZE, widthOf } from '../text.ts';

/** From the middle of a general to the end of an arrow: a diamond is wider than a circle. */
const REACH = { loyal: 19, faulty: 24 } as const;

/** Around a circle there is room for what is written at the generals. */
export const ROOM = 60;
/** From the middle of a general to its coins. */
export const BESIDE = 21;
const TITLE = 26;

/** A circle, and whose. */
export interface Circle {
  readonly instance: Instance;
  readonly recorded: Recorded;
  readonly radius: number;
  /** To the left and to the right of it there is so much room. */
  readonly room: number;
}

/** The size of its panel. */
export const sizeOf = ({ radius, room }: Circle): { readonly width: number; readonly height: number } => ({
  width: 2 * (radius + room),
  height: 2 * (radius + ROOM) - 24 + TITLE,
});

/** General 0 stands at the top, the others clockwise. */
export const ringPoint = (circle: Circle, general: General): Point => {
  const angle = (2 * Math.PI * general) / circle.instance.army.n - Math.PI / 2;
  const { width, height } = sizeOf(circle);
  return {
    x: width / 2 + circle.radius * Math.cos(angle),
    y: (height + TITLE) / 2 - 6 + circle.radius * Math.sin(angle),
  };
};

/** From one general's edge to the other's, bent to the left of the way, so that an answer stands beside what it answers. */
export const way = (circle: Circle, from: General, to: General): readonly [a: Point, by: Point, b: Point] => {
  const [a, b] = [ringPoint(circle, from), ringPoint(circle, to)];
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  const [ux, uy] = [(b.x - a.x) / length, (b.y - a.y) / length];
  const bend = Math.min(26, 0.14 * length);
  const by = { x: (a.x + b.x) / 2 + uy * bend, y: (a.y + b.y) / 2 - ux * bend };
  const edge = (p: Point, general: General): Point => {
    const far = Math.hypot(by.x - p.x, by.y - p.y);
    const reach = circle.recorded.scenario.faulty.includes(general) ? REACH.faulty : REACH.loyal;
    return { x: p.x + ((by.x - p.x) * reach) / far, y: p.y + ((by.y - p.y) * reach) / far };
  };
  return [edge(a, from), by, edge(b, to)];
};

/** From the middle of a general to that of its coins. */
export const coinsAt = (circle: Circle, general: General, text: string): Point => {
  const { x, y } = ringPoint(circle, general);
  const side = x < sizeOf(circle).width / 2 - 10 ? -1 : 1;
  const above = y < ringPoint(circle, 0).y + circle.radius - 1;
  return { x: x + side * (BESIDE + coinWidth(text) / 2), y: y + (above ? -11 : 11) };
};

/** The coins of a round. */
export const tossesIn = ({ instance, recorded }: Circle, round: number): readonly Toss[] =>
  tossesOf(instance, recorded.scenario).filter((toss) => toss.round === round);

/** A line of a role. */
export const ROLE = 13;

/** A general's role, outside of the circle: its lines, and where the first begins, ends or has its middle. */
export interface RoleAt {
  readonly lines: readonly string[];
  readonly place: Point;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly faulty: boolean;
}

/** Where a general's role stands. */
export const roleAt = (circle: Circle, general: General): RoleAt => {
  const { name, faulty, order } = drawnRoleOf(circle.instance, circle.recorded, general, 'letters');
  const { x, y } = ringPoint(circle, general);
  const { width } = sizeOf(circle);
  const above = y < ringPoint(circle, 0).y + circle.radius - 1;
  const side = Math.abs(x - width / 2) < 10 ? 0 : Math.sign(x - width / 2);
  const lines = [faulty, [name, order].filter((word) => word !== null).join(', ') || null].filter(
    (line) => line !== null,
  );
  return {
    lines,
    place: { x: x - 14 * side, y: above ? y - 18 - ROLE * lines.length + 8 : y + 34 },
    anchor: side === 0 ? 'middle' : side < 0 ? 'end' : 'start',
    faulty: faulty !== null,
  };
};

const roleBox = (circle: Circle, general: General): Box => {
  const { lines, place, anchor } = roleAt(circle, general);
  const width = Math.max(0, ...lines.map((line) => widthOf(line, SIZE.small)));
  const left = anchor === 'start' ? place.x : anchor === 'end' ? place.x - width : place.x - width / 2;
  const top = place.y - 0.8 * SIZE.small;
  return { left, right: left + width, top, bottom: top + ROLE * lines.length };
};

/** What stands where nothing may be written in a round: the generals, their coins, and in the first their roles. */
export const marksIn = (circle: Circle, round: number): readonly Box[] => {
  const everybody = generals(circle.instance.army);
  return [
    ...everybody.map((general) => {
      const size = circle.recorded.scenario.faulty.includes(general) ? 44 : 36;
      return boxAt(ringPoint(circle, general), size, size);
    }),
    ...tossesIn(circle, round).map(({ general, heads }) => {
      const text = coinLetters(heads);
      return boxAt(coinsAt(circle, general, text), coinWidth(text), COIN_HEIGHT);
    }),
    ...(round === 1 ? everybody.map((general) => roleBox(circle, general)) : []),
  ];
};
