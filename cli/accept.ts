/**
 * Accepting what was fixed: a counterexample that breaks nothing any more is kept, as a guard of what it once broke.
 *
 * The other way there is none: a regression is not accepted. Whoever wants a protocol to be broken again, says so in the
 * file by hand.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Counterexample } from '../counterexamples/counterexample.ts';
import { counterexampleText } from '../counterexamples/counterexample.ts';
import { isReplayExpected } from '../counterexamples/replay.ts';
import type { Failure } from '../host/exit.ts';
import { fileFailure } from '../host/exit.ts';
import { reason, replace } from '../host/files.ts';
import type { Replayed } from '../host/replayed.ts';

/** What became of a file that was to be accepted; `as expected` where there was nothing to accept. */
export type Acceptance = 'accepted' | 'refused' | 'as expected';

/** What is said of it. */
export const acceptanceText = (acceptance: Acceptance, { file, replayed }: Replayed): string | null => {
  switch (acceptance) {
    case 'accepted':
      return 'accepted: from now on the file expects that it holds';
    case 'refused':
      return file.expect === 'holds'
        ? 'not accepted: it was fixed, and is broken again. A regression is mended, or the file changed by hand'
        : replayed._tag === 'Changed'
          ? 'not accepted: it is not fixed. Where the attack is another one now, save that: strategos check … --save'
          : 'not accepted: it cannot be run any more, so nobody knows whether it is fixed';
    case 'as expected':
      return null;
  }
};

/** Flip a fixed counterexample to `expect: "holds"`; nothing else is ever changed. */
export const accept = async ({ path, file, $schema, replayed }: Replayed): Promise<E.Either<Failure, Acceptance>> => {
  if (isReplayExpected(file, replayed)) return E.right('as expected');
  if (replayed._tag !== 'Fixed') return E.right('refused');
  const flipped: Counterexample = { ...file, expect: 'holds' };
  try {
    await replace(path, counterexampleText(flipped, $schema));
    return E.right('accepted');
  } catch (error) {
    return E.left(fileFailure(`cannot write ${path}: ${reason(error)}. It is as it was`));
  }
};
