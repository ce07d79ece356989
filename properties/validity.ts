/**
 * Validity (IC2): the loyal decide what they were told to.
 *
 * What that means depends on the problem and on the faults, so it is a family of properties, one for each condition
 * (`conditions.ts`).
 */
import * as E from 'fp-ts/lib/Either.js';
import { at } from '../model/at.ts';
import type { Instance } from '../model/instance.ts';
import type { Logic } from '../model/logic.ts';
import { nearest } from '../model/nearest.ts';
import type { Order } from '../model/order.ts';
import { orderOf, sameOrder } from '../model/order.ts';
import { hasCommander, problemOf } from '../model/problem.ts';
import type { ValidityName } from './conditions.ts';
import { concerned, conditionOf, conditions, hasMeaning } from './conditions.ts';
import { impartialProperty } from './impartial.ts';
import type { OurProperty } from './ours.ts';
import type { Court, Judgement, Property } from './property.ts';

export type { ValidityName } from './conditions.ts';

/** `note[v]`: the premise under which the loyal have to decide order v. */
type Premises<B> = readonly B[];

const allHold = <B>(logic: Logic<B>, orders: readonly Order<B>[], order: Order<B>): B =>
  logic.all(orders.map((held) => sameOrder(logic, held, order)));

const NAME = 'validity';

/** The validity condition of that name. */
export const validity = (name: ValidityName): Property => {
  const { statement, source, excusedByLoss, about } = conditionOf(name);
  return impartialProperty(
    {
      name: NAME,
      condition: name,
      statement,
      source,
      symmetric: true,
      on: <B>(court: Court<B>): Judgement<B> => {
        const { logic, army, deciders } = court;
        const orders = Array.from({ length: army.values }, (_, value) => orderOf(logic, army, value));
        return {
          note: (held): Premises<B> => {
            const relevant = concerned(name, court.faulty, held);
            return orders.map((order) => (relevant === null ? logic.zero : allHold(logic, relevant, order)));
          },
          judge: (premises: Premises<B>, { decisions, lost }) =>
            logic.all(
              premises.map((premise, value) => {
                const excused = excusedByLoss && value > 0 ? lost : logic.zero;
                const obeyed = deciders.map((general) => {
                  const { decided, value: chosen } = at(decisions, general);
                  return logic.implies(decided, sameOrder(logic, chosen, at(orders, value)));
                });
                return logic.implies(logic.meet(premise, logic.not(excused)), logic.all(obeyed));
              }),
            ),
        };
      },
    },
    // The commander is none of the others.
    (alike) => about !== 'the commander' || !alike.includes(0),
  );
};

export const validities: OurProperty = {
  name: NAME,
  told: 'in a broadcast, if the commander is loyal, its order is decided; else what all hold (all loyal ones, where generals lie) is decided; in a coordinated attack, nobody attacks unless somebody wants to, and all attack if all want to and nothing is lost.',
  inTheory: true,
  conditional: true,
  under: validity,
};

/** What the meaning of a condition depends on: an instance, or as much of one. */
export interface ValidityContext {
  readonly protocol: Pick<Instance['protocol'], 'problem'>;
  readonly faults: Pick<Instance['faults'], 'benign'>;
}

/** The validity condition that an instance is judged by unless another is named. */
export const standardValidity = ({ protocol, faults }: ValidityContext): ValidityName => {
  const { validity: usual } = problemOf(protocol);
  return faults.benign ? usual.benign : usual.treacherous;
};

/** There is no such validity condition, or it has no meaning for the problem. */
export interface ValidityError {
  readonly _tag: 'ValidityError';
  readonly message: string;
}

/** The conditions that have a meaning. */
export const meaningfulFor = ({ protocol, faults }: ValidityContext): readonly ValidityName[] =>
  conditions.flatMap((condition) =>
    hasMeaning(condition, hasCommander(protocol.problem), faults.benign) ? [condition.name] : [],
  );

/** The validity condition that is meant by a name, if it has a meaning for the instance's problem. */
export const validityNameOf = (instance: Instance, name: string): E.Either<ValidityError, ValidityName> => {
  const meaningful = meaningfulFor(instance);
  const known = meaningful.find((candidate) => candidate === name);
  if (known !== undefined) return E.right(known);
  const near = nearest(name, meaningful);
  return E.left({
    _tag: 'ValidityError',
    message: `there is no validity “${name}” for ${instance.protocol.problem} under ${instance.faults.name}.${near === null ? '' : ` Did you mean ${near}?`} There ${meaningful.length === 1 ? 'is' : 'are'} ${meaningful.join(', ')}.`,
  });
};
