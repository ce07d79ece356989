/**
 * How coins fall in an execution, in words and in letters. The coins of a round are known when its messages have arrived.
 *
 * Limit: that a coin lies on one side means nothing by itself; what a protocol makes of it, no story knows.
 */
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import { coinsTossed, tosses as isTossing } from '../../model/coins.ts';
import type { Instance } from '../../model/instance.ts';
import type { Scenario } from '../../model/scenario.ts';
import { listed } from './words.ts';

/** The coins that one general tosses in a round, at least one; `true` is heads. */
export interface Toss {
  readonly round: number;
  readonly general: General;
  readonly heads: readonly boolean[];
}

/** What is told of a round's coins. */
export interface CoinTelling {
  readonly round: number;
  /** "2 tosses heads; everybody else tosses tails". */
  readonly text: string;
  /** Some coin shows heads. */
  readonly heads: boolean;
}

/** What tells how coins fall. */
type Fallen = Pick<Scenario, 'faulty' | 'heads'>;

/** All coins of a scenario, by round, then general; none where the protocol tosses none, and none of a traitor's. */
export const tossesOf = (instance: Instance, { faulty, heads }: Fallen): readonly Toss[] =>
  Array.from({ length: instance.schedule.rounds }, (_, r) => r + 1).flatMap((round) =>
    generals(instance.army).flatMap((general): readonly Toss[] => {
      const own = heads.filter((each) => each.round === round && each.general === general);
      const count = coinsTossed(instance, faulty, round, general);
      const sides = Array.from({ length: count }, (_, coin) => own.some((each) => each.coin === coin));
      return count === 0 ? [] : [{ round, general, heads: sides }];
    }),
  );

const timesText = (count: number): string => (count === 1 ? '' : count === 2 ? ' twice' : ` ${String(count)} times`);

/** "heads", "tails 3 times", "heads, then tails twice". */
export const sidesText = (heads: readonly boolean[]): string => {
  const starts = heads.flatMap((side, i) => (i > 0 && heads[i - 1] === side ? [] : [i]));
  return starts
    .map(
      (start, i) => `${heads[start] === true ? 'heads' : 'tails'}${timesText((starts[i + 1] ?? heads.length) - start)}`,
    )
    .join(', then ');
};

/** More letters than this are counted. */
const MOST_LETTERS = 4;

/** `H`, `HTT`; of many coins how many show which, `7H 3T`. */
export const coinLetters = (heads: readonly boolean[]): string => {
  if (heads.length <= MOST_LETTERS) return heads.map((side) => (side ? 'H' : 'T')).join('');
  const shown = heads.filter((side) => side).length;
  return [
    ...(shown > 0 ? [`${String(shown)}H`] : []),
    ...(shown < heads.length ? [`${String(heads.length - shown)}T`] : []),
  ].join(' ');
};

/** "round 1, general 2 tosses heads". */
export const tossText = ({ round, general, heads }: Toss): string =>
  `round ${String(round)}, general ${String(general)} tosses ${sidesText(heads)}`;

/** Those whose coins fall alike together; the largest group last, which is everybody else where everybody tosses. */
const roundText = (instance: Instance, { faulty }: Fallen, tosses: readonly Toss[]): string => {
  const groups = [...new Set(tosses.map(({ heads }) => sidesText(heads)))].map((sides) => ({
    sides,
    who: tosses.filter(({ heads }) => sidesText(heads) === sides).map(({ general }) => general),
  }));
  const most = Math.max(...groups.map(({ who }) => who.length));
  // Of groups of the same size, coins that show tails are those that need no names.
  const large = groups.filter(({ who }) => who.length === most);
  const largest = large.find(({ sides }) => sides.startsWith('tails')) ?? large[0];
  const others = groups.filter((each) => each !== largest);
  // Traitors toss none: nobody else is left out where all are told together.
  const tossing = generals(instance.army).filter((general) => isTossing(instance, faulty, general));
  const everybody = tosses.length === tossing.length;
  const some = tossing.length < instance.army.n ? ' who is loyal' : '';
  const ordered = largest === undefined ? others : [...others, largest];
  return ordered
    .map(({ sides, who }) => {
      const all = everybody && who.length > 1 && sides === largest?.sides;
      if (all) return `${others.length === 0 ? 'everybody' : 'everybody else'}${some} tosses ${sides}`;
      return `${listed(who)} ${who.length === 1 ? 'tosses' : 'toss'} ${sides}`;
    })
    .join('; ');
};

/** How the coins fall, a telling for each round in which any is tossed. */
export const coinTellings = (instance: Instance, scenario: Fallen): readonly CoinTelling[] => {
  const all = tossesOf(instance, scenario);
  return [...new Set(all.map(({ round }) => round))].map((round) => {
    const here = all.filter((toss) => toss.round === round);
    return { round, text: roundText(instance, scenario, here), heads: here.some(({ heads }) => heads.includes(true)) };
  });
};

/** "Round 2: 2 tosses heads; everybody else tosses tails." */
export const coinText = ({ round, text }: CoinTelling): string => `Round ${String(round)}: ${text}.`;

/** More rounds of coins than this are told by those in which one shows heads. */
const MOST_ROUNDS = 12;

/** What is told of coins: every round, of many rounds those with heads. */
export const coinsTold = (all: readonly CoinTelling[]): readonly CoinTelling[] =>
  all.length <= MOST_ROUNDS ? all : all.filter(({ heads }) => heads);

/** That the coins that are not told show tails, where there are any. */
export const coinsUntold = (all: readonly CoinTelling[]): readonly string[] =>
  coinsTold(all).length < all.length ? ['All other coins show tails.'] : [];
