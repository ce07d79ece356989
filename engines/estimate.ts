/**
 * What it would cost to enumerate a question, guessed before anything is enumerated.
 *
 * Round by round: a receiver that is asked for c choices takes 2^c / 32 evaluations, and the joint states multiply by what
 * each receiver can be made to hear. They merge again where there are fewer states than ways to get there; how many states a
 * general can be in is seen from random executions, and believed where there are clearly fewer of them than executions.
 *
 * Limits: it is a guess, and tends to be too high, because receivers in the same situation are heard once and because not
 * every combination of states occurs. Engines keep their own limits.
 */
import type { General } from '../model/army.ts';
import { generals } from '../model/army.ts';
import { at } from '../model/at.ts';
import type { Choose } from '../model/choice.ts';
import { executing } from '../model/executing.ts';
import { runOf, toss } from '../model/execution.ts';
import type { Instance } from '../model/instance.ts';
import type { Lanes } from '../model/lanes.ts';
import { laneOf, LANES, lanesLogic } from '../model/lanes.ts';
import { silence } from '../model/message.ts';
import { holdsOrder } from '../model/problem.ts';
import { freeOrders } from '../model/scenario.ts';
import { labelsOf } from '../model/schedule.ts';
import { leavesOf } from '../model/tree.ts';
import type { Work } from '../model/work.ts';
import { done } from '../model/work.ts';
import { stream } from './fuzz/stream.ts';
import { binomial, placements } from './exhaustive/placement.ts';
import type { Limits } from './finding.ts';
import type { Question } from './question.ts';
import { mostFaulty } from './question.ts';
import { provingSymmetry } from './symmetry/symmetry.ts';

export interface Estimate {
  /** `receive`s altogether. */
  readonly evaluations: number;
  /** Joint states kept at the same time. */
  readonly states: number;
  /** Combinations of decisions to be judged. */
  readonly combinations: number;
}

/** How many choices each receiver is asked for: `[round - 1][general]`. */
function* choicesAsked(instance: Instance, faulty: readonly General[]): Work<readonly (readonly number[])[]> {
  const run = runOf(lanesLogic, instance, faulty);
  const everybody = generals(instance.army);
  const nothing = (round: number, from: General, to: General): readonly Lanes[] =>
    silence(lanesLogic.zero, labelsOf(instance.schedule, round, from, to));
  let memory = run.faults.start;
  const asked: (readonly number[])[] = [];
  for (let r = 0; r < instance.schedule.rounds; r++) {
    yield;
    const sent = everybody.map((from) => everybody.map((to) => nothing(r + 1, from, to)));
    memory = run.faults.begin(memory, r + 1, sent);
    const here: number[] = [];
    for (const to of everybody) {
      yield;
      let count = 0;
      const asking: Choose<Lanes> = (_choice, honest) => {
        count += 1;
        return honest;
      };
      const addressed = sent.map((messages) => at(messages, to));
      memory = run.faults.deliver(memory, r + 1, to, addressed, asking).memory;
      toss(run, r + 1, to, asking);
      here.push(count);
    }
    asked.push(here);
  }
  return asked;
}

/** Random executions, thirty-two at a time. */
const VOLLEYS = 8;

/** A state with more leaves than this keeps what it heard, and is taken to be different whenever that is. */
const REMEMBERS = 64;

/** How many joint states of those whose states matter to the end there can be after each round, as far as random executions show. */
function* statesSeen(instance: Instance, faulty: readonly General[]): Work<readonly number[]> {
  const run = runOf(lanesLogic, instance, faulty);
  const draw = stream('estimate', faulty.join());
  // A faulty general that follows the protocol, and never stops, goes on from what it heard.
  const { role } = instance.faults;
  const goesOn = role !== null && role.benign && !role.stops;
  const lasting = generals(instance.army).filter((general) => goesOn || !faulty.includes(general));
  const seen = Array.from({ length: instance.schedule.rounds }, () => lasting.map(() => new Set<string>()));
  for (let volley = 0; volley < VOLLEYS; volley++) {
    const orders = generals(instance.army).map(() => Array.from({ length: instance.army.values - 1 }, () => draw()));
    const { rounds } = yield* executing(run, orders, () => draw());
    for (const [r, { states }] of rounds.entries())
      for (const [i, general] of lasting.entries()) {
        yield;
        const leaves = leavesOf(at(states, general));
        if (leaves.length > REMEMBERS) continue;
        for (let lane = 0; lane < LANES; lane++)
          at(at(seen, r), i).add(leaves.map((leaf) => (laneOf(leaf, lane) ? '1' : '0')).join(''));
      }
  }
  const believed = (VOLLEYS * LANES) / 4;
  return seen.map((byGeneral) =>
    byGeneral.reduce((product, { size }) => product * (size === 0 || size > believed ? Infinity : size), 1),
  );
}

