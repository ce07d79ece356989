/**
 * The handshake: two generals over a lossy link, and k acknowledgements.
 *
 * General 0 proposes to attack, 1 acknowledges, 0 acknowledges that, and so on; each attacks if everything it
 * waited for has come. Whoever speaks last cannot know whether it was heard, and no number of acknowledgements
 * mends that (Gray, "Notes on data base operating systems", 1978; Lynch 1996, Theorem 5.1).
 */
import type { Army } from '../army.ts';
import { at } from '../at.ts';
import type { Expectation, Program, Protocol, Setting } from '../protocol.ts';
import { expectHolds, expectViolated, protocol } from '../protocol.ts';

/** It wants to attack, and has heard all that it should have. */
type State<B> = { readonly ready: B };

const acknowledgements = (army: Army): number => army.parameters['acks'] ?? 1;

/** The generals take turns to speak, 0 first. */
const speaker = (round: number): number => (round - 1) % 2;

const theory = (army: Army, _t: number, faults: string): Expectation => {
  if (faults !== 'loss:0') return expectViolated('Gray 1978; Lynch 1996, Theorem 5.1: the last message may be lost');
  return acknowledgements(army) > 0
    ? expectHolds('nothing is lost')
    : expectViolated('nobody answers general 0, so it attacks on its own');
};

export const handshake: Protocol = protocol({
  name: 'handshake',
  title: 'Two Generals with k acknowledgements',
  source: 'Gray 1978; Lynch 1996, §5.1',
  problem: 'coordinated-attack',
  resilience: 'none: no number of lost messages is tolerated',
  silence: 'detectable',
  sizes: { least: 2, most: 2 },
  parameters: { acks: { description: 'how many acknowledgements', least: 0, most: 64, standard: () => 1 } },
  rounds: (army) => acknowledgements(army) + 1,
  claims: (_army, round, from) =>
    from !== speaker(round) ? [] : [round === 1 ? 'attack!' : `ack ${String(round - 1)}`],
  meaning: (_army, label, claimed) =>
    claimed ? (label === 'attack!' ? 'let us attack' : `I have heard you (${label})`) : null,
  theory,
  program: <B>({ logic }: Setting<B>): Program<B> => ({
    start: (_self, [attack = logic.zero]): State<B> => ({ ready: attack }),
    send: (self, { ready }: State<B>, round) => (self === speaker(round) ? [ready] : []),
    receive: (self, { ready }: State<B>, round, inbox): State<B> =>
      self === speaker(round) ? { ready } : { ready: logic.meet(ready, at(at(inbox, speaker(round)), 0)) },
    decide: (_self, { ready }: State<B>) => ({ decided: logic.one, value: [ready] }),
  }),
});
