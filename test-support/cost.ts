/**
 * How many executions the plain enumeration of a question takes: counted without running any but the honest ones.
 */
import type { General } from '../model/army.ts';
import { generals } from '../model/army.ts';
import type { Instance } from '../model/instance.ts';
import { holdsOrder } from '../model/problem.ts';
import { record } from '../model/scenario.ts';
import { ordersHeld } from '../model/scenario-data.ts';
import type { Question } from '../engines/question.ts';
import { mostFaulty } from '../engines/question.ts';

/** All subsets of them. */
const subsets = (members: readonly General[]): readonly (readonly General[])[] =>
  members.reduce<readonly (readonly General[])[]>(
    (some, member) => [...some, ...some.map((set) => [...set, member])],
    [[]],
  );

/** One execution for each order of whoever follows the protocol, and each of 2^choices assignments. */
const costWith = (instance: Instance, faulty: readonly General[]): number => {
  const { army, protocol, faults } = instance;
  const orders = Array.from({ length: ordersHeld(instance) }, () => 0);
  let choices = 0;
  record(instance, faulty, orders, (_choice, honest) => {
    choices += 1;
    return honest;
  });
  const dealt = generals(army).filter(
    (general) => holdsOrder(protocol, general) && (faults.benign || !faulty.includes(general)),
  );
  return army.values ** dealt.length * 2 ** choices;
};

/** What the placements with so many faulty cost together, by instance: an instance is asked about with several `t`. */
const costs = new WeakMap<Instance, Map<number, number>>();

const costOf = (instance: Instance, faulty: number): number => {
  const known = costs.get(instance) ?? new Map<number, number>();
  costs.set(instance, known);
  const cost =
    known.get(faulty) ??
    subsets(generals(instance.army))
      .filter(({ length }) => length === faulty)
      .reduce((sum, placement) => sum + costWith(instance, placement), 0);
  known.set(faulty, cost);
  return cost;
};

/** The executions of all placements of at most so many faulty. */
export const plainCost = (question: Question): number => {
  let cost = 0;
  for (let faulty = 0; faulty <= mostFaulty(question); faulty++) cost += costOf(question.instance, faulty);
  return cost;
};