/** With no more joint states than this it does not matter how many of them are the same. */
const FEW = 256;

const blocks = (choices: number): number => 2 ** Math.max(0, choices - 5);

const sum = (xs: readonly number[]): number => xs.reduce((a, b) => a + b, 0);

/** The larger of each. */
const larger = (a: Estimate, b: Estimate): Estimate => ({
  evaluations: Math.max(a.evaluations, b.evaluations),
  states: Math.max(a.states, b.states),
  combinations: Math.max(a.combinations, b.combinations),
});

/** Whether it stays within the limits. */
export const within = (guess: Estimate, limits: Limits): boolean =>
  guess.evaluations <= limits.evaluations && guess.states <= limits.states && guess.combinations <= limits.combinations;

/** How many ways there are to deal the orders, without going through them (`orderings`). */
const dealings = (instance: Instance, faulty: readonly General[], alike: readonly General[]): number => {
  const { protocol, army } = instance;
  const free = freeOrders(instance, faulty);
  const holders = generals(army).filter((general) => holdsOrder(protocol, general) && !free.includes(general));
  const same = holders.filter((general) => alike.includes(general));
  /** Those who are alike: only how many of them hold each order matters. */
  const ways = (members: readonly General[]): number =>
    Number(binomial(members.length + army.values - 1, members.length));
  const loyal = same.filter((general) => !faulty.includes(general));
  const others = same.filter((general) => faulty.includes(general));
  return army.values ** (holders.length - same.length) * ways(loyal) * ways(others);
};

/** One placement of the faults; stops counting when it is too much. */
function* placementEstimate(
  { instance }: Question,
  faulty: readonly General[],
  alike: readonly General[],
  limits: Limits,
): Work<Estimate> {
  let states = dealings(instance, faulty, alike);
  let guess: Estimate = { evaluations: 0, states, combinations: 0 };
  let seen: readonly number[] | null = null;
  const rounds = yield* choicesAsked(instance, faulty);
  for (const [r, choices] of rounds.entries()) {
    // What those that say the same to everybody have told the first receiver is remembered while the others are gone through.
    const told = instance.faults.role?.consistent === true ? 2 ** Math.max(...choices) : 1;
    guess = { ...guess, evaluations: guess.evaluations + states * told * sum(choices.map(blocks)) };
    if (!within(guess, limits)) break;
    if (r + 1 === rounds.length) {
      // After the last round only decisions matter: of each there is one more than orders, counting none.
      const decisions = choices.map((asked) => Math.min(2 ** asked, instance.army.values + 1));
      return { ...guess, combinations: decisions.reduce((product, each) => product * each, states) };
    }
    states *= 2 ** sum(choices);
    if (states > FEW) {
      seen ??= yield* statesSeen(instance, faulty);
      states = Math.min(states, at(seen, r));
    }
    guess = { ...guess, states: Math.max(guess.states, states) };
  }
  return guess;
}

/** More placements than this are too many to look at one by one. */
const MOST_PLACEMENTS = 2_000;

/** The estimate for a question; where it exceeds the limits, it is no more than a lower bound of itself. */
export const estimate = (question: Question, limits: Limits): Estimate => done(estimating(question, limits));

/** The same, with pauses. */
export function* estimating(question: Question, limits: Limits): Work<Estimate> {
  let all: Estimate = { evaluations: 0, states: 0, combinations: 0 };
  let rest = MOST_PLACEMENTS;
  const { alike } = yield* provingSymmetry(question);
  for (const { representative } of placements(question.instance, mostFaulty(question), alike)) {
    const one = yield* placementEstimate(question, representative, alike, limits);
    all = { ...larger(all, one), evaluations: rest === 0 ? Infinity : all.evaluations + one.evaluations };
    rest -= 1;
    if (!within(all, limits)) break;
  }
  return all;
}
