/**
 * One-round majority: everybody tells everybody its order, and the majority wins.
 *
 * The naive protocol that everyone tries first. It tolerates no traitor at all: whoever tells half the army one
 * thing and half of it another splits a close vote.
 */
import type { Army } from '../army.ts';
import { generals } from '../army.ts';
import { at } from '../at.ts';
import { isOrder, orderNames } from '../order.ts';
import type { Order } from '../order.ts';
import type { Expectation, Program, Protocol, Setting } from '../protocol.ts';
import { expectHolds, expectViolated, noExpectation, protocol } from '../protocol.ts';

/** Its own order, then the winner of the vote. */
type State<B> = { readonly order: Order<B> };

const theory = (_army: Army, t: number, faults: string): Expectation =>
  faults !== 'byzantine'
    ? noExpectation
    : t === 0
      ? expectHolds('without faults all count the same votes')
      : expectViolated('Lamport, Shostak and Pease 1982, §2; Fischer and Lynch 1982: one round is too few');

export const majority: Protocol = protocol({
  name: 'majority',
  title: 'one-round majority vote',
  source: 'folklore',
  problem: 'consensus',
  resilience: 'no traitor at all',
  mostValues: 16,
  rounds: () => 1,
  claims: (army) => orderNames(army).slice(1),
  admissible: ({ logic }, _round, _from, _to, said) => isOrder(logic, said),
  meaning: ({ values }, label, claimed) =>
    claimed ? `my order is ${label}` : values === 2 ? 'my order is RETREAT' : null,
  interchangeable: generals,
  theory,
  program: <B>({ logic }: Setting<B>): Program<B> => ({
    start: (_self, order): State<B> => ({ order }),
    send: (_self, { order }: State<B>) => order,
    receive: (self, { order }: State<B>, _round, inbox): State<B> => {
      const votes = [order, ...inbox.filter((_, from) => from !== self)];
      return { order: order.map((_, bit) => logic.majority(votes.map((vote) => at(vote, bit)))) };
    },
    decide: (_self, { order }: State<B>) => ({ decided: logic.one, value: order }),
  }),
});
