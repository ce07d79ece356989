/**
 * A line of signers: the order goes from 0 to 1 to 2 and so on to the last, and all the way back to 1, and everybody signs
 * whenever it passes. So on the way back there are chains on which a general has signed twice, and no general hears a chain
 * from anybody but its neighbours on the line.
 */
import type { Army, General } from '../../model/army.ts';
import { generals } from '../../model/army.ts';
import type { Program, Protocol, Setting } from '../../model/protocol.ts';
import { protocol } from '../../model/protocol.ts';

/** `came`: ATTACK came in the last round, with all its signatures. Only then can it be passed on. */
type State<B> = { readonly attack: B; readonly came: B };

/** Everybody whom the order passes, one after another. */
const walk = (army: Army): readonly General[] => [
  ...generals(army),
  ...generals(army)
    .slice(1, army.n - 1)
    .toReversed(),
];

const speaks = (army: Army, round: number, from: General, to: General): boolean =>
  walk(army)[round - 1] === from && walk(army)[round] === to;

export const line: Protocol = protocol({
  name: 'line',
  problem: 'broadcast',
  rounds: (army) => walk(army).length - 1,
  faults: ['signed', 'byzantine'],
  claims: (army, round, from, to) =>
    speaks(army, round, from, to) ? [`ATTACK:${walk(army).slice(0, round).join('.')}`] : [],
  signature: (_army, label) => {
    const [statement = '', chain = ''] = label.split(':');
    return { statement, chain: chain.split('.').map(Number) };
  },
  program: <B>({ logic, army }: Setting<B>): Program<B> => ({
    start: (_self, [order = logic.zero]): State<B> => ({ attack: order, came: order }),
    send: (self, { came }: State<B>, round, to) => (speaks(army, round, self, to) ? [came] : []),
    receive: (_self, { attack }: State<B>, _round, inbox): State<B> => {
      const came = logic.any(inbox.flat());
      return { attack: logic.join(attack, came), came };
    },
    decide: (_self, { attack }: State<B>) => ({ decided: logic.one, value: [attack] }),
  }),
});
