/**
 * Why no protocol can: which impossibility arguments are run, and on what.
 */
import * as E from 'fp-ts/lib/Either.js';
import { pipe } from 'fp-ts/lib/function.js';
import type { Argument } from '../../engines/impossibility/argument.ts';
import { arguing, smallestStage } from '../../engines/impossibility/registry.ts';
import { faultModelOf } from '../../model/faults/registry.ts';
import type { Protocol } from '../../model/protocol.ts';
import { done } from '../../model/work.ts';
import type { AskedOf } from '../question.ts';
import { pose } from '../question.ts';
import type { Cast } from './claims.ts';

/** The argument against a protocol at these sizes; none where it does not apply. */
const argumentAt = (protocol: Protocol, asked: AskedOf): readonly Argument[] =>
  pipe(
    pose({ protocol, properties: [] }, asked),
    E.chainW(({ question: { instance, t }, validity }) => done(arguing(instance, t, validity))),
    E.match(
      () => [],
      (argument) => [argument],
    ),
  );

/** The arguments that the main job tells: why three generals cannot, and two over a lossy link. */
export const argumentsToProve = (cast: Cast): readonly Argument[] => [
  ...argumentAt(cast.om, { n: 3, m: 1, t: 1, faults: 'byzantine' }),
  ...argumentAt(cast.handshake, { n: 2, m: 0, t: 0, faults: 'loss' }),
];

/** The arguments that apply to a protocol, at the smallest sizes: one for each family of faults at most. */
export const argumentsAgainst = (protocol: Protocol): readonly Argument[] =>
  protocol.faults.flatMap((faults) => {
    const model = faultModelOf(faults);
    if (E.isLeft(model) || model.right.argument === null) return [];
    const { sizes, t } = smallestStage(model.right.argument, protocol);
    return argumentAt(protocol, { ...sizes, t, faults });
  });
