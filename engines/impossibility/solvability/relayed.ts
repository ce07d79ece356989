/**
 * Full information under traitors: exponential information gathering (Pease, Shostak and Lamport 1980; Lynch 1996,
 * §6.2.3).
 *
 * The bits of a view are the general's own order and one claim for each relay path that leads to it (`relays.ts`). A
 * message of round r holds the paths of length r: of everything else that its sender has seen the receiver knows
 * already what the sender says. So what a traitor can say is exactly its consistent claims (`traitors.ts`).
 */
import type { General } from '../../../model/army.ts';
import { at } from '../../../model/at.ts';
import type { Message } from '../../../model/message.ts';
import type { Order } from '../../../model/order.ts';
import { orderName } from '../../../model/order.ts';
import { holdsOrder } from '../../../model/problem.ts';
import { parsePath, pathText } from '../../../model/protocols/path.ts';
import type { FullInformation, Gathering } from './full-information.ts';
import type { SolvabilityQuestion } from './question.ts';
import type { Relay } from './relays.ts';
import { relays } from './relays.ts';
import type { Views } from './views.ts';
import { before, orderIn } from './views.ts';

/** `heard[round - 1][from]`: the claims, path by path. */
type Gathered<B> = { readonly order: Order<B>; readonly heard: readonly (readonly Message<B>[])[] };

const meaning = (label: string, claimed: boolean): string => {
  const [holder, ...tellers] = parsePath(label).slice(0, -1);
  const order = orderName({ values: 2 }, claimed ? 1 : 0);
  if (holder === undefined) return `my order is ${order}`;
  return tellers.reduce((said, teller) => `${String(teller)} says that ${said}`, `${String(holder)} says ${order}`);
};

export const relayed = ({ n, rounds, problem }: SolvabilityQuestion, views: Views): FullInformation => {
  const everybody = Array.from({ length: n }, (_, general) => general);
  const paths = (round: number, from: General, to: General): readonly Relay[] =>
    from === to ? [] : relays(n, problem, round, from, to);
  /** All paths that lead to a general, by round and sender. */
  const toward = everybody.map((to) =>
    Array.from({ length: rounds }, (_, r) => everybody.flatMap((from) => paths(r + 1, from, to))).flat(),
  );
  const own = (general: General): number => (holdsOrder({ problem }, general) ? 1 : 0);

  return {
    width: (general) => own(general) + at(toward, general).length,
    write: (view, bits, start) => {
      const general = views.generalOf(view);
      if (own(general) === 1) bits[start] = orderIn(views, view);
      for (const [i, path] of at(toward, general).entries()) {
        let told = before(views, view, path.length);
        for (const teller of path.toReversed()) told = views.part(told, teller);
        bits[start + own(general) + i] = orderIn(views, told);
      }
    },
    messages: {
      silence: 'default',
      claims: (_army, round, from, to) => paths(round, from, to).map(pathText),
      meaning: (_army, label, claimed) => meaning(label, claimed),
    },
    program: <B>(): Gathering<B> => ({
      start: (_self, order): Gathered<B> => ({ order, heard: [] }),
      // What it heard last, but for what the receiver said itself; `relays` lists the paths in the same order.
      send: (self, { order, heard }: Gathered<B>, round, to) => {
        if (round === 1) return own(self) === 1 ? order : [];
        return at(heard, round - 2).flatMap((message, teller) => (teller === to ? [] : message));
      },
      receive: (_self, { order, heard }: Gathered<B>, _round, inbox): Gathered<B> => ({
        order,
        heard: [...heard, inbox],
      }),
      bits: (self, { order, heard }: Gathered<B>) => [...(own(self) === 1 ? order : []), ...heard.flat(2)],
    }),
  };
};
