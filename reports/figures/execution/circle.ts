/**
 * The army in a circle, round by round: a circle a round with its messages, and one more with what is decided.
 *
 * Lies and lost messages are always drawn and written out. Of a round with many messages the others are thin, and what they
 * say is written only where all of it has room.
 */
import type { General } from '../../../model/army.ts';
import { generals } from '../../../model/army.ts';
import { at } from '../../../model/at.ts';
import { crashOf } from '../../../model/exchange.ts';
import type { Instance } from '../../../model/instance.ts';
import { instanceTitle } from '../../../model/instance.ts';
import type { Recorded } from '../../../model/scenario.ts';
import { coinLetters, tossesOf, tossText } from '../../story/coins.ts';
import type { Figure } from '../svg.ts';
import { element, label } from '../svg.ts';
import { brokenSentences, decisionOf, describe, spelt } from './cast.ts';
import { keysOf } from './keys.ts';
import type { ArrowLabel, Wording } from './labels.ts';
import { boxAt, LINE, placed } from './labels.ts';
import { legend, PADDING } from '../legend.ts';
import { mannerOf } from './life-lines.ts';
import type { Manner } from '../marks.ts';
import { arrow, BOX, coinMark, coinWidth, cross, generalMark, inkOf, note, onCurve, orderBox } from '../marks.ts';
import { COLOUR } from '../palette.ts';
import type { Circle } from './ring.ts';
import { BESIDE, coinsAt, marksIn, ringPoint, ROLE, roleAt, ROOM, sizeOf, tossesIn, way } from './ring.ts';
import type { Saying } from './sayings.ts';
import { lettersText, sayingsOf, sayingText } from './sayings.ts';
import type { ExecutionOptions } from './space-time.ts';
import { fittedText, SIZE } from '../text.ts';

/** Of a round with more messages than this, only what deviates is written out. */
const MOST_WRITTEN = 12;

/** At most so many circles stand side by side. */
const IN_A_ROW = 3;

/** Where along its way a message may be written, the best first. */
const ALONG: readonly number[] = [0.5, 0.42, 0.58, 0.34, 0.66, 0.3, 0.7, 0.26, 0.74, 0.22, 0.78];

/** What is lost does not get as far. */
const ALONG_LOST: readonly number[] = [0.3, 0.36, 0.24, 0.42];

const isMany = (sayings: readonly Saying[], round: number): boolean =>
  sayings.filter((each) => each.round === round).length > MOST_WRITTEN;

/** What deviates is drawn last. */
const inOrder = (sayings: readonly Saying[]): readonly Saying[] =>
  sayings.toSorted((a, b) => Number(a.prescribed !== null) - Number(b.prescribed !== null));

/** A message, and where it is written. */
interface Written {
  readonly saying: Saying;
  readonly label: ArrowLabel;
}

/** What is said may be cut to these widths, where there is no room for it. */
const CUTS: readonly number[] = [48, 36, 26];

/** A message in full, what deviates in two lines, and both shorter, as long as a lie is one even so. */
const wordingsOf = (saying: Saying): readonly Wording[] =>
  [Infinity, ...CUTS].flatMap((width): readonly Wording[] => {
    const cut = (text: string): string => fittedText(text, width, SIZE.small, saying.prescribed !== null);
    const { prescribed, lost } = saying;
    const full = width === Infinity;
    const said = cut(saying.said);
    if (prescribed === null) return [{ lines: [said], full }];
    const should = cut(prescribed);
    if (!full && !lost && should === said) return [];
    const whole = sayingText({ ...saying, said, prescribed: should });
    return [
      { lines: [whole], full },
      { lines: lost ? [`${should},`, 'lost'] : [`${should} →`, said], full },
    ];
  });

/** What is written of a round, what deviates first: it has the first choice of places. */
const writtenIn = (circle: Circle, round: number, sayings: readonly Saying[]): readonly Written[] => {
  const many = isMany(sayings, round);
  const here = sayings.filter((each) => each.round === round && (each.prescribed !== null || !many));
  const written = inOrder(here).toReversed();
  const wishes = written.map((saying) => {
    const [a, by, b] = way(circle, saying.from, saying.to);
    return {
      wordings: wordingsOf(saying),
      places: (saying.lost ? ALONG_LOST : ALONG).map((t) => onCurve(a, by, b, t)),
      strong: saying.prescribed !== null,
    };
  });
  const tips = sayings
    .filter((each) => each.round === round && !each.lost)
    .map(({ from, to }) => boxAt(onCurve(...way(circle, from, to), 0.96), 9, 9));
  const labels = placed(wishes, [...marksIn(circle, round), ...tips], sizeOf(circle).width);
  return written.flatMap((saying, i) => {
    const label = labels[i];
    return label === undefined ? [] : [{ saying, label }];
  });
};

