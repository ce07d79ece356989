/**
 * Covering arguments: why no deterministic protocol can do it, shown on the one that claims to.
 * Fischer, Lynch and Merritt, "Easy impossibility proofs for distributed consensus problems", 1986.
 *
 *     hexagon   n ≤ 3t, agreement and validity
 *     ring      n ≤ 3t, agreement and weak validity
 *     cut       a graph that at most 2t generals separate, agreement and validity
 *
 * Each runs the unmodified protocol in a system that it cannot tell from its own, reads off some worlds in which t
 * generals are faulty, runs those as well, and finds the one in which the protocol is broken. A world is a scenario
 * like any other.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Instance } from '../../../model/instance.ts';
import { NOBODY, scheduled } from '../../../model/network.ts';
import type { Work } from '../../../model/work.ts';
import { done } from '../../../model/work.ts';
import { conditionOf } from '../../../properties/conditions.ts';
import type { ValidityName } from '../../../properties/validity.ts';
import { standardValidity } from '../../../properties/validity.ts';
import type { NotApplicable } from '../argument.ts';
import type { CoveringArgument } from './argue.ts';
import { cut } from './cut.ts';
import { hexagon } from './hexagon.ts';
import { ring } from './ring.ts';

export interface CoveringOptions {
  /** The validity that is asked for: the standard one of the instance, or `weak-unanimity`. */
  readonly validity: ValidityName;
}

/** Whether messages are scheduled between any two generals. */
const isComplete = ({ army, schedule }: Instance): boolean =>
  scheduled(army, schedule).every(({ id, neighbours }) =>
    neighbours.every((neighbour, other) => other === id || neighbour !== NOBODY),
  );

/**
 * The argument that applies to an instance with at most t faulty: the ring for weak validity; else the hexagon, and
 * where there are too many generals for it, the cut. Where none does, why not.
 */
export const covering = (
  instance: Instance,
  t: number,
  options: CoveringOptions = { validity: standardValidity(instance) },
): E.Either<NotApplicable, CoveringArgument> => done(arguingByCover(instance, t, options));

/** Whether a validity demands something only where nobody is faulty, as weak agreement does. */
const isWeak = (validity: ValidityName): boolean => conditionOf(validity).about === 'everybody, if nobody is faulty';

/** The same, with pauses. */
export function* arguingByCover(
  instance: Instance,
  t: number,
  { validity }: CoveringOptions,
): Work<E.Either<NotApplicable, CoveringArgument>> {
  if (isWeak(validity)) return yield* ring(instance, t);
  const six = yield* hexagon(instance, t);
  if (E.isRight(six) || six.left.reason !== 'too-many-generals') return six;
  const separated = yield* cut(instance, t);
  // Where everybody is connected to everybody, their number is what is wrong, not the graph.
  return E.isLeft(separated) && (t === 0 || isComplete(instance)) ? six : separated;
}
