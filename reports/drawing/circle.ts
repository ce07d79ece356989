/**
 * The army in a circle, round by round: a circle a round with its messages, and one more with what is decided.
 *
 * Lies and lost messages are always drawn and written out. Of a round with many messages the others are thin, and what they
 * say is written only where all of it has room.
 */
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import type { Instance } from '../../model/instance.ts';
import { instanceTitle } from '../../model/instance.ts';
import type { Recorded } from '../../model/scenario.ts';
import type { Figure } from '../svg.ts';
import { element, label } from '../svg.ts';
import { breaks, crashOf, decisionOf, describe, roleOf, spelt } from './cast.ts';
import { keysOf } from './keys.ts';
import { legend, PADDING } from './legend.ts';
import { mannerOf } from './life-lines.ts';
import type { Manner, Point } from './marks.ts';
import { arrow, BOX, cross, generalMark, inkOf, note, onCurve, orderBox } from './marks.ts';
import { COLOUR } from './palette.ts';
import type { Saying } from './sayings.ts';
import { lettersText, sayingsOf, sayingText } from './sayings.ts';
import type { ExecutionOptions } from './space-time.ts';
import { SIZE, widthOf } from './text.ts';

/** Of a round with more messages than this, only what deviates is written out. */
const MOST_WRITTEN = 12;

/** At most so many circles stand side by side. */
const IN_A_ROW = 3;

/** From the middle of a general to the end of an arrow: a diamond is wider than a circle. */
const REACH = { loyal: 19, faulty: 24 } as const;

/** Around a circle there is room for what is written at the generals. */
const ROOM = 60;
const TITLE = 26;

interface Circle {
  readonly instance: Instance;
  readonly recorded: Recorded;
  readonly radius: number;
}

const sizeOf = ({ radius }: Circle): { readonly width: number; readonly height: number } => ({
  width: 2 * (radius + ROOM),
  height: 2 * (radius + ROOM) - 24 + TITLE,
});

/** General 0 stands at the top, the others clockwise. */
const placeOf = (circle: Circle, general: General): Point => {
  const angle = (2 * Math.PI * general) / circle.instance.army.n - Math.PI / 2;
  const { width, height } = sizeOf(circle);
  return {
    x: width / 2 + circle.radius * Math.cos(angle),
    y: (height + TITLE) / 2 - 6 + circle.radius * Math.sin(angle),
  };
};

/** From one general's edge to the other's, bent to the left of the way, so that an answer stands beside what it answers. */
const way = (circle: Circle, from: General, to: General): readonly [a: Point, by: Point, b: Point] => {
  const [a, b] = [placeOf(circle, from), placeOf(circle, to)];
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

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const boxAt = ({ x, y }: Point, width: number, height: number): Box => ({
  left: x - width / 2,
  right: x + width / 2,
  top: y - height / 2,
  bottom: y + height / 2,
});

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) *
  Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));

/** Where along its way a message may be written, the best first. */
const ALONG: readonly number[] = [0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74];

/** What is lost does not get as far. */
const ALONG_LOST: readonly number[] = [0.3, 0.36, 0.24, 0.42];

/** Places for what is written: for each the first along its way where it covers nothing, or else the one that covers least. */
const placed = (circle: Circle, written: readonly Saying[]): readonly Point[] => {
  const taken = generals(circle.instance.army).map((general) => boxAt(placeOf(circle, general), 38, 38));
  return written.map((saying) => {
    const [a, by, b] = way(circle, saying.from, saying.to);
    const width = widthOf(sayingText(saying), SIZE.small, saying.prescribed !== null) + 4;
    const within = ({ x, y }: Point): Point => ({
      x: Math.max(width / 2, Math.min(sizeOf(circle).width - width / 2, x)),
      y,
    });
    const candidates = (saying.lost ? ALONG_LOST : ALONG)
      .map((t) => within(onCurve(a, by, b, t)))
      .map((point) => {
        const box = boxAt(point, width, 14);
        return { point, box, covers: taken.reduce((sum, other) => sum + overlap(box, other), 0) };
      });
    const best = candidates.reduce((least, each) => (each.covers < least.covers ? each : least));
    taken.push(best.box);
    return best.point;
  });
};

const people = (circle: Circle, round: number | null): readonly string[] => {
  const { instance, recorded } = circle;
  return generals(instance.army).map((general) => {
    const place = placeOf(circle, general);
    const faulty = recorded.scenario.faulty.includes(general);
    const crashed = crashOf(instance, recorded, general);
    const stopped = crashed !== null && (round === null || round >= crashed);
    const mark = generalMark(place, general, { faulty, seeing: false, faint: false });
    return stopped ? mark + cross({ x: place.x + 15, y: place.y - 15 }, 5, COLOUR.lie) : mark;
  });
};

