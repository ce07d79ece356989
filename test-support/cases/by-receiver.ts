/**
 * A protocol that prescribes different claims to different receivers under one label: the commander tells 1 “x” where it is to attack,
 * and 2 exactly one of “x” and “not x”. Who says the same to everybody is not always free to follow it.
 */
import { at } from '../../model/at.ts';
import type { Program, Protocol, Setting } from '../../model/protocol.ts';
import { protocol } from '../../model/protocol.ts';

type State<B> = { readonly attack: B };

export const byReceiver: Protocol = protocol({
  name: 'by-receiver',
  problem: 'broadcast',
  faults: ['byzantine', 'loss'],
  sizes: { least: 3, most: 3 },
  rounds: () => 1,
  claims: (_army, _round, from, to) => (from !== 0 ? [] : to === 1 ? ['x'] : ['x', 'not x']),
  admissible: ({ logic }, _round, _from, to, said) =>
    to === 2 && said.length === 2 ? logic.not(logic.equal(at(said, 0), at(said, 1))) : logic.one,
  program: <B>({ logic }: Setting<B>): Program<B> => ({
    start: (_self, order): State<B> => ({ attack: order[0] ?? logic.zero }),
    // To 2 the label “x” means the contrary of what it means to 1.
    send: (self, { attack }: State<B>, _round, to) =>
      self !== 0 ? [] : to === 1 ? [attack] : [logic.not(attack), attack],
    receive: (self, { attack }: State<B>, _round, inbox): State<B> => {
      const [x = attack, not = logic.not(x)] = inbox[0] ?? [];
      return { attack: self === 0 ? attack : self === 1 ? x : not };
    },
    decide: (_self, { attack }: State<B>) => ({ decided: logic.one, value: [attack] }),
  }),
});
