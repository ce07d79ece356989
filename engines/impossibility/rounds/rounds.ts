/**
 * Too few rounds: no deterministic protocol for consensus survives t crashes if it decides in t rounds or fewer.
 *
 * Fischer and Lynch, "A lower bound for the time to assure interactive consistency", 1982; Dolev and Strong 1983; the
 * walk is that of Aguilera and Toueg 1999 (`walk.ts`). It crashes at most one general a round, so R rounds take at
 * most R crashes, and it needs two generals that stay loyal. So it applies where R ≤ t and n ≥ R + 2, which n ≥ t + 2
 * implies: what R crashes break, t crashes break.
 *
 * The worlds are those that the walk needs: the failure-free neighbours, then for every round the worlds in which the
 * general that they differ in says nothing any more, and the next pair. The last world is broken. Unlike the chain's,
 * these worlds do not lead from one forced order to another, which would take exponentially many: where the walk
 * turns depends on how the protocol decides. Twins are all loyal generals that cannot tell two worlds of a step
 * apart; there may be none at a pair before the last round.
 *
 * Laws (`rounds.properties.ts`): every world replays, with at most t crashes; only the last is broken; twins see the
 * same and decide the same. Limits: other faults than crashes are refused, though whoever may lie may also keep
 * silent.
 */
import * as E from 'fp-ts/lib/Either.js';
import type { Instance } from '../../../model/instance.ts';
import { isAbout } from '../../../model/problem.ts';
import { thousands } from '../../../model/thousands.ts';
import type { Work } from '../../../model/work.ts';
import { done } from '../../../model/work.ts';
import { standardValidity } from '../../../properties/validity.ts';
import type { Argument, NotApplicable } from '../argument.ts';
import { notApplicable, otherProblem, randomised, tossesCoins } from '../refusal.ts';
import { refutedIn } from '../world.ts';
import { walk } from './walk.ts';

/** More messages over all runs are refused. */
export const MOST_WALK_MESSAGES = 20_000_000;

/** The most runs that the walk takes: the failure-free ones, and in each round two silences and a line of crashes. */
const runsAtMost = ({ army, schedule }: Instance): number => army.n + 1 + schedule.rounds * (army.n + 2);

const counted = (count: number, what: string): string => `${String(count)} ${what}${count === 1 ? '' : 's'}`;

/** The instance, if the walk applies to it. */
const applies = (instance: Instance, t: number): E.Either<NotApplicable, Instance> => {
  const { protocol, army, faults, schedule } = instance;
  const { rounds } = schedule;
  if (!isAbout(protocol, 'walk')) return otherProblem('the walk over crashes is about consensus', instance);
  if (faults.argument !== 'walk')
    return notApplicable(
      'faults',
      `the walk crashes generals, and under ${faults.name} ${faults.summary}; ask for crash, or, against at most t traitors among n ≤ 3t generals, for the hexagon`,
    );
  if (tossesCoins(instance)) return randomised('the walk', instance);
  const takes = `${protocol.name} takes ${counted(rounds, 'round')}`;
  if (!(rounds <= t))
    return notApplicable(
      'rounds',
      `${takes}, and t = ${String(t)}: t crashes need t + 1 rounds, and it has them; the walk applies from t = ${String(rounds)} on, or to fewer rounds`,
    );
  if (army.n < rounds + 2)
    return notApplicable(
      'too-few-generals',
      `${takes}, and the walk crashes a general in each and needs two that are left: ${String(rounds + 2)} generals, not ${String(army.n)}; choose more generals, or fewer rounds`,
    );
  const messages = runsAtMost(instance) * schedule.messages;
  if (messages > MOST_WALK_MESSAGES)
    return notApplicable(
      'too-large',
      `the walk may send ${thousands(messages)} messages, and more than ${thousands(MOST_WALK_MESSAGES)} are refused; choose fewer generals or fewer rounds`,
    );
  return E.right(instance);
};

/** The walk against an instance with at most t faulty, or why it says nothing about it. */
export const rounds = (instance: Instance, t: number): E.Either<NotApplicable, Argument> => done(walking(instance, t));

/** The same, with pauses. */
export function* walking(instance: Instance, t: number): Work<E.Either<NotApplicable, Argument>> {
  const applicable = applies(instance, t);
  if (E.isLeft(applicable)) return applicable;
  const { worlds, twins } = yield* walk(instance);
  return E.right({
    kind: 'rounds',
    instance,
    t,
    validity: standardValidity(instance),
    worlds,
    twins,
    refuted: refutedIn(instance, worlds),
  });
}
