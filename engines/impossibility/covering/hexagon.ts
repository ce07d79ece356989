/**
 * The hexagon: no deterministic protocol without signatures withstands t traitors among 3 ≤ n ≤ 3t generals. Fischer,
 * Lynch and Merritt, "Easy impossibility proofs for distributed consensus problems", Distributed Computing 1(1), 1986;
 * after Pease, Shostak and Lamport 1980.
 *
 * Three groups A, B, C of at most t generals each, doubled; copy 0 holds RETREAT, copy 1 ATTACK. Around the hexagon
 * lie A0 B0 C0 A1 B1 C1, and any two neighbours there are all that is loyal in some world of the ordinary system. In
 * consensus
 *
 *     B0 C0   all loyal generals hold RETREAT, so they decide it     (A replays A0 to B, A1 to C)
 *     C0 A1   they have to agree                                     (B replays B0 to C, B1 to A)
 *     A1 B1   all hold ATTACK, so they decide it                     (C replays C0 to A, C1 to B)
 *
 * but C0 decides the same in the first two, A1 in the last two. In a broadcast the commander is in A, and the worlds
 * are A0 B0 (obey RETREAT), B0 C0 (agree), C0 A1 (obey ATTACK). With more than two orders, these are the first two.
 */
import * as E from 'fp-ts/lib/Either.js';
import { generals } from '../../../model/army.ts';
import type { Instance } from '../../../model/instance.ts';
import { standardValidity } from '../../../properties/validity.ts';
import type { Work } from '../../../model/work.ts';
import type { NotApplicable } from '../argument.ts';
import type { CoveringArgument } from './argue.ts';
import { argue } from './argue.ts';
import { coverOf, dealt } from './cover.ts';
import { atMostThreefold, replayable } from './refusal.ts';
import { windowOf } from './staging.ts';

/** The hexagon against an instance with at most t faulty. */
export function* hexagon(instance: Instance, t: number): Work<E.Either<NotApplicable, CoveringArgument>> {
  const applies = E.chain(() => atMostThreefold(instance, t))(replayable(instance));
  if (E.isLeft(applies)) return applies;
  const cover = yield* coverOf(instance, dealt(generals(instance.army), 3), 2, (place) => (place < 3 ? 0 : 1));
  const first = instance.protocol.problem === 'broadcast' ? 0 : 1;
  return yield* argue({
    kind: 'hexagon',
    cover,
    t,
    validity: standardValidity(instance),
    stagings: [first, first + 1, first + 2].map((place) => windowOf(cover, [place, place + 1])),
  });
}
