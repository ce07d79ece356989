/**
 * How large a view graph is, computed before any of it is made.
 *
 * It is exact, as long as numbers are: a test compares it with what is made.
 */
import { relayCount } from './relays.ts';
import type { SolvabilityQuestion } from './question.ts';
import { mostFaulty } from './question.ts';

export interface Estimate {
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

/** Of one placement with so many faulty, the commander among them or not. */
const ofPlacement = (question: SolvabilityQuestion, faulty: number, treacherous: boolean): Estimate => {
  const { n, problem, rounds, faults } = question;
  const loyal = n - faulty;
  const deciders = problem === 'broadcast' && !treacherous ? loyal - 1 : loyal;
  const holders = problem === 'broadcast' ? 1 : n;
  const free = Math.max(0, rounds - 1);
  const last = rounds > 0 ? 1 : 0;
  if (faults === 'byzantine') return ofTraitors(question, faulty, treacherous);
  if (typeof faults !== 'string') {
    const messages = rounds * n * (n - 1);
    let runs = 0;
    for (let lost = 0; lost <= Math.min(faults.loss, messages); lost++) runs += choose(messages, lost);
    if (faults.loss !== Infinity) return { situations: 2 ** holders * runs, entries: 2 ** holders * runs * deciders };
    const situations = 2 ** (holders + free * n * (n - 1));
    return { situations, entries: situations * deciders * 2 ** (last * (n - 1)) };
  }
  if (faults === 'crash') {
    // A faulty general stops in one of the rounds before, at some non-empty set of receivers, or goes on.
    const stopped = free * (2 ** (n - 1) - 1);
    return {
      situations: 2 ** holders * (stopped + 1) ** faulty,
      entries: 2 ** holders * deciders * (stopped + 2 ** last) ** faulty,
    };
  }
  const links = faulty * (n - 1) + (faults === 'omission' ? faulty * loyal : 0);
  const situations = 2 ** (holders + free * links);
  return { situations, entries: situations * deciders * 2 ** (last * faulty) };
};

/** Traitors: a power of two for every relay path over a link from one of them to a loyal general. */
const ofTraitors = (question: SolvabilityQuestion, faulty: number, treacherous: boolean): Estimate => {
  const { n, problem, rounds } = question;
  const [leading, others] = treacherous ? [1, faulty - 1] : [0, faulty];
  /** The bits that the traitors have towards the commander, and towards any other loyal general, in a round. */
  const bits = (round: number): readonly [number, number] => {
    const { fromCommander, toCommander, between } = relayCount(n, problem, round);
    return [others * toCommander, leading * fromCommander + others * between];
  };
  const commanders = 1 - leading;
  const lieutenants = n - faulty - commanders;
  let exponent = problem === 'broadcast' ? commanders : n - faulty;
  for (let round = 1; round < rounds; round++) {
    const [commander, lieutenant] = bits(round);
    exponent += commanders * commander + lieutenants * lieutenant;
  }
  const [commander, lieutenant] = rounds > 0 ? bits(rounds) : [0, 0];
  const deciding = problem === 'broadcast' ? 0 : commanders;
  return {
    situations: 2 ** exponent,
    entries: 2 ** exponent * (deciding * 2 ** commander + lieutenants * 2 ** lieutenant),
  };
};

/** Whether anybody decides there. */
const decided = ({ n, problem }: SolvabilityQuestion, faulty: number, treacherous: boolean): boolean =>
  problem === 'broadcast' && !treacherous ? n - faulty > 1 : n - faulty > 0;

/** How large the view graph of a question is; infinite where it is beyond all numbers. */
export const estimate = (question: SolvabilityQuestion): Estimate => {
  let [situations, entries] = [0, 0];
  for (let faulty = 0; faulty <= mostFaulty(question); faulty++)
    for (const treacherous of [false, true]) {
      const placements = treacherous
        ? faulty === 0
          ? 0
          : choose(question.n - 1, faulty - 1)
        : choose(question.n - 1, faulty);
      if (placements === 0 || !decided(question, faulty, treacherous)) continue;
      const one = ofPlacement(question, faulty, treacherous);
      situations += placements * one.situations;
      entries += placements * one.entries;
    }
  // More than can be written: infinity times zero, and the like.
  return {
    situations: Number.isNaN(situations) ? Infinity : situations,
    entries: Number.isNaN(entries) ? Infinity : entries,
  };
};
