/**
 * The difference of two protocols, shown on one scenario: what each does in it, where the first general hears something
 * else, and who decides otherwise.
 */
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import { booleanLogic } from '../../model/boolean.ts';
import type { Choose } from '../../model/choice.ts';
import { choiceName } from '../../model/choice.ts';
import type { Exchange } from '../../model/exchange.ts';
import { deviationsIn, exchangeAt } from '../../model/exchange.ts';
import type { Instance } from '../../model/instance.ts';
import type { Joint } from '../../model/joint.ts';
import { choicesOn } from '../../model/joint.ts';
import type { Link } from '../../model/link.ts';
import { sameLink } from '../../model/link.ts';
import type { Label } from '../../model/message.ts';
import { orderName, valueOf } from '../../model/order.ts';
import type { Recorded, Scenario } from '../../model/scenario.ts';
import { choicesOf, record } from '../../model/scenario.ts';
import { courtOf } from '../../properties/judge.ts';
import { extrasAlike } from '../../properties/same-decisions.ts';
import { coinsTold, coinsUntold, coinTellings } from './coins.ts';
import { castOf, loyalDecisionsText, inOrder, tellings, tellingsOf, tellingText } from './story.ts';
import { listed, messageText } from './words.ts';

/** Something that a loyal general hears under one of two protocols, and not under the other. */
export interface Divergence extends Link {
  /** What it hears, in words. */
  readonly a: string;
  readonly b: string;
}

/** A loyal general that decides otherwise. */
export interface Disagreement {
  readonly general: General;
  /** The order; `null` where it does not decide. */
  readonly a: string | null;
  readonly b: string | null;
  /** What else of its decision is otherwise: a grade. */
  readonly extras: readonly string[];
}

export interface Difference {
  /** The scenario, run under each of them. */
  readonly a: Recorded;
  readonly b: Recorded;
  /** Lies, measured against a. */
  readonly lies: number;
  /** All that loyal generals hear otherwise in the first round in which one does; none if it is never so. */
  readonly divergences: readonly Divergence[];
  readonly disagreements: readonly Disagreement[];
}

/** One scenario of a product, as each half runs it. */
const halves = (joint: Joint, scenario: Scenario): Pick<Difference, 'a' | 'b'> => {
  const { a, b, instance } = joint;
  const made = new Map<string, boolean>();
  const choosing = choicesOf(scenario);
  const noting: Choose<boolean> = (choice, honest) => {
    const value = choosing(choice, honest);
    made.set(choiceName(choice), value);
    return value;
  };
  const { faulty, orders } = scenario;
  record(instance, faulty, orders, noting);
  return {
    a: record(a, faulty, orders, choicesOn(joint, 'a', made)),
    b: record(b, faulty, orders, choicesOn(joint, 'b', made)),
  };
};

const wordsOf = (instance: Instance, { round, from, to, heard }: Exchange): string =>
  messageText(instance, round, from, to, heard);

const sameClaims = (these: readonly Label[], those: readonly Label[]): boolean =>
  these.length === those.length && these.every((label) => those.includes(label));

/** What the loyal hear otherwise in a round. */
const divergencesIn = (
  { a, b }: Joint,
  ran: Pick<Difference, 'a' | 'b'>,
  loyal: readonly General[],
  round: number,
): readonly Divergence[] => {
  const [inA, inB] = [exchangeAt(a, ran.a), exchangeAt(b, ran.b)];
  return loyal.flatMap((to) =>
    generals(a.army).flatMap((from) => {
      const link = { round, from, to };
      const [here, there] = [inA(link), inB(link)];
      return sameClaims(here.heard, there.heard) ? [] : [{ ...link, a: wordsOf(a, here), b: wordsOf(b, there) }];
    }),
  );
};

/** What is otherwise in a general's decision beside the order. */
const otherExtras = ({ a, b }: Pick<Difference, 'a' | 'b'>, general: General): readonly string[] =>
  extrasAlike(booleanLogic, at(a.execution.decisions, general), at(b.execution.decisions, general)).flatMap(
    ([name, alike]) => (alike ? [] : [name]),
  );

const decidedBy = ({ army }: Instance, { execution }: Recorded, general: General): string | null => {
  const { decided, value } = at(execution.decisions, general);
  return decided ? orderName(army, valueOf(value)) : null;
};

