/**
 * The relay tree of a lieutenant (the exponential information gathering tree of Lynch 1996, §6.2), from the root on the left:
 * at every path what was heard over it, and the vote that is made of it.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { General } from '../../../model/army.ts';
import { at } from '../../../model/at.ts';
import { deviationOn } from '../../../model/faults/deviating.ts';
import type { Instance } from '../../../model/instance.ts';
import { instanceTitle } from '../../../model/instance.ts';
import { orderName } from '../../../model/order.ts';
import { pathText } from '../../../model/protocols/path.ts';
import type { Recorded } from '../../../model/scenario.ts';
import { castOf, suspects } from '../../story/story.ts';
import type { Figure } from '../svg.ts';
import { element, label } from '../svg.ts';
import { listed } from '../../story/words.ts';
import { brokenSentences, spelt } from '../execution/cast.ts';
import { legend, PADDING } from '../legend.ts';
import { boxWidth, orderBox } from '../marks.ts';
import { COLOUR } from '../palette.ts';
import type { ExecutionOptions } from '../execution/space-time.ts';
import { SIZE, widthOf } from '../text.ts';
import type { NoVotes, Vote } from './vote.ts';
import { countOf, votesOf } from './vote.ts';

/** A tree with more nodes than this is drawn without its longest paths. */
const MOST_NODES = 60;

const ROW = 28;
const HEADER = 38;

/** The tree without what is deeper than so many levels. */
const cut = (vote: Vote, levels: number): Vote =>
  levels <= 1 ? { ...vote, longer: [] } : { ...vote, longer: vote.longer.map((next) => cut(next, levels - 1)) };

const depthOf = ({ longer }: Vote): number => 1 + Math.max(0, ...longer.map(depthOf));

/** As many levels as there is room for. */
const fitting = (vote: Vote): Vote => {
  for (let levels = depthOf(vote); levels > 1; levels--) {
    const tree = cut(vote, levels);
    if (countOf(tree) <= MOST_NODES) return tree;
  }
  return cut(vote, 1);
};

interface Node {
  readonly vote: Vote;
  readonly level: number;
  readonly y: number;
  readonly children: readonly Node[];
}

/** Leaves stand in rows; every other node in the middle of its own. */
const placed = (vote: Vote, level: number, top: number): { readonly node: Node; readonly bottom: number } => {
  const children: Node[] = [];
  let bottom = top;
  for (const next of vote.longer) {
    const child = placed(next, level + 1, bottom);
    children.push(child.node);
    bottom = child.bottom;
  }
  if (children.length === 0) bottom += ROW;
  const [first, last] = [children.at(0), children.at(-1)];
  const y = first === undefined || last === undefined ? top + ROW / 2 : (first.y + last.y) / 2;
  return { node: { vote, level, y, children }, bottom };
};

interface Page {
  readonly instance: Instance;
  readonly recorded: Recorded;
  readonly general: General;
  readonly tree: Vote;
  /** The longest paths are left out. */
  readonly isCut: boolean;
}

/** A node's parts, from its left: the path, what was heard, the vote; then the way to the next level. */
const HEARD = 52;
const VOTE = 84;
const WAY = 46;

const pathWidth = (level: number): number =>
  Math.max(40, 16 + widthOf('0'.repeat(level + 1) + '.'.repeat(level), SIZE.small, true));

/** Where the nodes of a level begin. */
const leftOf = (level: number): number =>
  Array.from({ length: level }, (_, above) => pathWidth(above) + HEARD + VOTE - 20 + WAY).reduce((a, b) => a + b, 0);

const letter = ({ instance }: Page, order: number): string => spelt(orderName(instance.army, order), 'letters');

const faultyOn = ({ recorded }: Page, { path }: Vote): boolean => recorded.scenario.faulty.includes(path.at(-1) ?? 0);

const draw = (page: Page, node: Node): readonly string[] => {
  const { vote, level, y, children } = node;
  const left = leftOf(level) + pathWidth(level);
  const heard = letter(page, vote.heard);
  const lied = vote.prescribed !== null;
  const text = vote.prescribed === null ? heard : `${letter(page, vote.prescribed)} → ${heard}`;
  const made = letter(page, vote.value);
  const right = left + VOTE + boxWidth(made) / 2;
  const edges = children.map((child) => {
    const end = leftOf(level + 1) + 4;
    const turn = (right + end) / 2;
    const d = `M ${[right, y].map(round).join(' ')} C ${[turn, y, turn, child.y, end, child.y].map(round).join(' ')}`;
    const isLie = child.vote.prescribed !== null;
    const line = isLie
      ? { stroke: COLOUR.lie, 'stroke-width': 2.2, 'stroke-dasharray': '8 4' }
      : { stroke: '#777', 'stroke-width': 1 };
    return element('path', { d, fill: 'none', ...line });
  });
  // Red is for lies: whoever is faulty may have told the truth here.
  const style = `fill:${COLOUR.ink}${faultyOn(page, vote) ? ';text-decoration:underline' : ''}`;
  return [
    ...edges,
    ...children.flatMap((child) => draw(page, child)),
    element(
      'g',
      { class: 'vote' },
      label(left - 6, y + 4, pathText(vote.path), { class: 'small strong', style }, 'end'),
      label(left + HEARD / 2, y + 4, text, {
        class: lied ? 'small strong' : 'small',
        style: `fill:${lied ? COLOUR.lie : COLOUR.ink}`,
      }),
      orderBox({ x: left + VOTE, y }, made, vote.value > 0, { strong: level === 0 }),
    ),
  ];
};