/** A message's words, on a ground of their own: nothing of a line shows between them. */
const wordsOf = ({ saying, label: { lines, place, box } }: Written): string => {
  const { left, right, top, bottom } = box;
  const hand = { ink: inkOf(mannerOf(saying, null)), strong: saying.prescribed !== null };
  return [
    element('rect', { x: left, y: top, width: right - left, height: bottom - top, rx: 3, fill: COLOUR.paper }),
    ...lines.map((line, row) => note(place.x, place.y + 4 + LINE * (row - (lines.length - 1) / 2), line, hand)),
  ].join('');
};

const people = (circle: Circle, round: number | null): readonly string[] => {
  const { instance, recorded } = circle;
  return generals(instance.army).map((general) => {
    const place = ringPoint(circle, general);
    const faulty = recorded.scenario.faulty.includes(general);
    const crashed = crashOf(instance, recorded, general);
    const stopped = crashed !== null && (round === null || round >= crashed);
    const mark = generalMark(place, general, { faulty, seeing: false, faint: false });
    return stopped ? mark + cross({ x: place.x + 15, y: place.y - 15 }, 5, COLOUR.lie) : mark;
  });
};

/** A general's role, written outside of the circle. */
const role = (circle: Circle, general: General): string => {
  const { lines, place, anchor, faulty } = roleAt(circle, general);
  const hand = { ink: faulty ? COLOUR.lie : COLOUR.ink, anchor };
  return lines.map((line, i) => note(place.x, place.y + ROLE * i, line, hand)).join('');
};

const title = (circle: Circle, text: string): string => label(sizeOf(circle).width / 2, 14, text, { class: 'strong' });

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
  const arrows = inOrder(here).map((saying) => {
    const [a, by, b] = way(circle, saying.from, saying.to);
    return arrow(a, b, mannerIn(saying), saying, by);
  });
  const notes = writtenIn(circle, round, sayings).map(wordsOf);
  const coins = tossesIn(circle, round).map((toss) => {
    const text = coinLetters(toss.heads);
    return coinMark(coinsAt(circle, toss.general, text), text, { words: tossText(toss) });
  });
  const roles = round > 1 ? [] : generals(instance.army).map((general) => role(circle, general));
  const { width, height } = sizeOf(circle);
  const silent = here.length > 0 ? '' : note(width / 2, height / 2, 'nothing is said', { ink: COLOUR.faintText });
  return [
    title(circle, `round ${String(round)}`),
    silent,
    ...arrows,
    ...people(circle, round),
    ...notes.toReversed(),
    ...roles,
    ...coins,
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
    const { x, y } = ringPoint(circle, general);
    return [orderBox({ x, y: y + 22 + BOX / 2 }, text, decision.attacks)];
  });
  return [title(circle, 'decided'), ...people(circle, null), ...boxes].join('');
};

/** A circle is so much larger than it is for letters: the first of these in which everything that is written has room. */
const LARGER: readonly number[] = [0, 20, 40, 60];

const circleFor = (instance: Instance, recorded: Recorded, sayings: readonly Saying[]): Circle => {
  const coins = tossesOf(instance, recorded.scenario).map(({ heads }) => BESIDE + coinWidth(coinLetters(heads)) + 4);
  const least = instance.army.n <= 3 ? 80 : Math.min(150, 56 + 11 * instance.army.n);
  const sizes = LARGER.map((more) => ({ instance, recorded, radius: least + more, room: Math.max(ROOM, ...coins) }));
  const rounds = Array.from({ length: instance.schedule.rounds }, (_, r) => r + 1);
  const fits = (circle: Circle): boolean =>
    rounds.every((round) => writtenIn(circle, round, sayings).every(({ label }) => label.fits));
  return sizes.find(fits) ?? at(sizes, sizes.length - 1);
};

/** The figure. */
export const armyInCircles = (instance: Instance, recorded: Recorded, options: ExecutionOptions = {}): Figure => {
  const sayings = sayingsOf(instance, recorded, 'letters');
  const circle = circleFor(instance, recorded, sayings);
  const { width, height } = sizeOf(circle);
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
    ...brokenSentences(options.broken ?? []),
  ]);
  return {
    title: `${instanceTitle(instance)}: an execution, round by round`,
    description: [describe(instance, recorded), ...brokenSentences(options.broken ?? [])].join(' '),
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