/** A general's role, written outside of the circle. */
const role = (circle: Circle, general: General): string => {
  const { name, faulty, order } = roleOf(circle.instance, circle.recorded, general, 'letters');
  const { x, y } = placeOf(circle, general);
  const { width } = sizeOf(circle);
  const above = y < placeOf(circle, 0).y + circle.radius - 1;
  const side = Math.abs(x - width / 2) < 10 ? 0 : Math.sign(x - width / 2);
  const hand = {
    ink: faulty === null ? COLOUR.ink : COLOUR.lie,
    anchor: side === 0 ? ('middle' as const) : side < 0 ? ('end' as const) : ('start' as const),
  };
  const lines = [faulty, [name, order].filter((word) => word !== null).join(', ') || null].filter(
    (line) => line !== null,
  );
  const top = above ? y - 18 - 13 * lines.length + 8 : y + 34;
  return lines.map((line, i) => note(x - 14 * side, top + 13 * i, line, hand)).join('');
};

const title = (circle: Circle, text: string): string => label(sizeOf(circle).width / 2, 14, text, { class: 'strong' });

const isMany = (sayings: readonly Saying[], round: number): boolean =>
  sayings.filter((each) => each.round === round).length > MOST_WRITTEN;

const NOT_WRITTEN = 'Of a round with many messages, only what deviates is written out; thin arrows are as prescribed.';

/** One round. */
const roundOf = (circle: Circle, round: number, sayings: readonly Saying[]): string => {
  const { instance } = circle;
  const here = sayings.filter((each) => each.round === round);
  const many = isMany(sayings, round);
  const mannerIn = (saying: Saying): Manner => {
    const manner = mannerOf(saying, null);
    return many && manner === 'honest' ? 'faint' : manner;
  };
  const inOrder = here.toSorted((a, b) => Number(a.prescribed !== null) - Number(b.prescribed !== null));
  const arrows = inOrder.map((saying) => {
    const [a, by, b] = way(circle, saying.from, saying.to);
    return arrow(a, b, mannerIn(saying), saying, by);
  });
  // What deviates is placed first, and written last.
  const written = inOrder.filter(({ prescribed }) => prescribed !== null || !many).reverse();
  const places = placed(circle, written);
  const notes = written.map((saying, i) => {
    const { x, y } = places[i] ?? { x: 0, y: 0 };
    return note(x, y + 4, sayingText(saying), {
      ink: inkOf(mannerOf(saying, null)),
      strong: saying.prescribed !== null,
    });
  });
  const roles = round > 1 ? [] : generals(instance.army).map((general) => role(circle, general));
  const { width, height } = sizeOf(circle);
  const silent = here.length > 0 ? '' : note(width / 2, height / 2, 'nothing is said', { ink: COLOUR.faintText });
  return [
    title(circle, `round ${String(round)}`),
    silent,
    ...arrows,
    ...people(circle, round),
    ...notes.reverse(),
    ...roles,
  ].join('');
};

/** A larger army decides in letters: its boxes would stand in each other's way. */
const MOST_IN_WORDS = 5;

/** What everybody decides. */
const decided = (circle: Circle): string => {
  const { instance, recorded } = circle;
  const boxes = generals(instance.army).flatMap((general) => {
    const decision = decisionOf(instance, recorded, general);
    if (decision === null) return [];
    const text = spelt(
      decision.order,
      instance.army.n <= MOST_IN_WORDS && instance.army.values === 2 ? 'words' : 'letters',
    );
    const { x, y } = placeOf(circle, general);
    return [orderBox({ x, y: y + 22 + BOX / 2 }, text, decision.attacks)];
  });
  return [title(circle, 'decided'), ...people(circle, null), ...boxes].join('');
};

/** The figure. */
export const armyInCircles = (instance: Instance, recorded: Recorded, options: ExecutionOptions = {}): Figure => {
  const circle: Circle = {
    instance,
    recorded,
    radius: instance.army.n <= 3 ? 80 : Math.min(150, 56 + 11 * instance.army.n),
  };
  const { width, height } = sizeOf(circle);
  const sayings = sayingsOf(instance, recorded, 'letters');
  const rounds = Array.from({ length: instance.schedule.rounds }, (_, r) => roundOf(circle, r + 1, sayings));
  const panels = [...rounds, decided(circle)];
  const columns = panels.length === IN_A_ROW + 1 ? 2 : Math.min(IN_A_ROW, panels.length);
  const lines = Math.ceil(panels.length / columns);
  const whole = columns * width;
  const letters = lettersText(sayings.map(sayingText), 'letters');
  const manners = sayings.map((saying) => mannerOf(saying, null));
  const top = PADDING + lines * height + 14;
  const below = legend(PADDING, top, whole, keysOf(instance, [recorded], manners), [
    ...(letters === null ? [] : [letters]),
    ...(sayings.some(({ round }) => isMany(sayings, round)) ? [NOT_WRITTEN] : []),
    ...breaks(options.broken ?? []),
  ]);
  return {
    title: `${instanceTitle(instance)}: an execution, round by round`,
    description: [describe(instance, recorded), ...breaks(options.broken ?? [])].join(' '),
    width: whole + 2 * PADDING,
    height: top + below.height + 6,
    parts: [
      ...panels.map((panel, i) =>
        element(
          'g',
          {
            transform: `translate(${String(PADDING + (i % columns) * width)} ${String(PADDING + Math.floor(i / columns) * height)})`,
          },
          panel,
        ),
      ),
      ...below.parts,
    ],
  };
};
