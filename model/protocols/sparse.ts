/**
 * Protocols on sparse graphs: the same program, where not everybody is connected to everybody.
 *
 * `over(phaseKing, cycle)` is called `phase-king@cycle`. Messages travel along the edges only; from whoever is not its
 * neighbour a general hears silence. Nothing is relayed: a protocol that is to be correct there has to do that itself.
 * It exists to be refuted: Dolev 1982 has at least 2t + 1 separate paths between any two, and a cycle has two.
 */
import type { Army, General } from '../army.ts';
import { generals } from '../army.ts';
import { at } from '../at.ts';
import type { Message } from '../message.ts';
import { silence } from '../message.ts';
import type { Program, Protocol, Setting } from '../protocol.ts';
import { noExpectation, protocol } from '../protocol.ts';

/** Who is connected to whom, among any number of generals. */
export interface Graph {
  /** What follows the `@` in a protocol's name. */
  readonly name: string;
  /** From so many generals on it is what its name says. */
  readonly least: number;
  readonly linked: (army: Army, one: General, other: General) => boolean;
}

/** General g is connected to g - 1 and g + 1, and the last to the first. */
export const cycle: Graph = {
  name: 'cycle',
  least: 3,
  linked: ({ n }, one, other) => (one + 1) % n === other || (other + 1) % n === one,
};

/** General g is connected to g - 1 and g + 1. */
export const line: Graph = {
  name: 'line',
  least: 2,
  linked: (_army, one, other) => Math.abs(one - other) === 1,
};

/** The graphs there are. */
export const graphs: readonly Graph[] = [cycle, line];

/**
 * The protocol with messages along the edges of a graph only. Nothing is known of it, and nobody is interchangeable.
 */
export const over = (original: Protocol, graph: Graph): Protocol =>
  protocol({
    ...original,
    name: `${original.name}@${graph.name}`,
    title: `${original.title}, over a ${graph.name}`,
    resilience: 'none claimed',
    sizes: { ...original.sizes, least: Math.max(original.sizes.least, graph.least) },
    claims: (army, round, from, to) => (graph.linked(army, from, to) ? original.claims(army, round, from, to) : []),
    interchangeable: () => [],
    theory: () => noExpectation,
    costs: {},
    program: <B>(setting: Setting<B>): Program<B> => {
      const { logic, army } = setting;
      const inner = original.program(setting);
      /** `unheard[round - 1][to][from]`: the silence of whoever is not connected. */
      const unheard = Array.from({ length: original.rounds(army) }, (_, r) =>
        generals(army).map((to) =>
          generals(army).map((from): Message<B> | null =>
            from === to || graph.linked(army, from, to)
              ? null
              : silence(logic.zero, original.claims(army, r + 1, from, to)),
          ),
        ),
      );
      return {
        start: (self, order) => inner.start(self, order),
        send: (self, state, round, to) => (graph.linked(army, self, to) ? inner.send(self, state, round, to) : []),
        receive: (self, state, round, inbox, coins) => {
          const silent = at(at(unheard, round - 1), self);
          const heard = inbox.map((message, from) => silent[from] ?? message);
          return inner.receive(self, state, round, heard, coins);
        },
        decide: (self, state) => inner.decide(self, state),
      };
    },
  });
