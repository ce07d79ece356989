/**
 * All scenarios of one placement of the faults, as a circuit.
 *
 * Choices and orders are its inputs, by name. Everything that a query may assert is a literal: that the fault model allows it
 * all, that orders are orders, that a property is met, that a link lies.
 */
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import type { Choose } from '../../model/choice.ts';
import { choiceName } from '../../model/choice.ts';
import type { Circuit, Effort, Literal } from '../../model/circuit.ts';
import { circuit } from '../../model/circuit.ts';
import { executing } from '../../model/executing.ts';
import { runOf } from '../../model/execution.ts';
import type { Execution } from '../../model/execution.ts';
import type { Instance } from '../../model/instance.ts';
import type { Order } from '../../model/order.ts';
import { isOrder, orderOf } from '../../model/order.ts';
import { holdsOrder } from '../../model/problem.ts';
import { renamedChoice } from '../../model/relabelling.ts';
import { freeOrders } from '../../model/scenario.ts';
import type { Work } from '../../model/work.ts';
import { done } from '../../model/work.ts';
import { courtOf, meets } from '../../properties/judge.ts';
import type { Property } from '../../properties/property.ts';

/** The name of the input that says that a general holds an order (1 to values - 1; RETREAT is none of them). */
export const orderInput = (general: General, value: number): string => `order:${String(general)}=${String(value)}`;

export interface PlacementFormula {
  readonly instance: Instance;
  readonly faulty: readonly General[];
  readonly circuit: Circuit;
  readonly execution: Execution<Literal>;
  /** The inputs that make a scenario: all choices, and the orders of everybody but the traitors. */
  readonly scenario: readonly Literal[];
  /** What every scenario satisfies: it is allowed, and every order is one. */
  readonly allowed: readonly Literal[];
  /** By link: some choice on it is not the honest one. */
  readonly lies: readonly Literal[];
  /** That a property is met. */
  readonly met: (property: Property) => Literal;
  /** The input that one of the scenario's becomes when generals are renamed. */
  readonly renamed: (input: Literal, to: (general: General) => General) => Literal;
}

/** The formula of one placement. */
export const placementFormulaOf = (instance: Instance, faulty: readonly General[], effort: Effort): PlacementFormula =>
  done(formulating(instance, faulty, effort));

/** The same, with pauses. */
export function* formulating(instance: Instance, faulty: readonly General[], effort: Effort): Work<PlacementFormula> {
  const { protocol, army } = instance;
  const built = circuit(effort);
  const { logic, input } = built;
  const free = freeOrders(instance, faulty);
  const retreat = orderOf(logic, army, 0);
  const scenario: Literal[] = [];
  const renamings = new Map<Literal, (to: (general: General) => General) => string>();
  const orders = generals(army).map((general): Order<Literal> => {
    if (!holdsOrder(protocol, general)) return retreat;
    const bits = Array.from({ length: army.values - 1 }, (_, bit) => input(orderInput(general, bit + 1)));
    if (!free.includes(general)) scenario.push(...bits);
    for (const [i, bit] of bits.entries()) renamings.set(bit, (to) => orderInput(to(general), i + 1));
    return bits;
  });
  const links = new Map<string, Literal[]>();
  const choosing: Choose<Literal> = (choice, honest) => {
    const chosen = input(choiceName(choice));
    scenario.push(chosen);
    renamings.set(chosen, (to) => choiceName(renamedChoice(instance, choice, to)));
    if (choice._tag !== 'coin') {
      const link = `${String(choice.round)}:${String(choice.from)}>${String(choice.to)}`;
      const differs = logic.not(logic.equal(chosen, honest));
      links.set(link, [...(links.get(link) ?? []), differs]);
    }
    return chosen;
  };
  const execution = yield* executing(runOf(logic, instance, faulty), orders, choosing);
  const court = courtOf(logic, instance, faulty);
  const judged = orders.map((order, general) => (free.includes(general) ? retreat : order));
  return {
    instance,
    faulty,
    circuit: built,
    execution,
    scenario,
    allowed: [execution.allowed, ...orders.map((order) => isOrder(logic, order))],
    lies: [...links.values()].map(logic.any),
    met: (property) => meets(property, court, judged, execution),
    renamed: (literal, to) => input(renamings.get(literal)?.(to) ?? ''),
  };
}

/** A scenario that does not meet all of the properties, with at most so many lies. */
export const attackOn = (
  { circuit: { logic }, allowed, lies, met }: PlacementFormula,
  properties: readonly Property[],
  mostLies: number | null,
): readonly Literal[] => [
  ...allowed,
  logic.not(logic.all(properties.map(met))),
  ...(mostLies === null ? [] : [logic.not(logic.atLeast(mostLies + 1, lies))]),
];
