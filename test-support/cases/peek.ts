/**
 * It looks at a value, where a rare conjunction is true: everybody attacks, so general 0 retreats.
 *
 * Right: refused, with the line that compares.
 */
import { generals } from '../../model/army.ts';
import { at } from '../../model/at.ts';
import type { Program, Protocol, Setting } from '../../model/protocol.ts';
import { protocol } from '../../model/protocol.ts';

type State<B> = { readonly v: B; readonly out: B };
export const peek: Protocol = protocol({
  name: 'peek',
  problem: 'consensus',
  rounds: () => 1,
  claims: () => ['ATTACK'],
  interchangeable: (a) => generals(a).slice(1),
  program: <B>({ logic }: Setting<B>): Program<B> => ({
    start: (_s, order): State<B> => ({ v: at(order, 0), out: logic.zero }),
    send: (_s, { v }: State<B>) => [v],
    receive: (self, { v }: State<B>, _r, inbox): State<B> => {
      const votes = inbox.map((m, g) => (g === self ? v : at(m, 0)));
      // An "early exit" that a student may write: everybody attacks, so (by mistake) general 0 retreats.
      if (self === 0 && logic.all(votes) === logic.one) return { v, out: logic.zero };
      return { v, out: logic.majority(votes) };
    },
    decide: (_s, { out }: State<B>) => ({ decided: logic.one, value: [out] }),
  }),
});
