/**
 * The laws of a property: it is the same in every reading, a traitor's order and decision do not matter to it, and if
 * it says that it is symmetric, then renaming generals does not change it.
 */
import * as fc from 'fast-check';
import type { Law } from '../test-support/law.ts';
import type { General } from '../model/army.ts';
import { at } from '../model/at.ts';
import { booleanLogic } from '../model/boolean.ts';
import { everyLane, laneOf, lanesLogic, LANES } from '../model/lanes.ts';
import type { Logic } from '../model/logic.ts';
import { orderOf } from '../model/order.ts';
import type { Problem } from '../model/problem.ts';
import { hasCommander } from '../model/problem.ts';
import type { Decision } from '../model/protocol.ts';
import type { Court, Judgement, Property } from './property.ts';
import { decidersOf } from './property.ts';
import { judgementOf } from './recorded.ts';

/** The end of an execution, with everybody's order: what a property is asked about. */
interface End {
  readonly values: number;
  readonly generals: readonly {
    readonly faulty: boolean;
    readonly order: number;
    readonly decided: boolean;
    readonly value: number;
  }[];
  readonly lost: boolean;
}

const anyEnd: fc.Arbitrary<End> = fc.integer({ min: 2, max: 4 }).chain((values) =>
  fc.record({
    values: fc.constant(values),
    generals: fc.array(
      fc.record({
        faulty: fc.boolean(),
        order: fc.nat({ max: values - 1 }),
        decided: fc.boolean(),
        value: fc.nat({ max: values - 1 }),
      }),
      { minLength: 2, maxLength: 5 },
    ),
    lost: fc.boolean(),
  }),
);

/** Whether the property is met in a reading, in which `lift` is a truth value, as it was written. */
const judged = <B>(
  logic: Logic<B>,
  lift: (value: boolean) => B,
  property: Property,
  problem: Problem,
  { values, generals, lost }: End,
  judging: (property: Property, court: Court<B>) => Judgement<B> = (written, court) => written.on(court),
): B => {
  const army = { n: generals.length, m: 0, values, parameters: {} };
  const faulty = generals.map((general) => general.faulty);
  const court: Court<B> = { logic, army, problem, faulty, deciders: decidersOf(problem, faulty) };
  const orders = generals.map(({ order }) => orderOf(logic, army, order));
  const decisions = generals.map(({ decided, value }): Decision<B> => ({
    decided: lift(decided),
    value: orderOf(logic, army, value),
  }));
  const judgement = judging(property, court);
  return judgement.judge(judgement.note(orders), { decisions, lost: lift(lost) });
};

const isMet = (property: Property, problem: Problem, end: End): boolean =>
  judged(booleanLogic, (value) => value, property, problem, end);

export const propertyLaws = (property: Property, problem: Problem): readonly Law[] => {
  const anyone = fc.nat();
  return [
    {
      name: 'it is the same in one execution and in thirty-two at once',
      property: fc.property(anyEnd, (end) => {
        const lanes = judged(lanesLogic, everyLane, property, problem, end);
        const met = isMet(property, problem, end);
        return Array.from({ length: LANES }, (_, k) => laneOf(lanes, k)).every((lane) => lane === met);
      }),
    },
    {
      name: 'what a traitor decides does not matter',
      property: fc.property(anyEnd, (end) => {
        const otherwise = end.generals.map((general) =>
          general.faulty ? { ...general, decided: !general.decided, value: end.values - 1 - general.value } : general,
        );
        return isMet(property, problem, end) === isMet(property, problem, { ...end, generals: otherwise });
      }),
    },
    {
      name: 'renaming generals does not change it, in a broadcast the lieutenants, if it says that it is symmetric',
      property: fc.property(anyEnd, anyone, anyone, (end, first, second) => {
        const least = hasCommander(problem) ? 1 : 0;
        const among = (seed: number): General => least + (seed % (end.generals.length - least));
        const [a, b] = [among(first), among(second)];
        const swapped = end.generals.map((general, i) =>
          i === a ? at(end.generals, b) : i === b ? at(end.generals, a) : general,
        );
        const same = isMet(property, problem, end) === isMet(property, problem, { ...end, generals: swapped });
        return same || !property.symmetric;
      }),
    },
    {
      name: 'what was recorded of it is what it does',
      property: fc.property(
        anyEnd,
        (end) =>
          isMet(property, problem, end) === judged(booleanLogic, (value) => value, property, problem, end, judgementOf),
      ),
    },
  ];
};
