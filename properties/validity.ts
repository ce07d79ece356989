/**
 * Validity (IC2): the loyal decide what they were told to.
 *
 * What that means depends on the problem and on the faults, so it is a family of properties, each named:
 *
 *   commander           broadcast: if the commander is loyal, loyal lieutenants decide its order (Lamport, Shostak
 *                       and Pease 1982, IC2)
 *   loyal-unanimity     consensus under traitors: if all loyal generals hold v, the loyal decide v
 *                       (Lynch 1996, §6.3)
 *   unanimity           consensus under benign faults: if all generals hold v, the loyal decide v (Lynch 1996, §6.1)
 *   weak-unanimity      consensus: if nobody is faulty and all generals hold v, they decide v (Lamport 1983, weak
 *                       agreement)
 *   coordinated-attack  all RETREAT: RETREAT; all ATTACK and nothing lost: ATTACK (Lynch 1996, §5.1)
 *
 * Each demands it of those that decide; that they do is `termination`.
 */
import * as E from 'fp-ts/lib/Either.js';
import { at } from '../model/at.ts';
import type { Instance } from '../model/instance.ts';
import type { Logic } from '../model/logic.ts';
import { nearest } from '../model/nearest.ts';
import type { Order } from '../model/order.ts';
import { orderOf, sameOrder } from '../model/order.ts';
import { impartial } from './impartial.ts';
import type { Court, Judgement, Property } from './property.ts';

/** The names of the validity conditions. */
export type ValidityName = 'commander' | 'loyal-unanimity' | 'unanimity' | 'weak-unanimity' | 'coordinated-attack';

/** `note[v]`: the premise under which the loyal have to decide order v. */
type Premises<B> = readonly B[];

const allHold = <B>(logic: Logic<B>, orders: readonly Order<B>[], order: Order<B>): B =>
  logic.all(orders.map((held) => sameOrder(logic, held, order)));

/** The orders that a condition's premise speaks of; `null` where it demands nothing, whatever they are. */
export const concerned = <A>(
  name: ValidityName,
  faulty: readonly boolean[],
  orders: readonly A[],
): readonly A[] | null => {
  switch (name) {
    case 'commander':
      return faulty[0] === true ? null : orders.slice(0, 1);
    case 'loyal-unanimity':
      return orders.filter((_, general) => faulty[general] !== true);
    case 'weak-unanimity':
      return faulty.includes(true) ? null : orders;
    case 'unanimity':
    case 'coordinated-attack':
      return orders;
  }
};

const statements: Readonly<Record<ValidityName, string>> = {
  commander: 'if the commander is loyal, every loyal lieutenant that decides, decides its order',
  'loyal-unanimity': 'if all loyal generals hold the same order, every loyal general that decides, decides it',
  unanimity: 'if all generals hold the same order, every loyal general that decides, decides it',
  'weak-unanimity': 'if nobody is faulty and all generals hold the same order, every general that decides, decides it',
  'coordinated-attack':
    'if all hold RETREAT nobody attacks, and if all hold ATTACK and no message is lost nobody retreats',
};

const sources: Readonly<Record<ValidityName, string>> = {
  commander: 'Lamport, Shostak and Pease 1982, IC2',
  'loyal-unanimity': 'Lynch 1996, §6.3',
  unanimity: 'Lynch 1996, §6.1',
  'weak-unanimity': 'Lamport 1983, The weak Byzantine generals problem',
  'coordinated-attack': 'Lynch 1996, §5.1',
};

/** The validity condition of that name. */
export const validity = (name: ValidityName): Property =>
  impartial(
    {
      name: 'validity',
      statement: statements[name],
      source: sources[name],
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
                const excused = name === 'coordinated-attack' && value > 0 ? lost : logic.zero;
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
    (alike) => name !== 'commander' || !alike.includes(0),
  );

/** What the meaning of a condition depends on: an instance, or as much of one. */
export interface Circumstances {
  readonly protocol: Pick<Instance['protocol'], 'problem'>;
  readonly faults: Pick<Instance['faults'], 'benign'>;
}

/** The validity condition that an instance is judged by unless another is named. */
export const standardValidity = ({ protocol, faults }: Circumstances): ValidityName => {
  switch (protocol.problem) {
    case 'broadcast':
      return 'commander';
    case 'coordinated-attack':
      return 'coordinated-attack';
    case 'consensus':
      return faults.benign ? 'unanimity' : 'loyal-unanimity';
  }
};

/** There is no such validity condition, or it has no meaning for the problem. */
export interface ValidityError {
  readonly _tag: 'ValidityError';
  readonly message: string;
}

/**
 * The conditions that have a meaning: those about all generals need everybody's order to be part of the scenario, which
 * a traitor's is not; where nobody is faulty, it is.
 */
export const meaningfulFor = ({ protocol, faults }: Circumstances): readonly ValidityName[] => {
  if (protocol.problem === 'broadcast') return ['commander'];
  return faults.benign
    ? ['loyal-unanimity', 'unanimity', 'weak-unanimity', 'coordinated-attack']
    : ['loyal-unanimity', 'weak-unanimity'];
};

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