/** The difference that a scenario of the product shows. */
export const differenceOf = (joint: Joint, scenario: Scenario): Difference => {
  const { a, b, instance } = joint;
  const ran = halves(joint, scenario);
  const { faulty, deciders } = courtOf(booleanLogic, instance, scenario.faulty);
  const loyal = faulty.flatMap((isFaulty, general) => (isFaulty ? [] : [general]));
  let divergences: readonly Divergence[] = [];
  for (let round = 1; round <= instance.schedule.rounds && divergences.length === 0; round++)
    divergences = divergencesIn(joint, ran, loyal, round);
  return {
    ...ran,
    lies: scenario.deviations.length,
    divergences,
    disagreements: deciders.flatMap((general) => {
      const [here, there] = [decidedBy(a, ran.a, general), decidedBy(b, ran.b, general)];
      const extras = otherExtras(ran, general);
      return here === there && extras.length === 0 ? [] : [{ general, a: here, b: there, extras }];
    }),
  };
};

/** More than this is not told: of what is said the lies alone, of what diverges the beginning. */
const LONGEST = 12;

const saidLines = (instance: Instance, recorded: Recorded): readonly string[] => {
  const all = tellings(instance, recorded);
  const coins = coinTellings(instance, recorded.scenario);
  const told = all.length <= LONGEST ? all : all.filter(({ prescribed }) => prescribed !== null);
  return [
    ...inOrder(told, coinsTold(coins)),
    ...coinsUntold(coins),
    ...(told.length < all.length ? ['All other messages are as prescribed.'] : []),
  ];
};

/** Where the first view diverges. */
const divergenceLines = ({ divergences }: Difference, names: readonly [string, string]): readonly string[] => {
  const [first] = divergences;
  if (first === undefined) return ['Every loyal general hears the same under both, and makes something else of it.'];
  const before = first.round === 1 ? '' : `Up to round ${String(first.round - 1)} every loyal general hears the same. `;
  return [
    `${before}The first view that diverges, in round ${String(first.round)}:`,
    ...divergences
      .slice(0, LONGEST)
      .map(
        ({ from, to, a, b }) =>
          `  ${String(to)} hears from ${String(from)}, under ${names[0]}: ${a}; under ${names[1]}: ${b}.`,
      ),
    ...(divergences.length > LONGEST ? [`  So it is with ${String(divergences.length - LONGEST)} more messages.`] : []),
  ];
};

/** A message that is lost is lost, whatever is in it. */
const sameLie = (one: Exchange, other: Exchange): boolean =>
  sameLink(one, other) &&
  (other.lost || (sameClaims(one.heard, other.heard) && sameClaims(one.prescribed, other.prescribed)));

/** The lies that are only told to b, or that only b calls lies. */
const otherLies = (joint: Joint, difference: Difference): readonly string[] => {
  const { b } = joint;
  const told = deviationsIn(joint.a, difference.a);
  const others = deviationsIn(b, difference.b).filter((each) => !told.some((one) => sameLie(one, each)));
  return tellingsOf(b, others).map((telling) => tellingText(telling));
};

/** Who decides another order, and who the same with another grade. */
const moralLines = ({ disagreements }: Difference): readonly string[] => {
  const others = disagreements.filter(({ a, b }) => a !== b).map(({ general }) => general);
  const alike = disagreements.filter(({ a, b }) => a === b);
  return [
    ...(others.length === 0 ? [] : [`So ${listed(others)} ${others.length === 1 ? 'decides' : 'decide'} otherwise.`]),
    ...alike.map(({ general, extras }) => `So ${String(general)} decides the same, but for its ${listed(extras)}.`),
  ];
};

/** The difference as lines of text; the protocols go by the names they were given by. */
export const differenceLines = (
  joint: Joint,
  difference: Difference,
  names: readonly [string, string],
): readonly string[] => {
  const { a, b } = joint;
  const [first, second] = names;
  return [
    ...castOf(a, difference.a),
    ...saidLines(a, difference.a),
    ...otherLies(joint, difference).map((line) => `Under ${second}, in ${line.replace(/^R/, 'r')}`),
    ...divergenceLines(difference, names),
    `In the end, under ${first}: ${loyalDecisionsText(a, difference.a)}.`,
    `In the end, under ${second}: ${loyalDecisionsText(b, difference.b)}.`,
    ...moralLines(difference),
  ];
};
