/**
 * SM(m), the signed messages algorithm: Lamport, Shostak and Pease, "The Byzantine Generals Problem",
 * ACM TOPLAS 4(3), 1982, §4.
 *
 * A message `v:0:j1:…:jk` is the claim `v:0.j1.….jk`; it travels in round k + 1. That a chain of length r is
 * accepted in round r only is the check without which a lockstep SM(m) is broken by a reveal in the last round.
 * All messages of a round arrive together, so all that bring a value for the first time are relayed: to pick one of
 * them would make lieutenants differ by their numbers.
 */
import type { Army } from '../army.ts';
import { generals } from '../army.ts';
import { at } from '../at.ts';
import { orderNames } from '../order.ts';
import type { Expectation, Program, Protocol, Setting } from '../protocol.ts';
import { expectHolds, noExpectation, protocol } from '../protocol.ts';
import { byzantineBound, roundBound } from './lower-bounds.ts';
import { parsePath, pathsHeard, pathsOn, pathText, relayTree, renamePath } from './path.ts';

/**
 * `seen[v]`: v is in the set V of orders received. `fresh[v][i]`: v came for the first time in the last round,
 * over the i-th path of that round; it is to be relayed.
 */
type State<B> = {
  readonly order: readonly B[];
  readonly seen: readonly B[];
  readonly fresh: readonly (readonly B[])[];
};

const split = (label: string): readonly [statement: string, path: string] => {
  const [statement = '', path = ''] = label.split(':');
  return [statement, path];
};

const meaning = (_army: Army, label: string, claimed: boolean): string | null => {
  if (!claimed) return null;
  const [statement, path] = split(label);
  return `${statement}, signed by ${parsePath(path).join(', then ')}`;
};

const theory = (army: Army, t: number, faults: string): Expectation => {
  const rounds = army.m + 1;
  if (faults === 'signed')
    return t <= army.m
      ? expectHolds('Lamport, Shostak and Pease 1982, Theorem 2: any n')
      : (roundBound(army, t, rounds) ?? noExpectation);
  return faults === 'byzantine' ? (byzantineBound(army, t, rounds) ?? noExpectation) : noExpectation;
};

export const sm: Protocol = protocol({
  name: 'sm',
  title: 'SM(m), signed messages',
  source: 'Lamport, Shostak and Pease 1982, §4',
  problem: 'broadcast',
  resilience: 'any n, up to m traitors, if signatures cannot be forged',
  faults: ['signed', 'byzantine', 'crash', 'loss'],
  silence: 'detectable',
  mostValues: 16,
  rounds: ({ m }) => m + 1,
  claims: (army, round, from, to) =>
    orderNames(army).flatMap((order) => pathsOn(army, round, from, to).map((path) => `${order}:${pathText(path)}`)),
  meaning,
  rename: (label, to) => {
    const [statement, path] = split(label);
    return `${statement}:${renamePath(path, to)}`;
  },
  signature: (_army, label) => {
    const [statement, path] = split(label);
    return { statement, chain: parsePath(path) };
  },
  interchangeable: (army) => generals(army).slice(1),
  theory,
  program: <B>({ logic, army }: Setting<B>): Program<B> => {
    const orders = orderNames(army).map((_, value) => value);
    const trees = generals(army).map((self) => (self === 0 ? [] : relayTree(army, army.m + 1, self)));
    return {
      start: (_self, order): State<B> => ({ order, seen: orders.map(() => logic.zero), fresh: [] }),
      // Step 1, the commander signs and sends; step 2(B)(ii), what is new is signed and sent to those not on it.
      send: (self, { order, fresh }: State<B>, round, to) => {
        if (to === 0 || (self === 0) !== (round === 1)) return [];
        if (self === 0) return [logic.not(logic.any(order)), ...order];
        const paths = pathsHeard(army, round - 1, self);
        return orders.flatMap((value) => at(fresh, value).filter((_, i) => !at(paths, i).includes(to)));
      },
      receive: (self, { order, seen }: State<B>, round, inbox): State<B> => {
        if (self === 0) return { order, seen, fresh: [] };
        const heard = at(at(trees, self), round - 1);
        const arrived = orders.map((value) =>
          heard.map(({ from, position }) => {
            const message = at(inbox, from);
            return at(message, (value * message.length) / orders.length + position);
          }),
        );
        return {
          order,
          seen: orders.map((value) => logic.join(at(seen, value), logic.any(at(arrived, value)))),
          fresh: orders.map((value) => at(arrived, value).map((came) => logic.meet(came, logic.not(at(seen, value))))),
        };
      },
      // Step 3, choice(V): the order if there is just one, else RETREAT.
      decide: (self, { order, seen }: State<B>) => {
        const single = logic.not(logic.atLeast(2, seen));
        return {
          decided: logic.one,
          value: self === 0 ? order : seen.slice(1).map((has) => logic.meet(has, single)),
        };
      },
    };
  },
  costs: {
    rounds: { text: 'm + 1', source: 'Lamport, Shostak and Pease 1982, §4', exact: true, of: ({ m }) => m + 1 },
  },
});