const round = (value: number): string => String(Math.round(value * 100) / 100);

const header = (level: number): string => {
  const left = leftOf(level) + pathWidth(level);
  const word = (place: number, text: string, anchor: 'middle' | 'end' = 'middle'): string =>
    label(place, 28, text, { class: 'small', style: `fill:${COLOUR.faintText}` }, anchor);
  return [
    label(left + HEARD / 2, 10, `round ${String(level + 1)}`, { class: 'small strong' }),
    word(left - 6, 'path', 'end'),
    word(left + HEARD / 2, 'heard'),
    word(left + VOTE, 'vote'),
  ].join('');
};

/** Whether what differs from what was prescribed got lost, and is no lie. */
const isLost = ({ instance, recorded, general }: Page, { path, prescribed }: Vote): boolean =>
  prescribed !== null &&
  deviationOn(instance.faults, recorded.scenario.faulty, { from: at(path, path.length - 1), to: general }) ===
    'lost message';

const spoken = (page: Page, vote: Vote): string => {
  const { army } = page.instance;
  const { path, heard, prescribed, value, longer } = vote;
  const instead = isLost(page, vote) ? 'since what was said is lost:' : 'a lie for';
  const lie = prescribed === null ? '' : `, ${instead} ${orderName(army, prescribed)}`;
  const voted = longer.length === 0 ? '' : `, voted ${orderName(army, value)}`;
  return `${pathText(path)}: heard ${orderName(army, heard)}${lie}${voted}`;
};

const allOf = (vote: Vote): readonly Vote[] => [vote, ...vote.longer.flatMap(allOf)];

/** What is drawn in red: lies, lost messages, or both. */
const redText = (page: Page): string => {
  const deviating = allOf(page.tree).filter(({ prescribed }) => prescribed !== null);
  const lost = deviating.filter((vote) => isLost(page, vote)).length;
  if (lost === 0) return 'a lie, prescribed → said';
  return lost < deviating.length ? 'a lie or a lost message, prescribed → heard' : 'a lost message, prescribed → heard';
};

const notesOf = (page: Page): readonly string[] => {
  const { general, tree, instance, recorded, isCut } = page;
  const liars = allOf(tree).some(({ prescribed }) => prescribed !== null);
  const faulty = allOf(tree).some((vote) => faultyOn(page, vote));
  const path = tree.longer.at(-1)?.path;
  const example =
    path === undefined
      ? ''
      : ` ${pathText(path)} is what ${String(path.at(-1))} says that ${String(path.at(-2))} said.`;
  return [
    `Path by path, what general ${String(general)} heard, and its votes.${example}`,
    'A vote is the majority of what was heard over the path and of the votes to its right; a tie counts as RETREAT.',
    ...(liars ? [`Heavy and dashed, in red: ${redText(page)}.`] : []),
    ...(faulty
      ? [
          `Underlined paths come from ${recorded.scenario.faulty.length === 1 ? 'the' : 'a'} faulty general (${listed(recorded.scenario.faulty)}), which may tell the truth over them.`,
        ]
      : []),
    ...(isCut ? ['Longer paths are left out, and count in the votes.'] : []),
    `General ${String(general)} decides ${orderName(instance.army, tree.value)}. A: ATTACK, R: RETREAT.`,
  ];
};

const figureOf = (page: Page, options: ExecutionOptions): Figure => {
  const { instance, recorded, general, tree } = page;
  const { node, bottom } = placed(tree, 0, HEADER);
  const levels = depthOf(tree);
  const width = Math.max(leftOf(levels - 1) + pathWidth(levels - 1) + VOTE + 24, 400);
  const notes = [...notesOf(page), ...brokenSentences(options.broken ?? [])];
  const top = PADDING + bottom + 16;
  const below = legend(PADDING, top, width, [], notes);
  return {
    title: `${instanceTitle(instance)}: the votes of general ${String(general)}`,
    description: [
      ...castOf(instance, recorded),
      `${allOf(tree)
        .map((vote) => spoken(page, vote))
        .join('. ')}.`,
      ...notes,
    ].join(' '),
    width: width + 2 * PADDING,
    height: top + below.height + 4,
    parts: [
      element(
        'g',
        { transform: `translate(${String(PADDING)} ${String(PADDING)})` },
        ...Array.from({ length: levels }, (_, level) => header(level)),
        ...draw(page, node),
      ),
      ...below.parts,
    ],
  };
};

/** The figure for one lieutenant, or why there is none. */
export const relayTreeFigure = (
  instance: Instance,
  recorded: Recorded,
  options: ExecutionOptions = {},
): E.Either<NoVotes, Figure> => {
  const general = options.general ?? suspects(instance, recorded)[0] ?? 1;
  return pipe(
    votesOf(instance, recorded, general),
    E.map((vote) => {
      const tree = fitting(vote);
      return figureOf({ instance, recorded, general, tree, isCut: depthOf(tree) < depthOf(vote) }, options);
    }),
  );
};
