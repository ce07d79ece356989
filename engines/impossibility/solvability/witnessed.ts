/**
 * Full information where messages get lost and nobody lies: the facts that a general knows (Moses and Tuttle 1988:
 * communication graphs).
 *
 * A fact is somebody's order, or that a message of some round arrived, or that it did not. Whoever hears of a fact
 * may believe it, so a view is the set of facts that it knows, and knowing them all is knowing the view: what a
 * general was told, and by whom, is a fact, and what it was told are the facts that its teller knew, which were told
 * along with it.
 */
import type { General } from '../../../model/army.ts';
import { at } from '../../../model/at.ts';
import { orderName } from '../../../model/order.ts';
import { holdsOrder } from '../../../model/problem.ts';
import type { Setting } from '../../../model/protocol.ts';
import type { FullInformation, Gathering } from './full-information.ts';
import type { SolvabilityQuestion } from './question.ts';
import type { Views } from './views.ts';
import { NO_VIEW } from './views.ts';

/** `known[fact]`, of all facts of all rounds. */
type Knowledge<B> = { readonly known: readonly B[] };

/** The label that says nothing but that somebody speaks: silence is not having said it. */
const HERE = 'here';

const meaning = (label: string): string => {
  const order = /^(\d+)=(.*)$/.exec(label);
  if (order !== null) return `${order[1] ?? ''} holds ${order[2] ?? ''}`;
  const message = /^(\d+):(\d+)>(\d+)( lost)?$/.exec(label);
  if (message === null) return 'I am here';
  const [, round = '', from = '', to = '', lost] = message;
  return `${to} ${lost === undefined ? 'heard' : 'did not hear'} ${from} in round ${round}`;
};

export const witnessed = ({ n, rounds, problem }: SolvabilityQuestion, views: Views): FullInformation => {
  const everybody = Array.from({ length: n }, (_, general) => general);
  const holders = everybody.filter((general) => holdsOrder({ problem }, general));
  const links = everybody.flatMap((from) => everybody.filter((to) => to !== from).map((to) => [from, to] as const));
  /** Orders first, then round by round; facts come in pairs. */
  const facts = [
    ...holders.flatMap((general) => [1, 0].map((order) => `${String(general)}=${orderName({ values: 2 }, order)}`)),
    ...Array.from({ length: rounds }, (_, r) =>
      links.flatMap(([from, to]) => {
        const message = `${String(r + 1)}:${String(from)}>${String(to)}`;
        return [message, `${message} lost`];
      }),
    ).flat(),
  ];
  /** How many facts there are about the orders and the first rounds. */
  const upTo = (round: number): number => 2 * (holders.length + round * links.length);
  const orderFact = (general: General): number => 2 * holders.indexOf(general);
  const linkFact = (round: number, from: General, to: General): number =>
    upTo(round - 1) + 2 * links.findIndex(([a, b]) => a === from && b === to);

  /** All that a view knows, written into a table: what led to it, each view once. */
  const write = (view: number, bits: Uint8Array, start: number): void => {
    const past = new Set([view]);
    for (const seen of past) {
      const [general, round] = [views.generalOf(seen), views.roundOf(seen)];
      if (round === 0) {
        const order = views.part(seen, general);
        if (order !== NO_VIEW) bits[start + orderFact(general) + (order === 1 ? 0 : 1)] = 1;
        continue;
      }
      for (const from of everybody) {
        const told = views.part(seen, from);
        if (told !== NO_VIEW) past.add(told);
        if (from !== general) bits[start + linkFact(round, from, general) + (told === NO_VIEW ? 1 : 0)] = 1;
      }
    }
  };

  return {
    width: () => facts.length,
    write,
    messages: {
      silence: 'detectable',
      claims: (_army, round) => [HERE, ...facts.slice(0, upTo(round - 1))],
      meaning: (_army, label, claimed) => (claimed ? meaning(label) : null),
    },
    program: <B>({ logic }: Setting<B>): Gathering<B> => ({
      start: (self, [attack = logic.zero]): Knowledge<B> => {
        const known = facts.map(() => logic.zero);
        if (holdsOrder({ problem }, self)) known.splice(orderFact(self), 2, attack, logic.not(attack));
        return { known };
      },
      send: (_self, { known }: Knowledge<B>, round) => [logic.one, ...known.slice(0, upTo(round - 1))],
      receive: (self, { known }: Knowledge<B>, round, inbox): Knowledge<B> => {
        const others = everybody.filter((from) => from !== self);
        const told = known.map((own, fact) =>
          fact < upTo(round - 1) ? logic.any([own, ...others.map((from) => at(at(inbox, from), fact + 1))]) : own,
        );
        for (const from of others) {
          const here = at(at(inbox, from), 0);
          told.splice(linkFact(round, from, self), 2, here, logic.not(here));
        }
        return { known: told };
      },
      bits: (_self, { known }: Knowledge<B>) => known,
    }),
  };
};
