/**
 * Refusals: where a covering argument does not apply, and what would.
 */
import * as E from 'fp-ts/lib/Either.js';
import { generals } from '../../../model/army.ts';
import type { Instance } from '../../../model/instance.ts';
import type { NotApplicable } from '../argument.ts';
import type { Forgery } from './forgery.ts';

/** A refusal. */
export const refusal = (reason: NotApplicable['reason'], message: string): NotApplicable => ({
  _tag: 'NotApplicable',
  reason,
  message,
});

/** `n = 4 and t = 1`. */
export const sizesText = ({ army }: Instance, t: number): string => `n = ${String(army.n)} and t = ${String(t)}`;

/** What withstands t traitors among more than 3t generals that are all connected. */
export const possible = ({ protocol }: Instance, t: number): string =>
  protocol.problem === 'broadcast'
    ? `OM(${String(t)}) holds there (Lamport, Shostak and Pease 1982)`
    : `Phase King built for m = ${String(t)} holds there (Berman, Garay and Perry 1989)`;

const tossesCoins = ({ protocol, army, schedule }: Instance): boolean =>
  Array.from({ length: schedule.rounds }, (_, r) => r + 1).some((round) =>
    generals(army).some((general) => protocol.coins(army, round, general) > 0),
  );

const whyNot = ({ protocol, army, faults }: Instance): NotApplicable | null => {
  if (protocol.problem === 'coordinated-attack')
    return refusal(
      'problem',
      'in a coordinated attack both generals are loyal and the link is the enemy: what applies is the chain of lost messages (Gray 1978)',
    );
  return faults.family === 'byzantine' || faults.family === 'signed'
    ? army.n < 3
      ? refusal(
          'too-few-generals',
          `the argument needs at least three generals: of ${String(army.n)}, one that is loyal beside a traitor has nobody to disagree with`,
        )
      : null
    : refusal(
        'faults',
        `under ${faults.name} nobody can speak as somebody it is not, and so not replay another copy of itself; what bounds protocols there is the number of rounds`,
      );
};

/** The instance, if traitors among its generals can replay what deterministic copies of them say. */
export const replayable = (instance: Instance): E.Either<NotApplicable, Instance> => {
  const why =
    whyNot(instance) ??
    (tossesCoins(instance)
      ? refusal(
          'randomised',
          `${instance.protocol.name} tosses coins, and the copies of a general would toss differently: the argument is about deterministic protocols; of a randomised one the same cover shows that in some world it errs with probability 1/3 or more`,
        )
      : null);
  return why === null ? E.right(instance) : E.left(why);
};

/** The cover cannot be staged, and the message that shows it. */
export const forged = (
  { protocol, army, faults }: Instance,
  world: string,
  { round, from, to, claim, signer }: Forgery,
): NotApplicable => {
  const meaning = protocol.meaning(army, claim, true);
  const said = meaning === null || meaning === claim ? `“${claim}”` : `“${claim}” (${meaning})`;
  return refusal(
    'signs',
    `the cover is not realisable: a loyal signature would have to be forged. In ${world}, ${String(from)} would have to say ${said} to ${String(to)} in round ${String(round)}, and ${String(signer)}, which is loyal there, has not signed that. Under ${faults.name} the bound n > 3t does not hold: SM(t) withstands t traitors among any number of generals (Lamport, Shostak and Pease 1982, Theorem 2)`,
  );
};
