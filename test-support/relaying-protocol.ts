/**
 * Random protocols that are valid by construction, and so break late: everybody remembers whose order it has heard of, and passes
 * on some of it. Whoever knows of one order only decides it; whoever knows of several decides by a random rule. If all
 * hold the same order it is decided, whatever is lost; so what breaks is agreement, or termination where some hesitate.
 *
 * For the arguments against any protocol: most of `random-protocol.ts` break validity at once and leave them nothing to do.
 */
import type { General } from '../model/army.ts';
import { generals } from '../model/army.ts';
import { at } from '../model/at.ts';
import type { Logic } from '../model/logic.ts';
import type { Problem, Program, Protocol, Setting } from '../model/protocol.ts';
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

/** `orders[general]`: it is known to hold RETREAT, to hold ATTACK. */
type State<B> = { readonly retreats: readonly B[]; readonly attacks: readonly B[] };

/** What the streams are for; the numbers only keep them apart. */
const SPEAK = 1;
const RULE = 2;
const HESITATE = 3;

const streamOf = (...numbers: readonly number[]): (() => number) =>
  drawOf(numbers.reduce((hash, number) => Math.imul(hash ^ number, 0x01000193) ^ (hash >>> 13), 0x811c9dc5));

/** A random function of what is known: somebody's order, a threshold, a parity. */
const rule = <B>(logic: Logic<B>, { retreats, attacks }: State<B>, draw: () => number): B => {
  const n = attacks.length;
  const some = attacks.filter(() => draw() < 0);
  switch (drawBelow(draw, 4)) {
    case 0: {
      // The order of the first that is known, in a random order of generals.
      const rank = attacks.map(() => draw());
      const ranked = generals({ n, m: 0, values: 2, parameters: {} }).toSorted((a, b) => at(rank, a) - at(rank, b));
      return ranked.reduceRight(
        (rest, general) => logic.join(at(attacks, general), logic.meet(logic.not(at(retreats, general)), rest)),
        logic.zero,
      );
    }
    case 1:
      return logic.atLeast(1 + drawBelow(draw, n), attacks);
    case 2:
      return logic.atLeast(1 + drawBelow(draw, n), retreats);
    default:
      return some.reduce((parity, known) => logic.not(logic.equal(parity, known)), logic.zero);
  }
};

const claimsOf = ({ seed, mute }: RelayingRecipe, n: number, round: number, from: General, to: General): readonly string[] => {
  if (mute > 0 && drawBelow(streamOf(seed, SPEAK, round, from, to), mute) === 0) return [];
  return Array.from({ length: n }, (_, general) => [`${String(general)}:0`, `${String(general)}:1`]).flat();
};

export const relayingProtocol = (recipe: RelayingRecipe): Protocol => {
  const { seed, rounds, problem, alike, hesitant } = recipe;
  const program = <B>({ logic, army }: Setting<B>): Program<B> => ({
    start: (self, [attack = logic.zero]): State<B> => ({
      retreats: generals(army).map((general) => (general === self ? logic.not(attack) : logic.zero)),
      attacks: generals(army).map((general) => (general === self ? attack : logic.zero)),
    }),
    send: (self, { retreats, attacks }: State<B>, round, to) =>
      claimsOf(recipe, army.n, round, self, to).length === 0
        ? []
        : retreats.flatMap((retreat, general) => [retreat, at(attacks, general)]),
    receive: (_self, { retreats, attacks }: State<B>, _round, inbox): State<B> => {
      const heard = (own: B, claim: number): B =>
        logic.any([own, ...inbox.flatMap((message) => (message.length === 0 ? [] : [at(message, claim)]))]);
      return {
        retreats: retreats.map((own, general) => heard(own, 2 * general)),
        attacks: attacks.map((own, general) => heard(own, 2 * general + 1)),
      };
    },
    decide: (self, state: State<B>) => {
      const [retreat, attack] = [logic.any(state.retreats), logic.any(state.attacks)];
      const several = logic.meet(retreat, attack);
      const role = alike ? 0 : self;
      const hesitates = hesitant ? rule(logic, state, streamOf(seed, HESITATE, role)) : logic.zero;
      return {
        decided: logic.not(logic.meet(several, hesitates)),
        value: [logic.cond(several, rule(logic, state, streamOf(seed, RULE, role)), attack)],
      };
    },
  });
  return protocol({
    name: 'relaying',
    problem,
    faults: ['crash', 'loss'],
    silence: 'detectable',
    rounds: () => rounds,
    claims: ({ n }, round, from, to) => claimsOf(recipe, n, round, from, to),
    program,
  });
};
