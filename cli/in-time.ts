/**
 * Steps of a command that cannot be stopped, because they are short: none is begun when the command's time is over.
 */
import * as E from 'fp-ts/lib/Either.js';
import { boundText } from '../properties/verdict.ts';
import { now } from './clock.ts';
import type { Failure } from './exit.ts';
import { EXIT } from './exit.ts';
import type { Phase } from './phase.ts';
import { deadline, enterPhase } from './phase.ts';

/** Go on with this, if there is time for it: for the seconds that it takes. */
export const inTimeFor = (phase: Phase, seconds = 0): E.Either<Failure, null> => {
  enterPhase(phase);
  const end = deadline();
  if (end === null || now() + seconds * 1000 <= end.at) return E.right(null);
  const message = boundText({ _tag: 'seconds', limit: end.seconds, during: phase });
  return E.left({ _tag: 'Failure', exit: EXIT.unknown, message });
};
