/**
 * Broadcast with signatures that are counted: Dolev and Strong, "Authenticated algorithms for Byzantine agreement", SIAM
 * Journal on Computing 12(4), 1983, with a set of signatures on an order where they have a chain.
 *
 * Round 1: the commander signs its order and sends it. An order that comes in round r with r signatures, the commander's
 * among them, is accepted; whoever accepts it for the first time adds its own signature and sends it to those that have
 * not signed. In the end: the order that was accepted if there is just one, else RETREAT. A set is written `ATTACK:0+2`.
 */
import type { Army, General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import { orderNames } from '../../model/order.ts';
import type { Program, Protocol, Setting } from '../../model/protocol.ts';
import { protocol } from '../../model/protocol.ts';

/** `accepted[v]`, and `fresh[v][i]`: v was accepted in the last round with the i-th set of signers. */
type State<B> = {
  readonly order: readonly B[];
  readonly accepted: readonly B[];
  readonly fresh: readonly (readonly B[])[];
};

/** All sets of this many members of the pool. */
const sets = ([first, ...rest]: readonly General[], size: number): readonly (readonly General[])[] => {
  if (size === 0) return [[]];
  if (first === undefined) return [];
  return [...sets(rest, size - 1).map((set) => [first, ...set]), ...sets(rest, size)];
};

/** The sets of signers that a lieutenant hears of in a round. */
const setsHeard = (army: Army, round: number, self: General): readonly (readonly General[])[] =>
  sets(
    generals(army).filter((general) => general !== 0 && general !== self),
    round - 1,
  ).map((set) => [0, ...set]);

const setsOn = (army: Army, round: number, from: General, to: General): readonly (readonly General[])[] =>
  to === 0 || (from === 0) !== (round === 1) ? [] : setsHeard(army, round, to).filter((set) => set.includes(from));

const textOf = (set: readonly General[]): string => set.toSorted((a, b) => a - b).join('+');

const split = (label: string): readonly [statement: string, set: readonly General[]] => {
  const [statement = '', set = ''] = label.split(':');
  return [statement, set.split('+').map(Number)];
};

const programOf = <B>({ logic, army }: Setting<B>): Program<B> => {
  const orders = orderNames(army).map((_, value) => value);
  return {
    start: (_self, order): State<B> => ({ order, accepted: orders.map(() => logic.zero), fresh: [] }),
    send: (self, { order, fresh }: State<B>, round, to) => {
      const signed = setsOn(army, round, self, to);
      if (signed.length === 0) return [];
      if (self === 0) return [logic.not(logic.any(order)), ...order];
      const heard = setsHeard(army, round - 1, self).map(textOf);
      return orders.flatMap((value) =>
        signed.map((set) => at(at(fresh, value), heard.indexOf(textOf(set.filter((signer) => signer !== self))))),
      );
    },
    receive: (self, { order, accepted }: State<B>, round, inbox): State<B> => {
      if (self === 0) return { order, accepted, fresh: [] };
      const arrived = orders.map((value) =>
        setsHeard(army, round, self).map((set) =>
          logic.any(
            set.flatMap((from) => {
              const told = setsOn(army, round, from, self).map(textOf);
              return told.length === 0 ? [] : [at(at(inbox, from), value * told.length + told.indexOf(textOf(set)))];
            }),
          ),
        ),
      );
      return {
        order,
        accepted: orders.map((value) => logic.join(at(accepted, value), logic.any(at(arrived, value)))),
        fresh: orders.map((value) => {
          const known = at(accepted, value);
          return at(arrived, value).map((came) => logic.meet(came, logic.not(known)));
        }),
      };
    },
    decide: (self, { order, accepted }: State<B>) => {
      const single = logic.not(logic.atLeast(2, accepted));
      return {
        decided: logic.one,
        value: self === 0 ? order : accepted.slice(1).map((has) => logic.meet(has, single)),
      };
    },
  };
};

export const dolevStrong: Protocol = protocol({
  name: 'dolev-strong',
  problem: 'broadcast',
  faults: ['signed', 'byzantine'],
  silence: 'detectable',
  mostValues: 4,
  rounds: ({ m }) => m + 1,
  claims: (army, round, from, to) =>
    orderNames(army).flatMap((order) => setsOn(army, round, from, to).map((set) => `${order}:${textOf(set)}`)),
  signature: (_army, label) => {
    const [statement, set] = split(label);
    return { statement, set };
  },
  rename: (label, to) => {
    const [statement, set] = split(label);
    return `${statement}:${textOf(set.map(to))}`;
  },
  interchangeable: (army) => generals(army).slice(1),
  program: programOf,
});
