/**
 * Hand-made ends of executions, for the properties to judge.
 */
import { right } from './either.ts';
import { armyOf, generals } from '../model/army.ts';
import { booleanLogic } from '../model/boolean.ts';
import { orderOf } from '../model/order.ts';
import type { Problem } from '../model/problem.ts';
import type { Decision } from '../model/protocol.ts';
import type { Court, Outcome } from '../properties/property.ts';
import { decidersOf } from '../properties/property.ts';

const vectorOf = (order: number, values: number): readonly boolean[] =>
  orderOf(booleanLogic, right(armyOf({ n: 2, m: 0, values })), order);

/** It has decided this order. */
export const decides = (order: number, values = 2): Decision<boolean> => ({
  decided: true,
  value: vectorOf(order, values),
});

/** It has not decided, and its value, which must not matter, is this. */
export const undecided = (order: number, values = 2): Decision<boolean> => ({
  decided: false,
  value: vectorOf(order, values),
});

/** The end of an execution in which these generals are faulty. */
export const consensusAmong = (
  faulty: readonly number[],
  decisions: readonly Decision<boolean>[],
  problem: Problem = 'consensus',
  lost = false,
): { readonly court: Court<boolean>; readonly outcome: Outcome<boolean> } => {
  const values = (decisions[0]?.value.length ?? 1) + 1;
  const army = { ...right(armyOf({ n: 2, m: 0, values })), n: decisions.length };
  const isFaulty = generals(army).map((general) => faulty.includes(general));
  return {
    court: { logic: booleanLogic, army, problem, faulty: isFaulty, deciders: decidersOf(problem, isFaulty) },
    outcome: { decisions, lost },
  };
};
