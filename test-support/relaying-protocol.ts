/**
 * Random protocols that are valid by construction, and so break late: everybody remembers whose order it has heard
 * of, passes it on, and notes in which rounds everything came. In consensus, whoever knows of one order only decides
 * it. In a coordinated attack, whoever knows of ATTACK only, and has got everything, attacks, and whoever knows of
 * RETREAT only retreats. For all other cases there is a random rule. So what breaks is agreement, or termination
 * where some hesitate.
 *
 * For the arguments against any protocol: most of `random-protocol.ts` break validity at once and leave them nothing
 * to do.
 */
import type { General } from '../model/army.ts';
import { generals } from '../model/army.ts';
import { at } from '../model/at.ts';
import type { Logic } from '../model/logic.ts';
import type { Problem } from '../model/problem.ts';
import type { Program, Protocol, Setting } from '../model/protocol.ts';
import { protocol } from '../model/protocol.ts';
import { drawBelow, drawOf } from './draw.ts';

export interface RelayingRecipe {
  readonly seed: number;
  readonly rounds: number;
  readonly problem: Problem;
  /** One link in so many carries nothing; 0 for none. */
  readonly mute: number;
  /** All decide by the same rule. */
  readonly alike: boolean;
  /** Now and then a general that knows of several orders does not decide. */
  readonly hesitant: boolean;
}

/** By general: it is known to hold RETREAT, to hold ATTACK. By round: everything came. */
type State<B> = { readonly retreats: readonly B[]; readonly attacks: readonly B[]; readonly whole: readonly B[] };

/** What the streams are for; the numbers only keep them apart. */
const SPEAK = 1;
const RULE = 2;
const HESITATE = 3;

const streamOf = (...numbers: readonly number[]): (() => number) =>
  drawOf(numbers.reduce((hash, number) => Math.imul(hash ^ number, 0x01000193) ^ (hash >>> 13), 0x811c9dc5));

/** A random function of what is known: somebody's order, a threshold, a parity. */
const rule = <B>(logic: Logic<B>, { retreats, attacks, whole }: State<B>, draw: () => number): B => {
  const above = (bits: readonly B[]): B => logic.atLeast(1 + drawBelow(draw, bits.length), bits);
  switch (drawBelow(draw, 5)) {
    case 0: {
      // The order of the first that is known, in a random order of generals.
      const ranked = attacks.map((_, general) => ({ general, rank: draw() })).sort((a, b) => a.rank - b.rank);
      return ranked.reduce(
        (rest, { general }) => logic.join(at(attacks, general), logic.meet(logic.not(at(retreats, general)), rest)),
        logic.zero,
      );
    }
    case 1:
      return above(attacks);
    case 2:
      return above(retreats);
    case 3:
      return above(whole);
    default:
      return [...attacks, ...whole]
        .filter(() => draw() < 0)
        .reduce((parity, bit) => logic.not(logic.equal(parity, bit)), logic.zero);
  }
};

const speaks = ({ seed, mute }: RelayingRecipe, round: number, from: General, to: General): boolean =>
  mute === 0 || drawBelow(streamOf(seed, SPEAK, round, from, to), mute) > 0;

export const relayingProtocol = (recipe: RelayingRecipe): Protocol => {
  const { seed, rounds, problem, alike, hesitant } = recipe;
  const program = <B>({ logic, army }: Setting<B>): Program<B> => ({
    start: (self, [attack = logic.zero]): State<B> => ({
      retreats: generals(army).map((general) => (general === self ? logic.not(attack) : logic.zero)),
      attacks: generals(army).map((general) => (general === self ? attack : logic.zero)),
      whole: [],
    }),
    send: (self, { retreats, attacks }: State<B>, round, to) =>
      speaks(recipe, round, self, to) ? retreats.flatMap((retreat, general) => [retreat, at(attacks, general)]) : [],
    receive: (_self, { retreats, attacks, whole }: State<B>, _round, inbox): State<B> => {
      const spoken = inbox.filter((message) => message.length > 0);
      const heard = (own: B, claim: number): B => logic.any([own, ...spoken.map((message) => at(message, claim))]);
      return {
        retreats: retreats.map((own, general) => heard(own, 2 * general)),
        attacks: attacks.map((own, general) => heard(own, 2 * general + 1)),
        whole: [...whole, logic.all(spoken.map((message) => logic.any(message)))],
      };
    },
    decide: (self, state: State<B>) => {
      const [retreat, attack] = [logic.any(state.retreats), logic.any(state.attacks)];
      const lost = problem === 'consensus' ? logic.zero : logic.not(logic.all(state.whole));
      const free = logic.meet(attack, logic.join(retreat, lost));
      const role = alike ? 0 : self;
      const hesitates = hesitant ? rule(logic, state, streamOf(seed, HESITATE, role)) : logic.zero;
      return {
        decided: logic.not(logic.meet(free, hesitates)),
        value: [logic.cond(free, rule(logic, state, streamOf(seed, RULE, role)), attack)],
      };
    },
  });
  return protocol({
    name: 'relaying',
    problem,
    faults: ['crash', 'loss'],
    silence: 'detectable',
    rounds: () => rounds,
    claims: (army, round, from, to) =>
      speaks(recipe, round, from, to)
        ? generals(army).flatMap((general) => [`${String(general)}:0`, `${String(general)}:1`])
        : [],
    program,
  });
};
