/**
 * A protocol that is honest only as long as nobody lies: 0 tells its order twice, and who hears it say two things tells the others,
 * which is not admissible. With nobody faulty nobody ever has to, though it might hear two things as far as is known of inboxes.
 */
import { at } from '../../model/at.ts';
import type { Program, Protocol, Setting } from '../../model/protocol.ts';
import { toy } from '../toy.ts';

type State<B> = { readonly attack: B; readonly differ: B };

export const telltale: Protocol = toy({
  name: 'telltale',
  rounds: () => 2,
  claims: (_army, round, from) => (round === 2 ? ['differ'] : from === 0 ? ['once', 'twice'] : []),
  admissible: ({ logic }, round, _from, _to, said) => (round === 2 ? logic.not(at(said, 0)) : logic.one),
  program: <B>({ logic }: Setting<B>): Program<B> => ({
    start: (_self, order): State<B> => ({ attack: at(order, 0), differ: logic.zero }),
    send: (self, { attack, differ }: State<B>, round) => {
      if (round === 2) return [differ];
      return self === 0 ? [attack, attack] : [];
    },
    receive: (self, { attack, differ }: State<B>, round, inbox): State<B> => {
      if (round === 2 || self === 0) return { attack, differ };
      const [once, twice] = [at(at(inbox, 0), 0), at(at(inbox, 0), 1)];
      return { attack: once, differ: logic.not(logic.equal(once, twice)) };
    },
    decide: (_self, { attack }: State<B>) => ({ decided: logic.one, value: [attack] }),
  }),
});
