/**
 * How large a view graph is, computed before any of it is made.
 *
 * It is exact, as long as numbers are: a test compares it with what is made.
 */
import { relayCount } from './relays.ts';
import { hasCommander } from '../../../model/problem.ts';
import { conditionOf } from '../../../properties/conditions.ts';
import type { SolvabilityQuestion } from './question.ts';
import { mostReallyFaulty } from './question.ts';

export interface GraphEstimate {
  /** Situations before the last round: who is faulty, the orders, what everybody has seen by then. */
  readonly situations: number;
  /** The views that can be had from them in the last round, situation by situation. */
  readonly entries: number;
}

/** n over k. */
const choose = (n: number, k: number): number => {
  let result = 1;
  for (let i = 1; i <= k; i++) result = (result * (n - k + i)) / i;
  return Math.round(result);
};

/** A placement of the faults, as far as the size of its part of the graph depends on it. */
interface Placement {
  readonly faulty: number;
  /** The commander is among them. */
  readonly treacherous: boolean;
  /** How many loyal generals decide. */
  readonly deciders: number;
}

/**
 * Losses: `before` ways to get through the rounds before the last, `all` ways to get through all that a decider
 * notices.
 */
const ways = (
  { n, rounds, faults: { role, links } }: SolvabilityQuestion,
  faulty: number,
): readonly [before: number, all: number] => {
  const [free, last] = rounds === 0 ? [0, 0] : [rounds - 1, 1];
  if (role?.stops === true) {
    // A faulty general stops in one of the rounds before, at some non-empty set of receivers, or goes on.
    const stopped = free * (2 ** (n - 1) - 1);
    return [(stopped + 1) ** faulty, (stopped + 2 ** last) ** faulty];
  }
  if (role !== null) {
    const { sent, received } = role.loses;
    const links = (sent ? faulty * (n - 1) : 0) + (received ? faulty * (n - (sent ? faulty : 1)) : 0);
    return [2 ** (free * links), 2 ** (free * links + (sent ? last * faulty : 0))];
  }
  if (links.most === Infinity) return [2 ** (free * n * (n - 1)), 2 ** (free * n * (n - 1) + last * (n - 1))];
  // At most so many of all messages, and each way by itself.
  const messages = rounds * n * (n - 1);
  let [runs, losing] = [0, 1];
  for (let lost = 0; lost <= Math.min(links.most, messages); lost++) {
    runs += losing;
    losing = (losing * (messages - lost)) / (lost + 1);
  }
  return [runs, runs];
};

const ofLosses = (question: SolvabilityQuestion, { faulty, deciders }: Placement): GraphEstimate => {
  const { n, rounds, faults, problem, validity } = question;
  const orders = 2 ** (hasCommander(problem) ? 1 : n);
  const [before, all] = ways(question, faulty);
  // What is lost is not counted, but matters: a situation more in which nothing is.
  const counted = faults.role === null && faults.links.most !== Infinity;
  const apart = conditionOf(validity).excusedByLoss && !counted && rounds > 0 ? 1 : 0;
  return { situations: orders * (before + apart), entries: orders * deciders * (all + apart) };
};

/** Traitors: a power of two for every relay path over a link from one of them to a loyal general. */
const ofTraitors = (question: SolvabilityQuestion, { faulty, treacherous, deciders }: Placement): GraphEstimate => {
  const { n, problem, rounds } = question;
  const [leading, others] = treacherous ? [1, faulty - 1] : [0, faulty];
  /** The bits that the traitors have towards the commander, and towards any other loyal general, in a round. */
  const bits = (round: number): readonly [number, number] => {
    const { fromCommander, toCommander, between } = relayCount(n, problem, round);
    return [others * toCommander, leading * fromCommander + others * between];
  };
  const commanders = 1 - leading;
  const lieutenants = n - faulty - commanders;
  let exponent = hasCommander(problem) ? commanders : n - faulty;
  for (let round = 1; round < rounds; round++) {
    const [commander, lieutenant] = bits(round);
    exponent += commanders * commander + lieutenants * lieutenant;
  }
  const [commander, lieutenant] = rounds > 0 ? bits(rounds) : [0, 0];
  const last = (deciders - lieutenants) * 2 ** commander + lieutenants * 2 ** lieutenant;
  return { situations: 2 ** exponent, entries: 2 ** exponent * last };
};

/** How large the view graph of a question is; infinite where it is beyond all numbers. */
export const estimateGraph = (question: SolvabilityQuestion): GraphEstimate => {
  const { n, problem, faults } = question;
  let [situations, entries] = [0, 0];
  for (let faulty = 0; faulty <= mostReallyFaulty(question); faulty++)
    for (const treacherous of faulty === 0 ? [false] : [false, true]) {
      const placements = treacherous ? choose(n - 1, faulty - 1) : choose(n - 1, faulty);
      const deciders = n - faulty - (hasCommander(problem) && !treacherous ? 1 : 0);
      if (placements === 0 || deciders <= 0) continue;
      const placement = { faulty, treacherous, deciders };
      const one = faults.benign ? ofLosses(question, placement) : ofTraitors(question, placement);
      situations += placements * one.situations;
      entries += placements * one.entries;
    }
  // Infinitely many times none, and the like.
  const known = (count: number): number => (Number.isNaN(count) ? Infinity : count);
  return { situations: known(situations), entries: known(entries) };
};
