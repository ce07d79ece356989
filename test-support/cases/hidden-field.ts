/**
 * A part of its state lies under a symbol, where fields are not looked for.
 *
 * Right: refused, with the line that makes the symbol.
 */
import type { Program, Protocol, Setting } from '../../model/protocol.ts';
import { protocol } from '../../model/protocol.ts';
const FLAG: unique symbol = Symbol('flag');

type State<B> = { readonly mine: B; readonly others: readonly B[] };

const make = <B>(mine: B, others: readonly B[], flag: B): State<B> => {
  const made = { mine, others, [FLAG]: flag };
  return made;
};

const flagOf = <B>(state: State<B>): B | undefined => (state as { readonly [FLAG]?: B })[FLAG];

export const hidden: Protocol = protocol({
  name: 'hidden',
  problem: 'broadcast',
  rounds: () => 2,
  claims: (_a, round, from, to) =>
    to === 0 ? [] : round === 1 ? (from === 0 ? ['ATTACK', 'flag'] : []) : from === 0 ? [] : ['heard'],
  program: <B>({ logic }: Setting<B>): Program<B> => {
    return {
      start: (_self, [order = logic.zero]) => make(order, [], logic.zero),
      send: (self, s: State<B>, round, to) =>
        to === 0 || (self === 0) !== (round === 1) ? [] : round === 1 ? [s.mine, logic.zero] : [s.mine],
      receive: (self, s: State<B>, round, inbox) =>
        self === 0
          ? s
          : round === 1
            ? make(inbox[0]?.[0] ?? logic.zero, [], inbox[0]?.[1] ?? logic.zero)
            : make(s.mine, inbox.slice(1).flat(), flagOf(s) ?? logic.zero),
      decide: (self, s: State<B>) => {
        const most = logic.majority([s.mine, ...s.others]);
        return {
          decided: logic.one,
          value: [self === 0 ? s.mine : logic.cond(flagOf(s) ?? logic.zero, logic.not(most), most)],
        };
      },
    };
  },
});
