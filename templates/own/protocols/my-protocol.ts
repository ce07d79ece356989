/**
 * Oral messages with one relay, OM(1): Lamport, Shostak and Pease, "The Byzantine Generals Problem", 1982, §3.
 *
 * It is here to be changed. Values are not booleans but `B`s, which are computed with through `logic`, never branched on:
 * so the same text runs one scenario, or all of them.
 */
import { at } from 'strategos/model/at';
import { protocol, type Program, type Protocol, type Setting } from 'strategos/model/protocol';

/** What the commander told me, and what the others told me that it told them. */
type State<B> = { readonly mine: B; readonly others: readonly B[] };

export const myProtocol: Protocol = protocol({
  name: 'my-protocol',
  title: 'a commander, and one relay of what it ordered',
  source: 'Lamport, Shostak and Pease 1982, §3',
  problem: 'broadcast',
  resilience: 'n > 3, one traitor',
  rounds: () => 2,

  // What is said over a link: the order in round 1, what was heard of it in round 2. General 0 commands.
  claims: (_army, round, from, to) => {
    if (to === 0 || (from === 0) !== (round === 1)) return [];
    return round === 1 ? ['the order is ATTACK'] : ['0 ordered ATTACK'];
  },
  meaning: (_army, label, claimed) => (claimed ? label : label.replace('ATTACK', 'RETREAT')),

  // All lieutenants are alike. Before the first verdict this is tried, and it makes the search smaller.
  interchangeable: ({ n }) => Array.from({ length: n - 1 }, (_, i) => i + 1),

  program: <B>({ logic, army }: Setting<B>): Program<B> => ({
    start: (_self, order): State<B> => ({ mine: at(order, 0), others: [] }),

    // Step 1: the commander sends its order to every lieutenant. Step 2: each of them tells the others.
    send: (self, { mine }: State<B>, round, to) => (to === 0 || (self === 0) !== (round === 1) ? [] : [mine]),

    receive: (self, { mine }: State<B>, round, inbox): State<B> => {
      if (self === 0) return { mine, others: [] };
      return round === 1 ? { mine: at(at(inbox, 0), 0), others: [] } : { mine, others: inbox.flat() };
    },

    // Step 3: the majority of what the n - 1 lieutenants heard; half of them is no majority, and a tie is RETREAT.
    decide: (self, { mine, others }: State<B>) => ({
      decided: logic.one,
      value: [self === 0 ? mine : logic.atLeast(Math.floor((army.n - 1) / 2) + 1, [mine, ...others])],
    }),
  }),

  // What the literature says that a run takes. Reports show it beside what is counted; leave out what nobody says.
  costs: { rounds: { text: '2', source: 'Lamport, Shostak and Pease 1982, §3', exact: true, of: () => 2 } },
});
