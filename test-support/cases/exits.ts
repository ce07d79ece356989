/**
 * It ends the process in the middle of a run.
 *
 * Right: refused before it is run, with the line that ends it; never exit code 0.
 */
import type { Program, Protocol, Setting } from '../../model/protocol.ts';
import { protocol } from '../../model/protocol.ts';
import process from 'node:process';
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
      if (round === 2) process.exit(0);
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
