/**
 * The story of a counterexample, in words: round by round who said what to whom, what was decided, what is wrong with
 * that, and which other situation a loyal general cannot tell it from. Every word comes from the execution.
 */
import { plainestMirror } from '../../inquiry/mirror.ts';
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import { booleanLogic } from '../../model/boolean.ts';
import type { Exchange } from '../../model/exchange.ts';
import { deviationsIn, exchangesOf, exchanging } from '../../model/exchange.ts';
import type { Instance } from '../../model/instance.ts';
import type { Label } from '../../model/message.ts';
import { orderName, valueOf } from '../../model/order.ts';
import { hasCommander, holdsOrder } from '../../model/problem.ts';
import type { Recorded } from '../../model/scenario.ts';
import type { Work } from '../../model/work.ts';
import { done, pacer } from '../../model/work.ts';
import { courtOf } from '../../properties/judge.ts';
import type { Property } from '../../properties/property.ts';
import type { CoinTelling } from './coins.ts';
import { coinTellings, coinsTold, coinsUntold, coinText, tossesOf } from './coins.ts';
import { forces, isForcedIn } from './forced-elsewhere.ts';
import { inOneLine } from '../formats/escape.ts';
import { counted, faultyWord, listed, messageText } from './words.ts';

/** One thing said to one or more generals. */
export interface Telling {
  readonly round: number;
  readonly from: General;
  readonly to: readonly General[];
  readonly text: string;
  /** What the protocol prescribes instead, where this deviates. */
  readonly prescribed: string | null;
  /** It does not arrive. */
  readonly lost: boolean;
}

/** A counterexample as a story. */
export interface Story {
  /** Who is who, and who holds which order. */
  readonly cast: readonly string[];
  readonly tellings: readonly Telling[];
  /** How the coins fall, where the protocol tosses any. */
  readonly coins: readonly CoinTelling[];
  /** What the loyal decide. */
  readonly decisions: string;
  /** Why that breaks the property. */
  readonly moral: string;
  /** What a loyal general cannot tell apart, where a situation is known that explains its decision. */
  readonly mirror: readonly string[];
}

/** Everything that was said, receivers that were told the same thing together. */
export const tellings = (instance: Instance, recorded: Recorded): readonly Telling[] =>
  tellingsOf(instance, exchangesOf(instance, recorded));

/** What was said otherwise than prescribed, or was lost. */
export const liesTold = (instance: Instance, recorded: Recorded): readonly Telling[] =>
  tellingsOf(instance, deviationsIn(instance, recorded));

/** What was said in some exchanges, receivers that were told the same thing together. */
export const tellingsOf = (instance: Instance, exchanges: readonly Exchange[]): readonly Telling[] =>
  done(telling(instance, exchanges));

/** The same, with pauses. */
function* telling(instance: Instance, exchanges: readonly Exchange[]): Work<readonly Telling[]> {
  const tired = pacer();
  const told = new Map<string, Telling & { readonly to: General[] }>();
  for (const { round, from, to, scheduled, prescribed, heard, deviates, lost } of exchanges) {
    if (tired(scheduled.length + 1)) yield;
    const words = (labels: readonly Label[]): string => messageText(instance, round, from, to, labels);
    const [text, instead] = [words(heard), deviates ? words(prescribed) : null];
    const key = `${String(round)} ${String(from)} ${text} / ${instead ?? ''}`;
    const same = told.get(key);
    if (same === undefined) told.set(key, { round, from, to: [to], text, prescribed: instead, lost });
    else same.to.push(to);
  }
  return [...told.values()];
}

/** "0 commands and orders ATTACK", "1 is a traitor". */
export const castOf = (instance: Instance, { scenario }: Recorded): readonly string[] => {
  const { protocol, army, faults } = instance;
  const { faulty, orders, deviations } = scenario;
  const holding = generals(army)
    .filter((general) => holdsOrder(protocol, general) && (faults.benign || !faulty.includes(general)))
    .map((general) => ({ general, order: orderName(army, orders[general] ?? 0) }));
  const byOrder = [...new Set(holding.map(({ order }) => order))].map((order) => ({
    order,
    who: holding.filter((each) => each.order === order).map(({ general }) => general),
  }));
  return [
    ...byOrder.map(({ order, who }) =>
      hasCommander(protocol.problem)
        ? `General 0 commands${faulty.includes(0) ? '' : ', is loyal,'} and orders ${order}.`
        : `${who.length === 1 ? 'General' : 'Generals'} ${listed(who)} hold${who.length === 1 ? 's' : ''} the order ${order}.`,
    ),
    ...(hasCommander(protocol.problem) && faulty.includes(0) && !faults.benign ? ['General 0 commands.'] : []),
    ...(faulty.length === 0
      ? [
          faults.generalsFail
            ? 'Nobody is faulty.'
            : deviations.length > 0
              ? 'Everybody is loyal, but messages get lost.'
              : 'Everybody is loyal.',
        ]
      : [`${listed(faulty)} ${faulty.length === 1 ? 'is' : 'are'} ${faultyWord(instance, faulty.length > 1)}.`]),
  ];
};

/** The generals whose decisions count, with what they decide. */
export const decided = (instance: Instance, { scenario, execution }: Recorded): readonly ToldDecision[] =>
  courtOf(booleanLogic, instance, scenario.faulty).deciders.map((general) => {
    const decision = at(execution.decisions, general);
    return { general, order: decision.decided ? orderName(instance.army, valueOf(decision.value)) : null };
  });

/** What one general decides; `null` where it is undecided. */
export interface ToldDecision {
  readonly general: General;
  readonly order: string | null;
}

