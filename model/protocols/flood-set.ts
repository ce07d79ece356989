/**
 * FloodSet: Lynch, "Distributed Algorithms", 1996, §6.2.1.
 *
 * Every general floods the set W of orders it has heard of for m + 1 rounds, then decides the one in it, or the
 * default where there are several. Correct for any n under up to m crashes.
 */
import type { Army } from '../army.ts';
import { generals } from '../army.ts';
import { at } from '../at.ts';
import { orderNames } from '../order.ts';
import type { Expectation, Program, Protocol, Setting } from '../protocol.ts';
import { expectHolds, noExpectation, protocol } from '../protocol.ts';
import { byzantineBound, roundBound } from './lower-bounds.ts';

/** `W[v]`: order v has been heard of. */
type State<B> = { readonly W: readonly B[] };

const theory = (army: Army, t: number, faults: string): Expectation => {
  const rounds = army.m + 1;
  if (faults === 'crash')
    return t <= army.m
      ? expectHolds('Lynch 1996, Theorem 6.4: t crashes, t + 1 rounds')
      : (roundBound(army, t, rounds) ?? noExpectation);
  return faults === 'byzantine' ? (byzantineBound(army, t, rounds) ?? noExpectation) : noExpectation;
};

export const floodSet: Protocol = protocol({
  name: 'flood-set',
  title: 'FloodSet',
  source: 'Lynch 1996, §6.2.1',
  problem: 'consensus',
  resilience: 'any n, up to m crashes',
  faults: ['crash', 'byzantine', 'loss'],
  silence: 'detectable',
  mostValues: 16,
  rounds: ({ m }) => m + 1,
  claims: (army) => orderNames(army),
  meaning: (_army, label, claimed) => (claimed ? `somebody holds ${label}` : null),
  interchangeable: generals,
  theory,
  program: <B>({ logic }: Setting<B>): Program<B> => ({
    start: (_self, order): State<B> => ({ W: [logic.not(logic.any(order)), ...order] }),
    send: (_self, { W }: State<B>) => W,
    receive: (self, { W }: State<B>, _round, inbox): State<B> => {
      const heard = inbox.filter((_, from) => from !== self);
      return { W: W.map((has, v) => logic.any([has, ...heard.map((message) => at(message, v))])) };
    },
    // W is a singleton: its order; otherwise the default, RETREAT.
    decide: (_self, { W }: State<B>) => {
      const single = logic.not(logic.atLeast(2, W));
      return { decided: logic.one, value: W.slice(1).map((has) => logic.meet(has, single)) };
    },
  }),
  costs: {
    rounds: { text: 'm + 1', source: 'Lynch 1996, Theorem 6.4', exact: true, of: ({ m }) => m + 1 },
    messages: {
      text: '(m + 1)n(n − 1)',
      source: 'Lynch 1996, §6.2.1',
      exact: true,
      of: ({ n, m }) => (m + 1) * n * (n - 1),
    },
  },
});
