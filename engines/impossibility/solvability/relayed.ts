/**
 * Full information under traitors: exponential information gathering (Pease, Shostak and Lamport 1980; Lynch 1996, §6.2.3).
 *
 * The bits of a view are the general's own order and one claim for each relay path that leads to it (`relays.ts`). A message
 * of round r holds the paths of length r: of everything else that its sender has seen the receiver knows already what
 * the sender says. So what a traitor can say is exactly its consistent claims (`traitors.ts`).
 */
import type { General } from '../../../model/army.ts';
import { at } from '../../../model/at.ts';
import type { Message } from '../../../model/message.ts';
import type { Order } from '../../../model/order.ts';
import { orderName } from '../../../model/order.ts';
import type { Setting } from '../../../model/protocol.ts';
import { parsePath, pathText } from '../../../model/protocols/path.ts';
import type { FullInformation, Gathering } from './full-information.ts';
import type { SolvabilityQuestion } from './question.ts';
import { holds } from './question.ts';
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
  const links = Array.from({ length: rounds }, (_, r) =>
    everybody.map((from) => everybody.map((to) => (from === to ? [] : relays(n, problem, r + 1, from, to)))),
  );
  const paths = (round: number, from: General, to: General): readonly Relay[] => at(at(at(links, round - 1), from), to);
  /** All paths that lead to a general, by round and sender. */
  const toward = everybody.map((to) =>
    links.flatMap((link, r) => link.flatMap((row) => at(row, to).map((path) => ({ round: r + 1, path })))),
  );
  /** For each path that a message carries, where its sender heard it, as an index into the last sender's message. */
  const sources = (round: number, from: General, to: General): readonly (readonly [General, number])[] =>
    paths(round, from, to).map((path) => {
      const teller = at(path, round - 2);
      const text = pathText(path.slice(0, -1));
      return [teller, paths(round - 1, teller, from).findIndex((known) => pathText(known) === text)];
    });

  return {
    width: (general) => at(toward, general).length + (holds(problem, general) ? 1 : 0),
    write: (view, bits, start) => {
      const general = views.generalOf(view);
      let next = start;
      if (holds(problem, general)) bits[next++] = orderIn(views, view);
      for (const { round, path } of at(toward, general)) {
        let told = before(views, view, round);
        for (let k = path.length - 1; k >= 0; k--) told = views.part(told, at(path, k));
        bits[next++] = orderIn(views, told);
      }
    },
    messages: {
      silence: 'default',
      claims: (_army, round, from, to) => paths(round, from, to).map(pathText),
      meaning: (_army, label, claimed) => meaning(label, claimed),
    },
    program: <B>(_setting: Setting<B>): Gathering<B> => ({
      start: (_self, order): Gathered<B> => ({ order, heard: [] }),
      send: (self, { order, heard }: Gathered<B>, round, to) => {
        if (round === 1) return holds(problem, self) ? order : [];
        const last = at(heard, round - 2);
        return sources(round, self, to).map(([teller, position]) => at(at(last, teller), position));
      },
      receive: (_self, { order, heard }: Gathered<B>, _round, inbox): Gathered<B> => ({
        order,
        heard: [...heard, inbox],
      }),
      bits: (self, { order, heard }: Gathered<B>) => [...(holds(problem, self) ? order : []), ...heard.flat(2)],
    }),
  };
};
