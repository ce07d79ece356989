/**
 * Traitors in a full-information protocol: what they may claim to have seen.
 *
 * A message of round r + 1 is a view after r rounds, so a traitor may claim any. Most of these claims are pointless:
 * the receiver knows what it said itself, and what the traitor claimed before. So only the *consistent* claims are
 * enumerated. Let w be what j claims to i, who has seen x in r rounds:
 *
 *     (1)  w continues what j claimed to i in round r;
 *     (2)  w says that i told j in round r what i did tell it;
 *     (3)  what w says that another general k told j in round r is a consistent claim of k to j, in the light of w.
 *
 * **Lemma.** The restriction is harmless: a decision map that is right for all executions with consistent claims
 * exists if and only if one exists that is right for all executions with any claims.
 *
 * *If* is clear: there are fewer executions. *Only if*: let every loyal general replace a message that is not
 * consistent with its view by the first consistent claim there is, and take that for what it heard; on consistent
 * messages it changes nothing. Whether a claim is consistent depends on j, i and x only, so i can do that. What a
 * loyal j sends to a loyal i is consistent and passes unchanged, by induction over the rounds: (1) what i took j to
 * have said in round r is j's view then; (2) what j took i to have said is i's view then; (3) is what j itself made
 * sure of in round r. So whatever traitors send, the loyal see an execution with consistent claims, of the same
 * faulty generals and the same orders, and decide as in it. ∎
 *
 * The argument holds for any restriction that depends on the receiver's view and that loyal senders keep. What is
 * left over are the *relay paths*: what k told j last round, for each k other than i and j, itself free but for what
 * j knows of it. Their number is counted by `relays.ts`, and a test compares with the enumeration of all well-formed
 * claims.
 */
import type { General } from '../../../model/army.ts';
import type { Problem } from '../../../model/problem.ts';
import type { Adversary, AdversaryBox, AdversaryState } from './adversary.ts';
import { product } from './adversary.ts';
import type { Views } from './views.ts';
import { NO_VIEW } from './views.ts';
import { holdsOrder } from '../../../model/problem.ts';

/** The views that a general can have before round 1. */
export const firstViews = (views: Views, n: number, problem: Problem, general: General): readonly number[] =>
  (holdsOrder({ problem }, general) ? [0, 1] : [NO_VIEW]).map((order) =>
    views.idOf(
      0,
      general,
      Array.from({ length: n }, (_, k) => (k === general ? order : NO_VIEW)),
    ),
  );

/** Consistent claims; those that were made before are remembered. */
export interface Claims {
  /** What `from` may claim to `to`, who has this view. */
  readonly toward: (from: General, to: General, view: number) => readonly number[];
}

/** More views than this are never numbered, so that two of them make one key. */
const MOST_VIEWS = 2 ** 26;

export const traitorClaims = (views: Views, n: number, problem: Problem): Claims => {
  const everybody = Array.from({ length: n }, (_, general) => general);
  const first = everybody.map((general) => firstViews(views, n, problem, general));
  const known = new Map<number, readonly number[]>();

  /** The views that continue `earlier` and in which the general that has the view `echo` had told just that. */
  const continuing = (earlier: number, echo: number): readonly number[] => {
    const key = earlier * MOST_VIEWS + echo;
    const made = known.get(key);
    if (made !== undefined) return made;
    const [from, to, round] = [views.generalOf(earlier), views.generalOf(echo), views.roundOf(earlier)];
    const rows = everybody.map((k) => {
      if (k === from) return [earlier];
      if (k === to) return [echo];
      // (3): k's own history as j knows it, with j's words in it as j said them.
      return round === 0 ? (first[k] ?? []) : continuing(views.part(earlier, k), views.part(earlier, from));
    });
    const claims = [...product(rows)].map((row) => views.idOf(round + 1, from, row));
    known.set(key, claims);
    return claims;
  };

  return {
    toward: (from, to, view) =>
      views.roundOf(view) === 0 ? (first[from] ?? []) : continuing(views.part(view, from), views.part(view, to)),
  };
};

/**
 * Traitors: in every round a single box, because what a traitor tells one general does not limit what it tells another.
 */
export const traitors = (views: Views, claims: Claims, faulty: readonly boolean[]): Adversary => {
  const heard = (state: AdversaryState, round: number, to: General): readonly number[] => {
    const own = state.views[to] ?? NO_VIEW;
    const rows = state.views.map((view, from) => (faulty[from] === true ? claims.toward(from, to, own) : [view]));
    return [...product(rows)].map((row) => views.idOf(round, to, row));
  };
  const box = (state: AdversaryState, round: number, matters: (general: General) => boolean): AdversaryBox => ({
    options: state.views.map((_, general) => (matters(general) ? heard(state, round, general) : [NO_VIEW])),
    memory: 0,
  });
  return {
    round: (state, round) => [box(state, round, (general) => faulty[general] !== true)],
    last: (state, round, deciders) => [box(state, round, (general) => deciders.includes(general))],
  };
};
