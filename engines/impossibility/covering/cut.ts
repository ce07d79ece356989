/**
 * The cut: no deterministic protocol without signatures withstands t traitors on a graph that at most 2t generals
 * separate. Dolev 1982; the proof is Fischer, Lynch and Merritt 1986.
 *
 * Who is connected is read off the protocol's schedule. B and D, of at most t generals each, separate A from C; the
 * graph is doubled, so that only the edges between D and A cross the copies. Copy 0 holds RETREAT, copy 1 ATTACK. Of
 * the circle A0 B0 C0 D0 A1 B1 C1 D1 three neighbours at a time are all that is loyal in some world:
 *
 *     A0 B0 C0   all loyal generals hold RETREAT, so they decide it     (D replays D1 to A, D0 to B and C)
 *     C0 D0 A1   they have to agree                                     (B replays B0 to C and D, B1 to A)
 *     A1 B1 C1   all hold ATTACK, so they decide it                     (D replays D0 to A, D1 to B and C)
 *
 * but C0 decides the same in the first two, A1 in the last two. In a broadcast the commander must not be in D, or
 * nothing would be forced; anywhere else it forces at least the two ends. B or D may be empty, and then nobody is
 * faulty there.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Instance } from '../../../model/instance.ts';
import { scheduled } from '../../../model/network.ts';
import { standardValidity } from '../../../properties/validity.ts';
import type { Work } from '../../../model/work.ts';
import type { NotApplicable } from '../argument.ts';
import { notApplicable } from '../refusal.ts';
import type { CoveringArgument } from './argue.ts';
import { argue } from './argue.ts';
import { coverOf, dealt } from './cover.ts';
import { possible, replayable, sizesText } from './refusal.ts';
import type { Separation } from './separator.ts';
import { separation } from './separator.ts';
import { windowOf } from './staging.ts';

const separated = (instance: Instance, t: number): E.Either<NotApplicable, Separation> => {
  const { army, schedule, protocol } = instance;
  const found = separation(scheduled(army, schedule), 2 * t);
  return found === null
    ? notApplicable(
        'connected',
        `the argument needs at most 2t generals without whom two others could not hear of each other; with ${sizesText(instance, t)} ${protocol.name} schedules messages between too many for that. Over 2t + 1 separate paths every message can be relayed past the traitors (Dolev 1982), and where n > 3t, ${possible(instance, t)}`,
      )
    : E.right(found);
};

/** The cut against an instance with at most t faulty. */
export function* cut(instance: Instance, t: number): Work<E.Either<NotApplicable, CoveringArgument>> {
  const found = E.chain(() => separated(instance, t))(replayable(instance));
  if (E.isLeft(found)) return found;
  const { separator, sides } = found.right;
  // Dealt in order, so that a commander in the separator is in B.
  const [B = [], D = []] = dealt(separator, 2);
  const cover = yield* coverOf(instance, [sides[0], B, sides[1], D], 2, (place) => (place < 4 ? 0 : 1));
  const windows = [
    [0, 1, 2],
    [2, 3, 4],
    [4, 5, 6],
  ];
  return yield* argue({
    kind: 'cut',
    cover,
    t,
    validity: standardValidity(instance),
    stagings: windows.map((places) => windowOf(cover, places)),
  });
}
