/**
 * Refusals: where a covering argument does not apply, and what would.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Instance } from '../../../model/instance.ts';
import type { NotApplicable } from '../argument.ts';
import { notApplicable, tossesCoins } from '../refusal.ts';
import { loses } from '../../../model/faults/links.ts';
import type { Forgery } from './forgery.ts';
import { hasCommander, isAbout, problemOf } from '../../../model/problem.ts';

/** `n = 4 and t = 1`. */
export const sizesText = ({ army }: Instance, t: number): string => `n = ${String(army.n)} and t = ${String(t)}`;

/** What withstands t traitors among more than 3t generals that are all connected. */
export const possible = ({ protocol }: Instance, t: number): string =>
  hasCommander(protocol.problem)
    ? `OM(${String(t)}) holds there (Lamport, Shostak and Pease 1982)`
    : `Phase King built for m = ${String(t)} holds there (Berman, Garay and Perry 1989)`;

/** The instance, if traitors among its generals can replay what deterministic copies of them say. */
export const replayable = (instance: Instance): E.Either<NotApplicable, Instance> => {
  const { protocol, army, faults } = instance;
  if (!isAbout(protocol, 'covering'))
    return notApplicable(
      'problem',
      `${problemOf(protocol).whyNoOther ?? `it is about other problems than ${protocol.problem}`}: what applies is the chain of lost messages (Gray 1978)`,
    );
  if (faults.argument !== 'covering')
    return notApplicable(
      'faults',
      `under ${faults.name} nobody can speak as somebody it is not, and so not replay another copy of itself; what bounds protocols there is the number of rounds`,
    );
  if (army.n < 3)
    return notApplicable(
      'too-few-generals',
      `the argument needs at least three generals: of ${String(army.n)}, one that is loyal beside a traitor has nobody to disagree with`,
    );
  if (tossesCoins(instance))
    return notApplicable(
      'randomised',
      `${protocol.name} tosses coins, and the copies of a general would toss differently: the argument is about deterministic protocols; of a randomised one the same cover shows that in some world it errs with probability 1/3 or more`,
    );
  return E.right(instance);
};

/** The instance, if its generals fall into three groups that may each be faulty. */
export const atMostThreefold = (instance: Instance, t: number): E.Either<NotApplicable, Instance> =>
  instance.army.n <= 3 * t
    ? E.right(instance)
    : notApplicable(
        'too-many-generals',
        t === 0
          ? 'with t = 0 nobody is faulty, and there is nothing to argue from'
          : `the argument needs n ≤ 3t; with ${sizesText(instance, t)} there is none, since ${possible(instance, t)}`,
      );

/** The refusal of a protocol whose cover cannot be staged, with the message that shows it. */
export const forged = (
  { protocol, army, faults }: Instance,
  world: string,
  { round, from, to, claim, signer }: Forgery,
): E.Either<NotApplicable, never> => {
  const meaning = protocol.meaning(army, claim, true);
  const said = meaning === null || meaning === claim ? `“${claim}”` : `“${claim}” (${meaning})`;
  return notApplicable(
    'signs',
    `the cover is not realisable: a loyal signature would have to be forged. In ${world}, ${String(from)} would have to say ${said} to ${String(to)} in round ${String(round)}, and ${String(signer)}, which is loyal there, has not signed that.${
      loses(faults.links)
        ? ''
        : ` Under ${faults.name} the bound n > 3t does not hold: SM(t) withstands t traitors among any number of generals (Lamport, Shostak and Pease 1982, Theorem 2)`
    }`,
  );
};
