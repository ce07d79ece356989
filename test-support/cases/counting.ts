/**
 * A protocol whose honesty no node of a circuit shows: in round 2 the four generals say whether two of the three others attack, and
 * whether no two of them do, which are counted in different ways. Both at once are not admissible.
 */
import { at } from '../../model/at.ts';
import type { Program, Protocol, Setting } from '../../model/protocol.ts';
import { toy } from '../toy.ts';

export const counting: Protocol = toy({
  rounds: () => 2,
  claims: (_army, round) => (round === 1 ? ['attack'] : ['most', 'few']),
  admissible: ({ logic }, _round, _from, _to, said) => logic.not(logic.atLeast(2, said)),
  program: <B>(setting: Setting<B>): Program<B> => {
    const { logic } = setting;
    type State = { readonly most: B; readonly few: B };
    return {
      start: (_self, order): State => ({ most: at(order, 0), few: logic.zero }),
      send: (_self, { most, few }: State, round) => (round === 1 ? [most] : [most, few]),
      receive: (_self, state: State, round, inbox): State => {
        if (round === 2) return state;
        const heard = inbox.flat();
        const [a, b, c] = [at(heard, 0), at(heard, 1), at(heard, 2)];
        const pairs = [logic.meet(a, b), logic.meet(b, c), logic.meet(a, c)];
        return { most: logic.atLeast(2, heard), few: logic.not(logic.any(pairs)) };
      },
      decide: (_self, { most }: State) => ({ decided: logic.one, value: [most] }),
    };
  },
});
