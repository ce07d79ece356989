/**
 * What came of a scene, in words: decisions, properties, why one is broken, what a general heard.
 */
import type { General } from '../model/army.ts';
import { generals } from '../model/army.ts';
import { booleanLogic } from '../model/boolean.ts';
import type { Exchange } from '../model/exchange.ts';
import { exchangeAt, exchangesOf } from '../model/exchange.ts';
import type { Link } from '../model/link.ts';
import type { Label } from '../model/message.ts';
import { commands, holdsOrder } from '../model/problem.ts';
import type { Heads } from '../model/scenario.ts';
import { orderName, valueOf } from '../model/order.ts';
import { broken, courtOf } from '../properties/judge.ts';
import type { Property } from '../properties/property.ts';
import { coinTellings, coinsTold, coinsUntold, coinText, tossesOf } from '../reports/story/coins.ts';
import { castOf, loyalDecisionsText } from '../reports/story/story.ts';
import { faultyWord, listed, messageText } from '../reports/story/words.ts';
import type { Scene } from './state.ts';
import { propertiesOf } from './state.ts';

/** A property, and whether it is kept. */
export interface PropertyVerdict {
  readonly property: Property;
  readonly kept: boolean;
}

/** Every property, judged. */
export const propertyVerdicts = (scene: Scene): readonly PropertyVerdict[] => {
  const properties = propertiesOf(scene);
  const { scenario, execution } = scene.recorded;
  const names = broken(properties, scene.instance, scenario, execution).map(({ name }) => name);
  return properties.map((property) => ({ property, kept: !names.includes(property.name) }));
};

/** What one general decides in the end. */
export interface FinalDecision {
  readonly general: General;
  /** The order's name; `null` where it is undecided. */
  readonly order: string | null;
  /** The decision counts: it is loyal, and no commander of others. */
  readonly counts: boolean;
}

/** What everybody decides. */
export const decidedIn = ({ instance, recorded }: Scene): readonly FinalDecision[] => {
  const { deciders } = courtOf(booleanLogic, instance, recorded.scenario.faulty);
  return generals(instance.army).map((general) => {
    const decision = recorded.execution.decisions[general];
    return {
      general,
      order: decision?.decided === true ? orderName(instance.army, valueOf(decision.value)) : null,
      counts: deciders.includes(general),
    };
  });
};

/** A coin, and how it falls. */
export interface Tossed {
  readonly coin: Heads;
  readonly heads: boolean;
}

/** Every coin that is tossed, round by round. */
export const tossedIn = ({ instance, recorded: { scenario } }: Scene): readonly Tossed[] =>
  tossesOf(instance, scenario).flatMap(({ round, general, heads }) =>
    heads.map((side, coin) => ({ coin: { round, general, coin }, heads: side })),
  );

/** What one general is: "commander, traitor". */
export const roleText = ({ instance, recorded }: Scene, general: General): string => {
  const { protocol, faults } = instance;
  const faulty = recorded.scenario.faulty.includes(general);
  const roles = [
    ...(commands(protocol, general) ? ['commander'] : []),
    ...(faulty && faults.role !== null ? [faults.role.mark] : []),
  ];
  return roles.length === 0 ? 'loyal' : roles.join(', ');
};

/** The order that a general holds, if it holds one. */
export const orderAt = ({ instance, recorded }: Scene, general: General): string | null =>
  holdsOrder(instance.protocol, general) ? orderName(instance.army, recorded.scenario.orders[general] ?? 0) : null;

/** A message of a scene, told. It is lost only where it would have said something, or deviates. */
export interface ToldMessage extends Exchange {
  /** What it says, in words. */
  readonly text: string;
  /** What it should say, in words, where it deviates or is lost. */
  readonly instead: string | null;
}

const telling = ({ instance }: Scene, exchange: Exchange): ToldMessage => {
  const { round, from, to, prescribed, heard, deviates } = exchange;
  const words = (labels: readonly Label[]): string => messageText(instance, round, from, to, labels);
  // Nobody misses a message of a crashed general that would have said nothing.
  const lost = exchange.lost && (deviates || prescribed.length > 0);
  return { ...exchange, lost, text: words(heard), instead: deviates || lost ? words(prescribed) : null };
};

/** What happens to one message. */
export const toldAt = (scene: Scene, link: Link): ToldMessage =>
  telling(scene, exchangeAt(scene.instance, scene.recorded)(link));

/** All messages, by round, then sender, then receiver. */
export const toldIn = (scene: Scene): readonly ToldMessage[] =>
  exchangesOf(scene.instance, scene.recorded).map((exchange) => telling(scene, exchange));

/** What happens to a message, in a sentence. */
export const sentenceOf = ({ from, to, round, text, instead, lost }: ToldMessage): string => {
  const start = `Round ${String(round)}, ${String(from)} to ${String(to)}:`;
  if (instead === null) return `${start} ${text}.`;
  return lost ? `${start} lost. It should have said ${instead}.` : `${start} a lie, ${text} instead of ${instead}.`;
};

/** What a claim says in words, made or not. */
export const saidText = ({ instance }: Scene, label: Label, claimed: boolean): string =>
  instance.protocol.meaning(instance.army, label, claimed) ??
  (claimed ? label : `no word of “${instance.protocol.meaning(instance.army, label, true) ?? label}”`);

/** "agreement is broken", for whoever listens: the decisions first, then what is wrong. */
export const announcement = (scene: Scene): string => {
  const wrong = propertyVerdicts(scene).flatMap(({ property, kept }) => (kept ? [] : [property.name]));
  const verdict =
    wrong.length === 0 ? 'All properties are kept.' : `${listed(wrong)} ${wrong.length === 1 ? 'is' : 'are'} broken.`;
  return `${decisionsText(scene)} ${verdict}`;
};

/** What the loyal decide, in a sentence. */
const decisionsText = ({ instance, recorded }: Scene): string => {
  const text = loyalDecisionsText(instance, recorded);
  return text === '' ? 'There is nobody whose decision counts.' : `In the end ${text}.`;
};

/** How the coins fall, where any are tossed. */
const coinsText = ({ instance, recorded }: Scene): readonly string[] => {
  const coins = coinTellings(instance, recorded.scenario);
  return [...coinsTold(coins).map(coinText), ...coinsUntold(coins)];
};

/** Why a property is broken, or that it is not. */
export const whyText = (scene: Scene, { property, kept }: PropertyVerdict): readonly string[] => [
  ...castOf(scene.instance, scene.recorded),
  ...coinsText(scene),
  decisionsText(scene),
  kept ? `That keeps ${property.name}: ${property.statement}.` : `That breaks ${property.name}: ${property.statement}.`,
];

/** What the faulty are called here. */
export const faultyNoun = ({ instance }: Scene, many: boolean): string => faultyWord(instance, many);
