/**
 * How many executions the plain enumeration of a question takes: counted without running any but the honest ones.
 */
import { generals } from '../model/army.ts';
import { holdsOrder } from '../model/instance.ts';
import { ordersHeld, record } from '../model/scenario.ts';
import type { Question } from '../engines/question.ts';
import { mostFaulty } from '../engines/question.ts';

/** All subsets of them. */
const subsets = (members: readonly number[]): readonly (readonly number[])[] =>
  members.reduce<readonly (readonly number[])[]>(
    (some, member) => [...some, ...some.map((set) => [...set, member])],
    [[]],
  );

/** One execution for each placement, each order of whoever follows the protocol, and each of 2^choices assignments. */
export const plainCost = (question: Question): number => {
  const { army, protocol, faults } = question.instance;
  const orders = Array.from({ length: ordersHeld(question.instance) }, () => 0);
  const placements = subsets(generals(army)).filter(({ length }) => length <= mostFaulty(question));
  return placements.reduce((cost, faulty) => {
    let choices = 0;
    record(question.instance, faulty, orders, (_choice, honest) => {
      choices += 1;
      return honest;
    });
    const dealt = generals(army).filter(
      (general) => holdsOrder(protocol, general) && (faults.benign || !faulty.includes(general)),
    );
    return cost + army.values ** dealt.length * 2 ** choices;
  }, 0);
};
