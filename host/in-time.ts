/**
 * Pieces of work with a place in a command’s time: none is begun when it is over, and what pauses is given up then.
 */
import { setImmediate } from 'node:timers/promises';
import * as E from 'fp-ts/lib/Either.js';
import type { Work } from '../model/work.ts';
import { boundText } from '../properties/verdict.ts';
import { now } from './clock.ts';
import { TURN } from './drive.ts';
import type { Failure } from './exit.ts';
import { EXIT } from './exit.ts';
import type { CommandPhase } from './phase.ts';
import { deadline, enterPhase, whereWeAre } from './phase.ts';

/** Go on with this, if there is time left. */
export const ifInTime = (phase: CommandPhase): E.Either<Failure, null> => {
  enterPhase(phase);
  const end = deadline();
  if (end === null || now() <= end.at) return E.right(null);
  const message = boundText({ _tag: 'seconds', limit: end.seconds, during: phase });
  const stopped = { stop: { _tag: 'seconds', limit: end.seconds }, position: whereWeAre() } as const;
  return E.left({ _tag: 'Failure', exit: EXIT.unknown, message, stopped });
};

/** Do a piece of work as long as there is time for it. In its pauses others have their turn, so that Ctrl-C is heard. */
export const inTime = async <A>(phase: CommandPhase, work: Work<A>): Promise<E.Either<Failure, A>> => {
  let turn = now();
  for (;;) {
    const left = ifInTime(phase);
    if (E.isLeft(left)) return left;
    if (now() - turn > TURN) {
      await setImmediate();
      turn = now();
    }
    const step = work.next();
    if (step.done === true) return E.right(step.value);
  }
};
