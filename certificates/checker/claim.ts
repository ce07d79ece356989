/**
 * What a scenario against the claim has to satisfy, for one placement of the faults (docs/certificates.md, point 3).
 *
 *     allowed      everything that was chosen is allowed by the fault model
 *     orders       each general that holds an order holds one that there is
 *     broken       not all of the properties hold
 *     few lies     where lies are bounded by k: not at least k + 1 of the links lie
 *
 * Written over any reading: the circuit reading gives the formulas' literals, and the lanes reading, in which ordinary
 * executions run, is what the circuit is compared with.
 */
import type { General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import type { Choose } from '../../model/choice.ts';
import { choiceName } from '../../model/choice.ts';
import type { Circuit, Literal } from '../../model/circuit.ts';
import { circuit, interpret } from '../../model/circuit.ts';
import type { Draw } from '../../model/draw.ts';
import { execute, runOf } from '../../model/execution.ts';
import type { Instance } from '../../model/instance.ts';
import type { Lanes } from '../../model/lanes.ts';
import { lanesLogic } from '../../model/lanes.ts';
import type { Logic } from '../../model/logic.ts';
import type { Order } from '../../model/order.ts';
import { isOrder, orderOf } from '../../model/order.ts';
import { holdsOrder } from '../../model/problem.ts';
import { freeOrders } from '../../model/scenario.ts';
import { leavesOf } from '../../model/tree.ts';
import { courtOf, meets } from '../../properties/judge.ts';
import type { Property } from '../../properties/property.ts';

/** What is claimed of a placement: nobody else is faulty, and with so few lies (`null`: however many) nothing is broken. */
export interface ClaimedPlacement {
  readonly instance: Instance;
  readonly properties: readonly Property[];
  readonly faulty: readonly General[];
  readonly lies: number | null;
}

/** A claim in one reading. */
export interface Reading<B> {
  /** What has to hold of a scenario against the claim. */
  readonly asserted: readonly B[];
  /** What everybody decides: nothing is claimed of it by itself, but a reading that gets it wrong is none. */
  readonly decided: readonly B[];
}

/** The claim in a reading; `input` is asked for every choice and every order. */
export const readingOf = <B>(
  logic: Logic<B>,
  { instance, properties, faulty, lies }: ClaimedPlacement,
  input: (name: string) => B,
): Reading<B> => {
  const { protocol, army } = instance;
  const retreat = orderOf(logic, army, 0);
  const free = freeOrders(instance, faulty);
  const held = generals(army).map((general): Order<B> | null =>
    holdsOrder(protocol, general)
      ? Array.from({ length: army.values - 1 }, (_, bit) => input(`order:${String(general)}=${String(bit + 1)}`))
      : null,
  );
  /** By link: for each choice on it, whether it differs from its honest value. */
  const links = new Map<string, B[]>();
  const choose: Choose<B> = (choice, honest) => {
    const value = input(choiceName(choice));
    if (choice._tag === 'coin') return value;
    const link = `${String(choice.round)}:${String(choice.from)}>${String(choice.to)}`;
    const differing = links.get(link) ?? [];
    links.set(link, differing);
    differing.push(logic.not(logic.equal(value, honest)));
    return value;
  };
  const execution = execute(
    runOf(logic, instance, faulty),
    held.map((order) => order ?? retreat),
    choose,
  );
  const court = courtOf(logic, instance, faulty);
  const judged = held.map((order, general) => (order === null || free.includes(general) ? retreat : order));
  const asserted = [
    execution.allowed,
    ...held.flatMap((order) => (order === null ? [] : [isOrder(logic, order)])),
    logic.not(logic.all(properties.map((property) => meets(property, court, judged, execution)))),
    ...(lies === null
      ? []
      : [
          logic.not(
            logic.atLeast(
              lies + 1,
              [...links.values()].map((differing) => logic.any(differing)),
            ),
          ),
        ]),
  ];
  return { asserted, decided: leavesOf<B>(execution.decisions) };
};

/** A claim in the circuit reading. */
export interface CircuitClaim extends Reading<Literal> {
  readonly circuit: Circuit;
  /** The names of all choices and orders. */
  readonly inputs: ReadonlySet<string>;
}

/** The kernel keeps an instance's programs by reading for as long as there is the instance: those of a copy are let go. */
const copyOf = (given: ClaimedPlacement): ClaimedPlacement => ({ ...given, instance: { ...given.instance } });

/** The claim as formulas are compared with it. */
export const claimOf = (given: ClaimedPlacement): CircuitClaim => {
  const made = circuit('plain');
  const inputs = new Set<string>();
  const reading = readingOf(made.logic, copyOf(given), (name) => {
    inputs.add(name);
    return made.input(name);
  });
  return { ...reading, circuit: made, inputs };
};

/**
 * Whether the circuit reading of a claim is what ordinary executions come to, on thirty-two random scenarios: the law that
 * all readings agree, for what the formulas rest on.
 */
export const readingsDiffer = (
  given: ClaimedPlacement,
  { circuit: made, asserted, decided }: CircuitClaim,
  draw: Draw,
): boolean => {
  const drawn = new Map<string, Lanes>();
  const drawing = (name: string): Lanes => {
    const lanes = drawn.get(name) ?? draw();
    drawn.set(name, lanes);
    return lanes;
  };
  const plain = readingOf(lanesLogic, given, drawing);
  const valueOf = interpret(made, lanesLogic, drawing);
  return (
    asserted.some((literal, i) => valueOf(literal) !== plain.asserted[i]) ||
    decided.some((literal, i) => valueOf(literal) !== plain.decided[i])
  );
};