/** "3 decides RETREAT; 4 and 5 decide ATTACK". */
const decisionsText = (decisions: readonly ToldDecision[]): string =>
  [...new Set(decisions.map(({ order }) => order))]
    .map((order) => {
      const who = decisions.filter((each) => each.order === order).map(({ general }) => general);
      return `${listed(who)} ${who.length === 1 ? 'decides' : 'decide'} ${order ?? 'nothing'}`;
    })
    .join('; ');

/** What the loyal decide in an execution: "3 decides RETREAT; 4 and 5 decide ATTACK". */
export const loyalDecisionsText = (instance: Instance, recorded: Recorded): string =>
  decisionsText(decided(instance, recorded));

/** Loyal generals that decide least like the others first: those are the ones to ask what they saw. */
export const suspects = (instance: Instance, recorded: Recorded): readonly General[] => {
  const all = decided(instance, recorded);
  const votes = (order: string | null): number => all.filter((each) => each.order === order).length;
  return all.toSorted((a, b) => votes(a.order) - votes(b.order)).map(({ general }) => general);
};

/** How the coins fall in another situation: as they do here, and tails where one tosses them who is a traitor here. */
const coinsElsewhere = (instance: Instance, here: Recorded, there: Recorded): readonly string[] => {
  const tossing = ({ scenario }: Recorded): readonly General[] =>
    generals(instance.army).filter((general) => tossesOf(instance, scenario).some((toss) => toss.general === general));
  if (tossing(there).length === 0) return [];
  const own = tossing(here);
  const strangers = tossing(there).filter((general) => !own.includes(general));
  if (strangers.length === 0) return ['All coins fall as they do here.'];
  return [`All coins fall as they do here, and those of ${listed(strangers)} show tails.`];
};

/** A situation that a loyal general cannot tell from this one, in words; none where none was found. */
export const otherSituation = (instance: Instance, t: number, recorded: Recorded): readonly string[] =>
  done(mirrorText(instance, t, null, recorded));

/** The same, with pauses; where a property is named that was broken, only one that explains why. */
function* mirrorText(
  instance: Instance,
  t: number,
  property: Property | null,
  recorded: Recorded,
): Work<readonly string[]> {
  if (property !== null && !forces(property)) return [];
  const found = yield* plainestMirror(instance, t, recorded, suspects(instance, recorded));
  if (found === null) return [];
  const { general, other } = found;
  if (property !== null && !isForcedIn(instance, property, general, other)) return [];
  const lies = other.scenario.deviations.length;
  const own = decided(instance, recorded).filter((each) => each.general === general);
  return [
    `General ${String(general)} cannot tell this from another situation, in which it sees exactly the same:`,
    ...castOf(instance, other),
    ...(lies === 0 ? ['Every message is as prescribed, and arrives.'] : []),
    ...liesTold(instance, other).map((each) => tellingText(each)),
    ...coinsElsewhere(instance, recorded, other),
    `There ${decisionsText(decided(instance, other))}.`,
    `Seeing the same, ${decisionsText(own)} in both.`,
  ];
}

/** "Round 2: 1 tells 2 “0 ordered RETREAT”, though it should say “0 ordered ATTACK”." */
export const tellingText = ({ round, from, to, text, prescribed, lost }: Telling): string => {
  const start = `Round ${String(round)}: ${String(from)} tells ${listed(to)} `;
  if (prescribed === null) return `${start}${text}.`;
  return lost
    ? `${start}${prescribed}, but the message is lost.`
    : `${start}${text}, though it should say ${prescribed}.`;
};

/** What is said and how coins fall, in the order of events: the coins of a round after what is said in it. */
export const inOrder = (told: readonly Telling[], coins: readonly CoinTelling[]): readonly string[] =>
  [
    ...told.map((telling) => ({ round: telling.round, line: tellingText(telling) })),
    ...coins.map((telling) => ({ round: telling.round, line: coinText(telling) })),
  ]
    .toSorted((a, b) => a.round - b.round)
    .map(({ line }) => line);

/** The story of an attack on a property. */
export const storyOf = (instance: Instance, t: number, property: Property, recorded: Recorded): Story =>
  done(tellingStory(instance, t, property, recorded));

/** The same, with pauses. */
export function* tellingStory(instance: Instance, t: number, property: Property, recorded: Recorded): Work<Story> {
  return {
    cast: castOf(instance, recorded),
    tellings: yield* telling(instance, yield* exchanging(instance, recorded)),
    coins: coinTellings(instance, recorded.scenario),
    decisions: `In the end ${decisionsText(decided(instance, recorded))}.`,
    moral: `That breaks ${inOneLine(`${property.name}: ${property.statement}`)}.`,
    mirror: yield* mirrorText(instance, t, property, recorded),
  };
}

/** Longer stories are told by their lies alone. */
const LONGEST = 12;

/** What is told of a story: all that was said, of a longer one the lies. */
export const toldSayings = ({ tellings: all }: Story): readonly Telling[] =>
  all.length <= LONGEST ? all : all.filter(({ prescribed }) => prescribed !== null);

/** A story as lines of text. */
export const storyLines = (story: Story): readonly string[] => [
  ...story.cast,
  ...inOrder(toldSayings(story), coinsTold(story.coins)),
  ...(toldSayings(story).length < story.tellings.length ? ['All other messages are as prescribed.'] : []),
  ...coinsUntold(story.coins),
  story.decisions,
  story.moral,
  ...story.mirror,
];

/** How many messages deviate, in words: "1 lie", "2 lost messages". */
export const liesText = (instance: Instance, lies: number): string =>
  counted(lies, instance.faults.deviation.one, instance.faults.deviation.many);
