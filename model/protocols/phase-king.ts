/**
 * Phase King: Berman, Garay and Perry, "Towards optimal distributed consensus", FOCS 1989, in its
 * three-rounds-a-phase form for n > 3t.
 *
 * Every phase has a king, general 0 in the first. A general's value V is RETREAT, ATTACK, or neither ("2" in the
 * paper). Thresholds use m for the paper's t; a general counts its own value itself.
 */
import type { Army } from '../army.ts';
import { generals } from '../army.ts';
import { at } from '../at.ts';
import type { Logic } from '../logic.ts';
import type { Expectation, Program, Protocol, Setting } from '../protocol.ts';
import { expectHolds, noExpectation, protocol } from '../protocol.ts';
import { byzantineBound } from './lower-bounds.ts';

/** V is RETREAT, V is ATTACK, and (between rounds 2 and 3 of a phase) V is sure enough to ignore the king. */
type State<B> = { readonly retreat: B; readonly attack: B; readonly sure: B };

const phases = (army: Army): number => army.parameters['phases'] ?? army.m + 1;

/** Round r of the protocol is round 1, 2 or 3 of its phase. */
const inPhase = (round: number): number => ((round - 1) % 3) + 1;

const kingOf = ({ n }: Army, round: number): number => Math.floor((round - 1) / 3) % n;

/** What making a claim says, and what not making it says. */
const words: Readonly<Record<string, readonly [claimed: string, not: string | null]>> = {
  V: ['my value is ATTACK', 'my value is RETREAT'],
  'V=RETREAT': ['enough of us hold RETREAT', null],
  'V=ATTACK': ['enough of us hold ATTACK', null],
  king: ['I, the king, say ATTACK', 'I, the king, say RETREAT'],
};

const theory = (army: Army, t: number, faults: string): Expectation =>
  faults !== 'byzantine'
    ? noExpectation
    : army.n > 3 * army.m && t <= army.m && phases(army) > t
      ? expectHolds('Berman, Garay and Perry 1989: n > 3t, t + 1 phases')
      : (byzantineBound(army, t, 3 * phases(army)) ?? noExpectation);

export const phaseKing: Protocol = protocol({
  name: 'phase-king',
  title: 'Phase King, three rounds a phase',
  source: 'Berman, Garay and Perry 1989',
  problem: 'consensus',
  resilience: 'n > 3m under byzantine faults',
  parameters: {
    phases: { description: 'how many phases, and so kings', least: 1, most: 128, standard: ({ m }) => m + 1 },
  },
  rounds: (army) => 3 * phases(army),
  claims: (army, round, from) => {
    switch (inPhase(round)) {
      case 1:
        return ['V'];
      case 2:
        return ['V=RETREAT', 'V=ATTACK'];
      default:
        return from === kingOf(army, round) ? ['king'] : [];
    }
  },
  // In round 2 neither claim means "neither value"; both are inadmissible.
  admissible: ({ logic }, _round, _from, _to, said) => logic.not(logic.atLeast(2, said)),
  meaning: (_army, label, claimed) => words[label]?.[claimed ? 0 : 1] ?? null,
  interchangeable: (army) => generals(army).slice(phases(army)),
  theory,
  program: <B>({ logic, army }: Setting<B>): Program<B> => {
    const { n, m } = army;
    const clear = logic.zero;
    return {
      start: (_self, [attack = clear]): State<B> => ({ retreat: logic.not(attack), attack, sure: clear }),
      send: (self, { retreat, attack }: State<B>, round) => {
        switch (inPhase(round)) {
          case 1:
            return [attack];
          case 2:
            return [retreat, attack];
          default:
            // Round 3: the king sends min(1, V), so that "neither" becomes ATTACK.
            return self === kingOf(army, round) ? [logic.not(retreat)] : [];
        }
      },
      receive: (self, state: State<B>, round, inbox): State<B> => {
        const { retreat, attack, sure } = state;
        const others = inbox.filter((_, from) => from !== self);
        switch (inPhase(round)) {
          case 1: {
            // Round 1: V := 2; for k = 0, 1: if C(k) ≥ n - t then V := k.
            const attacks = [attack, ...others.map((message) => at(message, 0))];
            const enough = logic.atLeast(n - m, attacks);
            const enoughRetreat = logic.atLeast(n - m, attacks.map(logic.not));
            return { retreat: logic.meet(enoughRetreat, logic.not(enough)), attack: enough, sure: clear };
          }
          case 2: {
            // Round 2: for k = 2, 1, 0: if D(k) > t then V := k; the last assignment wins.
            const retreats = [retreat, ...others.map((message) => at(message, 0))];
            const attacks = [attack, ...others.map((message) => at(message, 1))];
            const neithers = retreats.map((r, i) => logic.not(logic.join(r, at(attacks, i))));
            return lastAbove(logic, m, n - m, { retreat, attack, sure: clear }, retreats, attacks, neithers);
          }
          default: {
            // Round 3: if V = 2 or D(V) < n - t then V := min(1, king).
            const king = kingOf(army, round);
            const order = king === self ? logic.not(retreat) : at(at(inbox, king), 0);
            const next = logic.cond(sure, attack, order);
            return { retreat: logic.not(next), attack: next, sure: clear };
          }
        }
      },
      decide: (_self, { attack }: State<B>) => ({ decided: logic.one, value: [attack] }),
    };
  },
  costs: {
    rounds: { text: '3(m + 1)', source: 'Berman, Garay and Perry 1989', exact: true, of: ({ m }) => 3 * (m + 1) },
    messages: {
      text: '(m + 1)(2n + 1)(n − 1)',
      source: 'Berman, Garay and Perry 1989, clause by clause',
      exact: true,
      of: ({ n, m }) => (m + 1) * (2 * n + 1) * (n - 1),
    },
    claims: {
      text: '(m + 1)(3n + 1)(n − 1)',
      source: 'Berman, Garay and Perry 1989, clause by clause',
      exact: true,
      of: ({ n, m }) => (m + 1) * (3 * n + 1) * (n - 1),
    },
  },
});

/** Round 2 of a phase, from the votes for each value; `sure` is D(V) ≥ n - t for the new V. */
const lastAbove = <B>(
  logic: Logic<B>,
  threshold: number,
  quorum: number,
  own: State<B>,
  retreats: readonly B[],
  attacks: readonly B[],
  neithers: readonly B[],
): State<B> => {
  const above = (votes: readonly B[]): B => logic.atLeast(threshold + 1, votes);
  const neither = above(neithers);
  const attack = logic.cond(above(attacks), logic.one, logic.meet(own.attack, logic.not(neither)));
  const retreat = logic.cond(above(attacks), logic.zero, logic.meet(own.retreat, logic.not(neither)));
  const last: Pick<State<B>, 'retreat' | 'attack'> = {
    retreat: logic.join(above(retreats), retreat),
    attack: logic.meet(attack, logic.not(above(retreats))),
  };
  return {
    ...last,
    sure: logic.join(
      logic.meet(last.retreat, logic.atLeast(quorum, retreats)),
      logic.meet(last.attack, logic.atLeast(quorum, attacks)),
    ),
  };
};
