/**
 * OM(m), the oral messages algorithm: Lamport, Shostak and Pease, "The Byzantine Generals Problem",
 * ACM TOPLAS 4(3), 1982, §3.
 *
 * The recursion is unfolded into rounds. In OM(m) a lieutenant that has heard a value acts as the commander
 * of OM(m-1) towards those not yet on the value's path; so round r carries the values of all paths of length r
 * (`path.ts`), and the nested majorities are taken after round m + 1. Where the paper counts a message for each
 * path, here the paths on one link are the claims of one message.
 */
import type { Army, General } from '../army.ts';
import { generals } from '../army.ts';
import { at } from '../at.ts';
import type { Message } from '../message.ts';
import type { Order } from '../order.ts';
import { isOrder, orderName } from '../order.ts';
import type { Expectation, Program, Protocol, Setting } from '../protocol.ts';
import { expectHolds, noExpectation, protocol } from '../protocol.ts';
import { byzantineBound } from './lower-bounds.ts';
import type { Path, Relayed } from './path.ts';
import { parsePath, pathsOn, pathText, relayTree, renamePath } from './path.ts';

/** `levels[r - 1]`: what was heard in round r, the claims of each path of length r. */
type State<B> = { readonly order: Order<B>; readonly levels: readonly Message<B>[] };

/** One claim a path where orders are binary; otherwise `0.2=1`, `0.2=2`, … of which at most one is made. */
const labels = ({ values }: Army, path: Path): readonly string[] =>
  values === 2
    ? [pathText(path)]
    : Array.from({ length: values - 1 }, (_, bit) => `${pathText(path)}=${String(bit + 1)}`);

/** The speaker is the path's last general, and goes without saying. In a binary problem, no claim is RETREAT. */
const meaning = (army: Army, label: string, claimed: boolean): string | null => {
  if (!claimed && army.values > 2) return null;
  const [text = '', value = claimed ? '1' : '0'] = label.split('=');
  const path = parsePath(text);
  const [commander, ...relays] = path.slice(0, -1);
  const order = orderName(army, Number(value));
  return commander === undefined
    ? `the order is ${order}`
    : relays.reduce((said, relay) => `${String(relay)} says that ${said}`, `${String(commander)} ordered ${order}`);
};

const theory = (army: Army, t: number, faults: string): Expectation => {
  if (faults !== 'byzantine') return noExpectation;
  if (army.n === 2) return expectHolds('a single lieutenant agrees with itself and does as it is told');
  if (army.n > 3 * army.m && t <= army.m) return expectHolds('Lamport, Shostak and Pease 1982, Theorem 1: n > 3m');
  return byzantineBound(army, t, army.m + 1) ?? noExpectation;
};

export const om: Protocol = protocol({
  name: 'om',
  title: 'OM(m), oral messages',
  source: 'Lamport, Shostak and Pease 1982, §3',
  problem: 'broadcast',
  resilience: 'n > 3m under byzantine faults',
  mostValues: 16,
  rounds: ({ m }) => m + 1,
  claims: (army, round, from, to) => pathsOn(army, round, from, to).flatMap((path) => labels(army, path)),
  // A single claim cannot contradict itself.
  admissible: ({ logic, army }, _round, _from, _to, said) =>
    army.values === 2 ? logic.one : logic.all(ordersIn(army, said).map((order) => isOrder(logic, order))),
  meaning,
  rename: (label, to) => label.replace(/^[^=]*/, (path) => renamePath(path, to)),
  interchangeable: (army) => generals(army).slice(1),
  theory,
  program: <B>({ logic, army }: Setting<B>): Program<B> => {
    const trees = treesOf(army);
    const heardBy = (self: General, round: number) => at(at(trees, self), round - 1);

    /**
     * OM(m) step 3, from the longest paths back, over which OM(0) uses the value that was received: the majority of the
     * value heard over a path and what the others make of it.
     */
    const resolve = (self: General, { levels }: State<B>): Message<B> =>
      levels.reduceRight((made, level, r) => {
        const heard = heardBy(self, r + 1);
        return level.map((own, index) => {
          const votes = [own];
          for (const next of at(heard, index).longer) votes.push(at(made, next));
          return logic.majority(votes);
        });
      });

    return {
      start: (_self, order): State<B> => ({ order, levels: [] }),
      // Step 1, the commander sends its order; step 2, a lieutenant relays what it heard to those not on the path.
      send: (self, { order, levels }: State<B>, round, to) => {
        if (to === 0 || (self === 0) !== (round === 1)) return [];
        if (self === 0) return order;
        const heard = heardBy(self, round - 1);
        return at(levels, round - 2).filter((_, index) => !at(heard, index).path.includes(to));
      },
      receive: (self, { order, levels }: State<B>, round, inbox): State<B> => {
        if (self === 0) return { order, levels };
        const heard = heardBy(self, round).map(({ from, position }) => at(at(inbox, from), position));
        return { order, levels: [...levels, heard] };
      },
      decide: (self, state: State<B>) => ({
        decided: logic.one,
        value: self === 0 ? state.order : resolve(self, state),
      }),
    };
  },
  costs: {
    rounds: { text: 'm + 1', source: 'Lamport, Shostak and Pease 1982, §3', exact: true, of: ({ m }) => m + 1 },
    messages: { text: '(m + 1)n²', source: 'Lynch 1996, §6.2', exact: false, of: ({ n, m }) => (m + 1) * n * n },
    claims: {
      text: '(n − 1) + (n − 1)(n − 2) + … + (n − 1)…(n − 1 − m)',
      source: 'Lamport, Shostak and Pease 1982, §3',
      exact: true,
      of: ({ n, m }) => Array.from({ length: m + 1 }, (_, k) => falling(n, k + 1)).reduce((sum, each) => sum + each, 0),
    },
  },
});

/** (n − 1)(n − 2)…, so many factors. */
const falling = (n: number, factors: number): number =>
  Array.from({ length: factors }, (_, i) => n - 1 - i).reduce((product, factor) => product * factor, 1);

/** The relay trees by army: laying them out takes as long as a run, and they are the same in every reading. */
const known = new WeakMap<Army, readonly (readonly (readonly Relayed[])[])[]>();

/** `[general][round - 1]`: what each lieutenant hears; nothing for the commander. */
const treesOf = (army: Army): readonly (readonly (readonly Relayed[])[])[] => {
  const trees = known.get(army) ?? generals(army).map((self) => (self === 0 ? [] : heardClaims(army, self)));
  known.set(army, trees);
  return trees;
};

/** The relay tree of a lieutenant, claim by claim: a majority of orders is the majority of each of their bits. */
const heardClaims = (army: Army, self: General): readonly (readonly Relayed[])[] => {
  const bits = Array.from({ length: army.values - 1 }, (_, bit) => bit);
  const claim = (place: number, bit: number): number => place * bits.length + bit;
  return relayTree(army, army.m + 1, self).map((paths) =>
    paths.flatMap(({ position, longer, ...heard }) =>
      bits.map((bit) => ({
        ...heard,
        position: claim(position, bit),
        longer: longer.map((next) => claim(next, bit)),
      })),
    ),
  );
};

/** A message cut into its orders. */
const ordersIn = <B>({ values }: Army, message: readonly B[]): readonly Order<B>[] =>
  Array.from({ length: message.length / (values - 1) }, (_, i) =>
    message.slice(i * (values - 1), (i + 1) * (values - 1)),
  );
