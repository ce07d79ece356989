/**
 * A trap for whoever believes that signatures do not nest.
 *
 * Round 1: 0 sends A:0 to everybody. Round 2: 1 sends A:0.1 to 2. Round 3: 2 sends A:0.1.2 to 3. Round 4: 3 may show
 * A:0.1 to 1, which an honest 3 never does; 1 retreats if it is shown. A:0.1.2 is ((ATTACK)₀)₁)₂, so 3 holds A:0.1 though
 * that never travelled but from 1 to 2, both loyal.
 *
 * Right, n = 4, m = 1, `signed`: validity is violated, by one scenario; agreement by 7; of 19.
 */
import type { Program, Protocol, Setting } from '../../model/protocol.ts';
import { protocol } from '../../model/protocol.ts';

type State<B> = { readonly attack: B; readonly fooled: B };

/** Which link carries something in a round. */
const speaks = (round: number, from: number, to: number): boolean =>
  (round === 1 && from === 0) ||
  (round === 2 && from === 1 && to === 2) ||
  (round === 3 && from === 2 && to === 3) ||
  (round === 4 && from === 3 && to === 1);

const LABELS = ['A:0', 'A:0.1', 'A:0.1.2', 'A:0.1'];

export const peel: Protocol = protocol({
  name: 'peel',
  problem: 'broadcast',
  rounds: () => 4,
  faults: ['signed', 'byzantine'],
  sizes: { least: 4, most: 4 },
  claims: (_army, round, from, to) => (speaks(round, from, to) ? LABELS.slice(round - 1, round) : []),
  signature: (_army, label) => {
    const [statement = '', chain = ''] = label.split(':');
    return { statement, chain: chain.split('.').map(Number) };
  },
  program: <B>({ logic }: Setting<B>): Program<B> => ({
    start: (_self, [order = logic.zero]): State<B> => ({ attack: order, fooled: logic.zero }),
    send: (self, { attack }: State<B>, round, to) =>
      speaks(round, self, to) ? [round === 4 ? logic.zero : attack] : [],
    receive: (self, { attack, fooled }: State<B>, round, inbox): State<B> => ({
      attack: round === 1 && self !== 0 ? (inbox[0]?.[0] ?? logic.zero) : attack,
      fooled: round === 4 && self === 1 ? (inbox[3]?.[0] ?? logic.zero) : fooled,
    }),
    decide: (_self, { attack, fooled }: State<B>) => ({
      decided: logic.one,
      value: [logic.meet(attack, logic.not(fooled))],
    }),
  }),
});
