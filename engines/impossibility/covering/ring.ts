/**
 * The ring: not even weak agreement withstands t traitors among 3 ≤ n ≤ 3t generals.
 * Fischer, Lynch and Merritt 1986; after Lamport, "The weak Byzantine generals problem", JACM 30(3), 1983.
 *
 * Weak validity forces nothing as soon as somebody is faulty, so the hexagon proves nothing. But a general learns no
 * faster than one place a round. In a ring of so many copies that each half is 2R + 1 places long, where the first
 * half holds RETREAT and the second ATTACK, the middle of each half sees in all R rounds what it would see if all held
 * its order and nobody were faulty. So there the decision is forced, and on the way from one middle to the other some
 * two neighbouring places do not agree, though they are all that is loyal in a world of the ordinary system:
 *
 *     nobody faulty, all hold RETREAT: they decide it
 *     p, p + 1 loyal: they have to agree       for every place p from one middle to the other
 *     nobody faulty, all hold ATTACK: they decide it
 *
 * Limit: consensus only. Which order has to be decided is weak in a broadcast too, but that is no property of ours.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import { generals } from '../../../model/army.ts';
import type { Instance } from '../../../model/instance.ts';
import { thousands } from '../../../model/thousands.ts';
import type { Work } from '../../../model/work.ts';
import type { NotApplicable } from '../argument.ts';
import { notApplicable } from '../refusal.ts';
import type { CoveringArgument } from './argue.ts';
import { argue } from './argue.ts';
import type { Cover } from './cover.ts';
import { coverOf, dealt, playersAt } from './cover.ts';
import { atMostThreefold, replayable } from './refusal.ts';
import type { Staging } from './staging.ts';
import { windowOf } from './staging.ts';

/** More links than this over all rounds and copies are refused: the cover is kept as a whole. */
export const MOST_LINKS = 1_500_000;

/** How many copies of three places it takes for two halves of 2R + 1 places. */
export const copiesFor = (rounds: number): number => Math.max(2, Math.ceil((4 * rounds + 2) / 3));

const isConsensus = (instance: Instance): E.Either<NotApplicable, Instance> =>
  instance.protocol.problem === 'consensus'
    ? E.right(instance)
    : notApplicable(
        'problem',
        'the ring is about weak agreement in consensus; in a broadcast what applies is the hexagon',
      );

const fits = (instance: Instance): E.Either<NotApplicable, Instance> => {
  const { army, schedule } = instance;
  const links = copiesFor(schedule.rounds) * army.n * army.n * schedule.rounds;
  return links <= MOST_LINKS
    ? E.right(instance)
    : notApplicable(
        'too-large',
        `a ring for ${thousands(schedule.rounds)} rounds has ${thousands(links)} links over all of them, more than ${thousands(MOST_LINKS)}; choose smaller sizes`,
      );
};

/**
 * The world in which nobody is faulty and all hold an order; the generals at one place see in it what their nodes do.
 */
const peace = (cover: Cover, order: number, place: number): Staging => ({
  faulty: [],
  orders: generals(cover.instance.army).map(() => order),
  plays: playersAt(cover, [place]),
});

/** The ring against an instance with at most t faulty. */
export function* ring(instance: Instance, t: number): Work<E.Either<NotApplicable, CoveringArgument>> {
  const applies = pipe(
    replayable(instance),
    E.chain(isConsensus),
    E.chain(() => atMostThreefold(instance, t)),
    E.chain(fits),
  );
  if (E.isLeft(applies)) return applies;
  const { rounds } = instance.schedule;
  const copies = copiesFor(rounds);
  const half = Math.floor((3 * copies) / 2);
  const cover = yield* coverOf(instance, dealt(generals(instance.army), 3), copies, (place) => (place < half ? 0 : 1));
  // The first place of either half that is R places away from the other.
  const [retreat, attack] = [rounds, half + rounds];
  const between = Array.from({ length: attack - retreat }, (_, i) => retreat + i);
  return yield* argue({
    kind: 'ring',
    cover,
    t,
    validity: 'weak-unanimity',
    stagings: [
      peace(cover, 0, retreat),
      ...between.map((place) => windowOf(cover, [place, place + 1])),
      peace(cover, 1, attack),
    ],
  });
}
