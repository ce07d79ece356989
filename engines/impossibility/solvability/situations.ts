/**
 * The situations: everything that is settled before the last round.
 *
 * A *situation* is who is faulty, the orders, and what everybody has seen in all rounds but the last; with it goes
 * one box of what may be seen in the last. Every execution of the full-information protocol is in a box of some
 * situation, and every choice from a box is one: that is what the adversaries promise, round by round.
 */
import type { General } from '../../../model/army.ts';
import { holdsOrder } from '../../../model/problem.ts';
import { conditionOf } from '../../../properties/conditions.ts';
import { decidersOf } from '../../../properties/property.ts';
import { forcedOrder } from '../forced.ts';
import type { Adversary, AdversaryBox, AdversaryState } from './adversary.ts';
import { product } from './adversary.ts';
import { loser, lossesOf } from './losses.ts';
import type { SolvabilityQuestion } from './question.ts';
import { mostReallyFaulty } from './question.ts';
import type { Claims } from './traitors.ts';
import { traitorClaims, firstViews, traitors } from './traitors.ts';
import type { Views } from './views.ts';
import { NO_VIEW } from './views.ts';

export interface Situation {
  readonly faulty: readonly boolean[];
  /** The generals that are not faulty and decide. */
  readonly deciders: readonly General[];
  /** Everybody's view before the last round. */
  readonly eve: AdversaryState;
  /** By decider, in their order: what it may have seen in the end. */
  readonly options: readonly (readonly number[])[];
  /** The order that validity forces in every execution of the box. */
  readonly forced: number | null;
  /** Its executions are in another situation as well. */
  readonly again: boolean;
}

/** A situation as it is kept: what is told of its executions. */
export type KeptSituation = Pick<Situation, 'faulty' | 'eve' | 'forced'>;

/** Every set of at most `t` of the generals, smallest first. */
function* placements(n: number, t: number): Generator<readonly boolean[]> {
  const everybody = Array.from({ length: n }, (_, general) => general);
  const sets = function* (size: number, from: General): Generator<readonly General[]> {
    if (size === 0) yield [];
    else
      for (let first = from; first + size <= n; first++)
        for (const rest of sets(size - 1, first + 1)) yield [first, ...rest];
  };
  for (let size = 0; size <= t; size++)
    for (const faulty of sets(size, 0)) yield everybody.map((general) => faulty.includes(general));
}

const adversaryOf = (
  { faults, validity }: SolvabilityQuestion,
  views: Views,
  claims: Claims,
  faulty: readonly boolean[],
): Adversary =>
  faults.benign
    ? loser(views, lossesOf(faults, faulty), conditionOf(validity).excusedByLoss)
    : traitors(views, claims, faulty);

/** The states that a state may lead to before the last round, each with the boxes of the last. */
function* eves(
  adversary: Adversary,
  state: AdversaryState,
  round: number,
  rounds: number,
  deciders: readonly General[],
): Generator<readonly [AdversaryState, AdversaryBox]> {
  if (rounds === 0) yield [state, { options: state.views.map((view) => [view]), memory: 0 }];
  else if (round === rounds) for (const box of adversary.last(state, round, deciders)) yield [state, box];
  else
    for (const { options, memory } of adversary.round(state, round))
      for (const views of product(options)) yield* eves(adversary, { views, memory }, round + 1, rounds, deciders);
}

/** All situations of a question. */
export function* situations(question: SolvabilityQuestion, views: Views): Generator<Situation> {
  const { n, rounds, problem, faults, validity } = question;
  const claims = traitorClaims(views, n, problem);
  for (const faulty of placements(n, mostReallyFaulty(question))) {
    const deciders = decidersOf(problem, faulty);
    if (deciders.length === 0) continue;
    const adversary = adversaryOf(question, views, claims, faulty);
    const first = faulty.map((isFaulty, general) =>
      isFaulty && !faults.benign ? [NO_VIEW] : firstViews(views, n, problem, general),
    );
    for (const start of product(first)) {
      const orders = start.flatMap((view, general) => {
        if (!holdsOrder({ problem }, general)) return [];
        return [view === NO_VIEW ? NO_VIEW : views.part(view, general)];
      });
      for (const [eve, box] of eves(adversary, { views: start, memory: 0 }, 1, rounds, deciders)) {
        const options = deciders.map((general) => box.options[general] ?? []);
        const forced = forcedOrder(validity, faulty, orders, box.memory !== 0);
        yield { faulty, deciders, eve, options, forced, again: box.again === true };
      }
    }
  }
}
