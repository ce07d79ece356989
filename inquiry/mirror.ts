/**
 * The other situation: an execution that a loyal general cannot tell from the one it is in.
 *
 * This is how impossibility arguments work (Lamport, Shostak and Pease 1982, §2, figures 1 and 2): a general that sees
 * the same in two situations does the same in both. The search is a guess that is checked, not an enumeration: make
 * others faulty, or deal other orders, let the faulty tell the general just what it heard and everyone else the truth,
 * and see whether it really saw the same. `null` therefore says nothing.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { General } from '../model/army.ts';
import type { Choose } from '../model/choice.ts';
import { exchangeAt } from '../model/exchange.ts';
import type { Instance } from '../model/instance.ts';
import type { Recorded } from '../model/scenario.ts';
import { tellingFewestLies } from '../model/fewest-lies.ts';
import { recording, runningScenario, sayingTheSame } from '../model/scenario.ts';
import { ordersHeld } from '../model/scenario-data.ts';
import { indistinguishable } from '../model/view.ts';
import type { Work } from '../model/work.ts';
import { done } from '../model/work.ts';
import { placements } from '../engines/exhaustive/placement.ts';

/** How many guesses are made at most. */
const MOST_GUESSES = 4_000;

/** How many claims are made in all guesses together, and how many guesses there are in any case. */
const MOST_CLAIMS = 200_000;
const LEAST_GUESSES = 200;

/** A guess costs an execution, so of large ones there are fewer: a story is not worth seconds. */
const mostGuesses = ({ schedule: { claims } }: Instance): number =>
  Math.min(MOST_GUESSES, Math.max(LEAST_GUESSES, Math.floor(MOST_CLAIMS / Math.max(1, claims))));

/** How many claims are made in the guesses about all generals together: a story is not worth a second. */
const MOST_CLAIMS_IN_ALL = 4_000_000;

/** Spends so many claims, or answers `false` where none are left. */
type Purse = (claims: number) => boolean;

const purseOf = (most: number): Purse => {
  let left = most;
  return (claims) => {
    left -= claims;
    return left > -claims;
  };
};

/** Everything that could be dealt, as far as the guesses go. */
function* dealings(count: number, values: number): Generator<readonly number[]> {
  for (let deal = 0; deal < Math.min(values ** count, MOST_GUESSES); deal++)
    yield Array.from({ length: count }, (_, general) => Math.floor(deal / values ** general) % values);
}

/**
 * The faulty tell `general` what it heard in the original, and everyone else what the protocol prescribes; coins fall as there.
 * Each execution takes choices of its own: they know who has crashed in it.
 */
const repeating = (instance: Instance, original: Recorded, general: General): (() => Choose<boolean>) => {
  const same = sayingTheSame(instance, original);
  const exchangeOn = exchangeAt(instance, original);
  return () => {
    /** The round in which a general first lost a message: after that it has no more to lose. */
    const crashed = new Map<General, number>();
    return (choice, honest) => {
      if (choice._tag !== 'coin' && choice.to !== general) return honest;
      if (choice._tag !== 'lost') return same(choice, honest);
      const before = instance.faults.role?.stops === true && (crashed.get(choice.from) ?? choice.round) < choice.round;
      if (before || exchangeOn(choice).heard.length > 0) return false;
      crashed.set(choice.from, choice.round);
      return true;
    };
  };
};

const sameFaulty = (a: Recorded, b: Recorded): boolean => a.scenario.faulty.join() === b.scenario.faulty.join();

/**
 * A situation with at most `t` faulty that `general` cannot tell from the original, though others are faulty in it or,
 * where nobody can be, other messages are lost. Of those found, the one with the fewest lies.
 */
export const mirror = (instance: Instance, t: number, original: Recorded, general: General): Recorded | null =>
  done(mirroring(instance, t, original, general, purseOf(MOST_CLAIMS_IN_ALL)));

/** The same, with pauses. */
function* mirroring(
  instance: Instance,
  t: number,
  original: Recorded,
  general: General,
  purse: Purse,
): Work<Recorded | null> {
  const most = instance.faults.generalsFail ? t : 0;
  let best: Recorded | null = null;
  const choices = repeating(instance, original, general);
  const limit = mostGuesses(instance);
  let guesses = 0;
  for (const { representative: faulty } of placements(instance, most, [])) {
    if (faulty.includes(general)) continue;
    for (const orders of dealings(ordersHeld(instance), instance.army.values)) {
      if (++guesses > limit || !purse(instance.schedule.claims)) return best;
      const guess = yield* recording(instance, faulty, orders, choices());
      const other = !instance.faults.generalsFail || !sameFaulty(guess, original);
      if (!guess.execution.allowed || !other || !indistinguishable(guess.execution, original.execution, general))
        continue;
      const told = yield* tellingFewestLies(instance, guess);
      const idle = yield* withoutIdleLosses(instance, told);
      // A loss that said nothing may have been a crash, without which more is heard later.
      const found = indistinguishable(idle.execution, original.execution, general) ? idle : told;
      if (tells(found, original) && (best === null || lies(found) < lies(best))) best = found;
    }
  }
  return best;
}

/** The same, without the loss of messages that said nothing. */
function* withoutIdleLosses(instance: Instance, found: Recorded): Work<Recorded> {
  const { scenario } = found;
  const telling = scenario.deviations.filter(({ prescribed, said }) => prescribed.length > 0 || said.length > 0);
  return E.getOrElse(() => found)(yield* runningScenario(instance, { ...scenario, deviations: telling }));
}

const lies = ({ scenario }: Recorded): number => scenario.deviations.length;

/** The two differ in something that happened, not only in who might have been blamed. */
const tells = (a: Recorded, b: Recorded): boolean =>
  JSON.stringify(a.scenario.deviations) !== JSON.stringify(b.scenario.deviations) ||
  a.scenario.orders.join() !== b.scenario.orders.join();

/** Of these generals and their other situations, the plainest: the one with the fewest lies, an earlier general's first. */
export function* plainestMirror(
  instance: Instance,
  t: number,
  original: Recorded,
  candidates: readonly General[],
): Work<{ readonly general: General; readonly other: Recorded } | null> {
  let best: { readonly general: General; readonly other: Recorded } | null = null;
  const purse = purseOf(MOST_CLAIMS_IN_ALL);
  for (const general of candidates) {
    const other = yield* mirroring(instance, t, original, general, purse);
    if (other !== null && (best === null || lies(other) < lies(best.other))) best = { general, other };
  }
  return best;
}
