/**
 * The figure of a covering argument: the circle of groups, who plays whom where, and for each world the arc of those who are loyal.
 *
 * Copies that hold ATTACK are dark. Along an arc everybody is loyal; the rest of the real army is faulty in that world, and speaks as
 * the circle does beyond the arc's ends.
 */
import type { CoveringArgument, CoveringWorld } from '../../../engines/impossibility/covering/argue.ts';
import { arcOf, circleOf } from '../../../inquiry/circle.ts';
import type { General } from '../../../model/army.ts';
import { instanceTitle } from '../../../model/instance.ts';
import { orderName } from '../../../model/order.ts';
import { argumentName } from '../../story/argument.ts';
import type { Figure } from '../svg.ts';
import { element, label } from '../svg.ts';
import { listed } from '../../story/words.ts';

/** A circle with more places than this is drawn without names. */
const MOST_NAMED = 24;

/** `0`, `0, 1`, `0–9`. */
const shortList = (generals: readonly General[]): string => {
  const inRow = generals.every((general, i) => i === 0 || general === (generals[i - 1] ?? 0) + 1);
  return generals.length > 2 && inRow
    ? `${String(generals[0])}–${String(generals.at(-1))}`
    : generals.map(String).join(', ');
};

/** A point of the circle; places begin at the top and go round clockwise. */
const pointAt = (
  centre: number,
  radius: number,
  place: number,
  places: number,
): { readonly x: number; readonly y: number } => {
  const angle = (2 * Math.PI * place) / places - Math.PI / 2;
  return { x: centre + radius * Math.cos(angle), y: centre + radius * Math.sin(angle) };
};

const arcPath = (centre: number, radius: number, from: number, to: number, places: number): string => {
  const [a, b] = [pointAt(centre, radius, from, places), pointAt(centre, radius, to, places)];
  const large = (to - from) / places > 0.5 ? 1 : 0;
  const round = (value: number): string => String(Math.round(value * 100) / 100);
  return `M ${round(a.x)} ${round(a.y)} A ${round(radius)} ${round(radius)} 0 ${String(large)} 1 ${round(b.x)} ${round(b.y)}`;
};

const worldText = (argument: CoveringArgument, world: CoveringWorld): string => {
  const { army } = argument.instance;
  const forced = world.forced === null ? 'must agree' : `must decide ${orderName(army, world.forced)}`;
  const broken = world.broken.length === 0 ? '' : `: breaks ${listed(world.broken.map(({ name }) => name))}`;
  return `${world.name}: ${forced}${broken}`;
};

/** The figure; of a long ring, the worlds are left out. */
export const coverFigure = (argument: CoveringArgument): Figure => {
  const { instance, cover, worlds } = argument;
  const circle = circleOf(cover);
  const places = circle.length;
  const named = places <= MOST_NAMED;
  const shown = named ? worlds : [];
  const radius = named ? 120 : 170;
  const centre = radius + 60 + 26 * shown.length;
  const width = 2 * centre;
  const size = named ? 27 : 5;
  const line = element('circle', { cx: centre, cy: centre, r: radius, class: 'line' });
  const nodes = circle.map(({ copy, group, order }, place) => {
    const { x, y } = pointAt(centre, radius, place, places);
    const disc = element('circle', { cx: x, cy: y, r: size, class: order === 0 ? 'node' : 'dark' });
    if (!named) return disc;
    return (
      disc +
      label(x, y, shortList(group), { class: 'strong' }) +
      label(x, y + 14, `copy ${String(copy)}`, { class: 'small' })
    );
  });
  const arcs = shown.map((world, i) => {
    const arc = arcOf(cover, world);
    const [from = 0] = arc;
    const to = arc.at(-1) ?? from;
    const path = arcPath(centre, radius + 44 + 22 * i, from - 0.32, to + 0.32, places);
    const middle = pointAt(centre, radius + 44 + 22 * i, (from + to) / 2, places);
    const broken = world.broken.length > 0;
    return (
      element('path', { d: path, class: broken ? 'broken' : 'line', fill: 'none', 'stroke-linecap': 'round' }) +
      element('circle', { cx: middle.x, cy: middle.y, r: 10, class: broken ? 'broken' : 'node' }) +
      label(middle.x, middle.y + 4, String(i + 1), { class: 'small strong' })
    );
  });
  const legend = shown.map((world, i) => label(20, width + 20 + 20 * i, worldText(argument, world), {}, 'start'));
  const key = `white: copies that hold ${orderName(instance.army, 0)}; dark: copies that hold ${orderName(instance.army, 1)}`;
  return {
    title: `${instanceTitle(instance)}: ${argumentName(argument)}`,
    description: `${String(cover.copies)} copies of the army in a circle of ${String(places)} places. ${worlds
      .map((world) => `${worldText(argument, world)}; ${world.about}`)
      .join('. ')}.`,
    width,
    height: width + 30 + 20 * (shown.length + 1),
    parts: [
      line,
      ...nodes,
      ...arcs,
      ...legend,
      label(20, width + 20 + 20 * shown.length, key, { class: 'small' }, 'start'),
    ],
  };
};
