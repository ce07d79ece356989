/**
 * A counter that nobody sees: it changes what is heard once in a hundred thousand steps, and no run of the laws comes so far.
 *
 * Right: refused, with the line that counts.
 */
import type { Program, Protocol, Setting } from '../../model/protocol.ts';
import { protocol } from '../../model/protocol.ts';
let steps = 0;
type State<B> = { readonly mine: B; readonly others: readonly B[] };
export const echo: Protocol = protocol({
  name: 'echo',
  problem: 'broadcast',
  rounds: () => 2,
  claims: (_army, round, from, to) =>
    to === 0 ? [] : round === 1 ? (from === 0 ? ['ATTACK'] : []) : from === 0 ? [] : ['I heard ATTACK'],
  program: <B>({ logic }: Setting<B>): Program<B> => ({
    start: (_self, [order = logic.zero]): State<B> => ({ mine: order, others: [] }),
    send: (self, { mine }: State<B>, round, to) => (to === 0 ? [] : (self === 0) === (round === 1) ? [mine] : []),
    receive: (self, state: State<B>, round, inbox): State<B> => {
      if (++steps % 100_000 === 0) return { mine: logic.not(state.mine), others: [] };
      if (self === 0) return state;
      if (round === 1) return { mine: inbox[0]?.[0] ?? logic.zero, others: [] };
      return { mine: state.mine, others: inbox.slice(1).flat() };
    },
    decide: (self, { mine, others }: State<B>) => ({
      decided: logic.one,
      value: [self === 0 ? mine : logic.majority([mine, ...others])],
    }),
  }),
});
